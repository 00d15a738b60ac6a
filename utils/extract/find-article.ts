import { failed, type Result, success } from '@/utils/shared/result';
import type { Steps } from '@/utils/shared/steps';

import { handedDown } from './handed-down';
import type { PageMetadata } from './page-metadata';
import { isStory } from './is-story';
import { withoutTools } from './page-body';
import { type ReadableArticle, readableArticle } from './readable-article';
import { articleBox, documentOfStory, holdsStory, proseOf, storyBody } from './story-body';
import { restoreParagraphs } from './restore-paragraphs';
import { linkShare, type TextBlock } from './text-blocks';

/**
 * Ways to find the article in a copy of a page: `best` is by Readability in the boxes that the page itself names as its
 * story, and in the whole page where it finds nothing like that story there, or the page names none. Each of the others
 * is one guess by itself.
 */
export type Way = 'best' | (typeof OTHER_WAYS)[number];
export const OTHER_WAYS = ['whole-page', 'boxes', 'boxes-as-they-are', 'main'] as const;

/** An article of more elements is a book, or a table of figures: to keep it would take longer than anybody waits. */
const MAX_ELEMENTS = 60_000;

/** Whether there is more in these boxes than is read. */
export function areTooLarge(boxes: Element[]): boolean {
  return boxes.reduce((sum, box) => sum + box.getElementsByTagName('*').length, 0) > MAX_ELEMENTS;
}

/** What is found where there is no more than is read. */
export type UnlessTooLarge<Found> = Result<Found, { kind: 'too-large' }>;

/**
 * Finds the article of a copy of the page, which stays as it is. `blocks` are its blocks. Null where there is none. Of what
 * is too large for Readability, the boxes that the page names are taken as they are.
 */
export function* findArticle(
  way: Way,
  copy: Document,
  blocks: TextBlock[],
  metadata: PageMetadata,
): Steps<UnlessTooLarge<ReadableArticle | null>> {
  const inWhole = (): UnlessTooLarge<ReadableArticle | null> => {
    // Readability takes to pieces what it reads.
    if (isReadable(copy)) return success(readableArticle(copy.cloneNode(true) as Document, metadata));
    const box = mainBox(copy);
    return box ? takeAsItIs(box) : success(null);
  };
  if (way === 'whole-page') return inWhole();
  if (way === 'main') return takeAsItIs(mainBox(copy) ?? copy.body);
  const prose = yield* proseOf(blocks, copy.body, metadata.heading);
  yield;
  const body = storyBody(copy, prose, metadata);
  yield;
  if (body && areTooLarge(body.parts)) return failed({ kind: 'too-large' });
  const alone = body && documentOfStory(copy, body);
  if (way === 'boxes-as-they-are') return success(alone && asItIs(alone.body));
  yield;
  const inBody = alone && (isReadable(alone) ? readableArticle(alone, metadata) : asItIs(alone.body));
  if (way === 'boxes') return success(inBody);
  yield;
  const isInBody = body !== null && inBody !== null && holdsStory(inBody.content, body);
  const holder = isInBody ? success(inBody) : inWhole();
  yield;
  if (!holder.ok) return holder;
  const found = holder.value;
  // What wouldn't be a story on any page may be a notice beside the one article of this page.
  const isSure = found !== null && isStory(found.content, { isArticle: false });
  const short = isSure ? null : shortArticle(copy, metadata);
  if (short || !found) return success(short);
  yield* restoreParagraphs(found.content, prose, isInBody ? null : body);
  yield;
  return success(found);
}

/** The page's one `<article>`; null where there is none, or it leads elsewhere or says nothing. */
function shortArticle(copy: Document, metadata: PageMetadata): ReadableArticle | null {
  const box = articleBox(copy, metadata);
  if (!box || linkShare(box) >= 0.5 || areTooLarge([box])) return null;
  const article = asItIs(box);
  return isStory(article.content, metadata) ? article : null;
}

/** Most elements and text that Readability reads without holding up the tab: it can't be stopped on the way. */
const MAX_READABLE = 20_000;
/** Characters times their depth: it reads the text of each element, and so a text as often as it is deep. */
const MAX_NESTED_TEXT = 10_000_000;
/** What reading a text costs by itself, in characters. */
const TEXT_COST = 20;

const SHOW_TEXT = 4;

function isReadable(document: Document): boolean {
  if (document.getElementsByTagName('*').length > MAX_READABLE) return false;
  const depthOf = handedDown<Element, number>(document.body, 2, (_element, around) => around + 1);
  const walker = document.createTreeWalker(document.body, SHOW_TEXT);
  let nested = 0;
  for (let text = walker.nextNode(); text && nested <= MAX_NESTED_TEXT; text = walker.nextNode()) {
    nested += ((text.textContent ?? '').length + TEXT_COST) * depthOf(text.parentElement ?? document.body);
  }
  return nested <= MAX_NESTED_TEXT;
}

/** What a page itself calls its main part, as large as there is. */
function mainBox(copy: Document): Element | null {
  return copy.querySelector('main, [role="main"]') ?? copy.querySelector('article');
}

function takeAsItIs(box: Element): UnlessTooLarge<ReadableArticle> {
  return areTooLarge([box]) ? failed({ kind: 'too-large' }) : success(asItIs(box));
}

function asItIs(box: Element): ReadableArticle {
  return {
    content: withoutTools(box),
    dir: box.closest('[dir]')?.getAttribute('dir') ?? null,
    byline: null,
    excerpt: null,
  };
}
