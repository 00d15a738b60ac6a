import type { Steps } from '@/utils/shared/steps';

import { FRAME_PAGE, type FramePage } from './flatten-frames';
import { handedDown } from './handed-down';
import { placeOf, placesOf } from './page-figures';
import { type PageMetadata, pageMetadata, type ReadAddress } from './page-metadata';
import { isProseBlock } from './prose';
import { type TextBlock, textBlockSteps } from './text-blocks';
import { textWeight } from './text-weight';

/** A copy of a page, with what is left of its frames' pages, and what it says of itself. */
export interface DescribedPage {
  copy: Document;
  frames: FramePage[];
  address: ReadAddress;
  pageFacts: PageMetadata;
}

/** The facts that a page itself tells: what its frames show may be of other stories. */
export function factsOfPage(copy: Document, frames: FramePage[], address: ReadAddress): Steps<PageMetadata> {
  return apart(copy, frames, () => pageMetadata(copy, address));
}

/**
 * The facts of the story that `content` holds, of all the page's `blocks` where none was found, or of all the page. Where nearly
 * all of it stands in a frame, each fact is what the frame's page says, else what the page around it says; of a frame that adds
 * a part to a story none is taken. The addresses stay those of the page that was opened. Places must be numbered where there is
 * a content.
 */
export function* factsOfStory(
  { copy, frames, address, pageFacts }: DescribedPage,
  story: { blocks: TextBlock[]; content: Element | null } | null,
): Steps<PageMetadata> {
  if (frames.length === 0) return pageFacts;
  const blocks = story?.blocks ?? (yield* textBlockSteps(copy.body));
  const places = story?.content ? placesOf([story.content]) : null;
  const found = places ? blocks.filter(({ element }) => places.has(placeOf(element) ?? 0)) : blocks;
  const around = framesOfStory(copy, frames, found);
  if (around.length === 0) return pageFacts;
  return yield* apart(copy, frames, function* () {
    let facts = pageFacts;
    for (const frame of around) {
      const url = /^https?:/.test(frame.url) ? frame.url : address.url;
      const siteNames = facts.siteName === null ? [] : [facts.siteName];
      const its = yield* pageMetadata(frame.document, { url, baseUrl: frame.baseUrl }, siteNames);
      facts = withinPage(its, facts);
    }
    return facts;
  });
}

/** Share of a story's prose that a frame must hold to be where the story stands. */
const STORY_SHARE = 0.7;

/** The frames around a story, the outermost first. */
function framesOfStory(copy: Document, frames: FramePage[], found: TextBlock[]): FramePage[] {
  const framesAround = handedDown<Element, FramePage[]>(copy.body, [], (element, around) => {
    const frame = frames[Number(element.getAttribute(FRAME_PAGE) ?? NaN)];
    return frame ? [...around, frame] : around;
  });
  const weights = new Map<FramePage, number>();
  let total = 0;
  for (const block of found.filter(isProseBlock)) {
    const weight = textWeight(block.text);
    const around = framesAround(block.element);
    total += weight;
    for (const frame of around) weights.set(frame, (weights.get(frame) ?? 0) + weight);
  }
  // Of two that hold so much, one stands in the other: it was met first.
  return [...weights].filter(([, weight]) => weight >= STORY_SHARE * total).map(([frame]) => frame);
}

/** What a frame's page says, and where it is silent, what the page around it says. */
function withinPage(frame: PageMetadata, around: PageMetadata): PageMetadata {
  // The title of a frame's tab is seen by nobody, and often left as a template had it.
  const isTitled = frame.title !== '' && !(frame.isOfTab && around.titleFrom === 'shown');
  const { title, titleFrom, isOfTab, heading } = isTitled ? frame : around;
  const isDated = frame.publishedTime !== null && !isSameTime(around.publishedTime, frame.publishedTime);
  const kept = new Set([
    'canonicalUrl',
    ...(isTitled ? [] : ['title']),
    ...(isDated ? [] : ['publishedTime']),
  ]);
  const ofFrame = Object.entries(frame.factSources).filter(([name]) => !kept.has(name));
  return {
    ...around,
    title,
    titleFrom,
    isOfTab,
    heading,
    byline: frame.byline.length > 0 ? frame.byline : around.byline,
    publishedTime: isDated ? frame.publishedTime : around.publishedTime,
    modifiedTime: frame.modifiedTime ?? around.modifiedTime,
    siteName: frame.siteName ?? around.siteName,
    sourceName: frame.sourceName ?? around.sourceName,
    section: frame.section ?? around.section,
    keywords: frame.keywords.length > 0 ? frame.keywords : around.keywords,
    lang: frame.lang ?? around.lang,
    excerpt: frame.excerpt ?? around.excerpt,
    isAccessibleForFree: frame.isAccessibleForFree ?? around.isAccessibleForFree,
    imageUrl: frame.imageUrl ?? around.imageUrl,
    offeredImages: [...frame.offeredImages, ...around.offeredImages],
    articleBody: frame.articleBody ?? around.articleBody,
    wordCount: frame.wordCount ?? around.wordCount,
    isArticle: frame.isArticle || around.isArticle,
    factSources: { ...around.factSources, ...Object.fromEntries(ofFrame) },
  };
}

/** Whether a time is the same as another, or tells its clock or zone besides. */
function isSameTime(time: string | null, other: string): boolean {
  return time?.startsWith(other) === true;
}

/** Reads while what each frame shows stands in a page of its own, and puts it back. */
function* apart<Facts>(copy: Document, frames: FramePage[], read: () => Steps<Facts>): Steps<Facts> {
  const shown = [...copy.querySelectorAll(`[${FRAME_PAGE}]`)].flatMap((box) => {
    const body = frames[Number(box.getAttribute(FRAME_PAGE))]?.document.body;
    return body ? { box, body } : [];
  });
  // Inner ones first, so that none is taken out with the one around it.
  for (const { box, body } of shown.toReversed()) moveChildren(box, body);
  const facts = yield* read();
  for (const { box, body } of shown) moveChildren(body, box);
  return facts;
}

function moveChildren(from: Element, to: Element): void {
  while (from.firstChild) to.append(from.firstChild);
}
