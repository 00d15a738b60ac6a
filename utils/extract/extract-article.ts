import type { ArticleMetadata } from '@/utils/article/article';
import type { BlockChoice, ChoicesUse } from '@/utils/article/block-choice';
import { type Capture, MAX_BODY_LENGTH } from '@/utils/article/capture';
import { oneLine } from '@/utils/article/one-line';
import type { Reading } from '@/utils/article/reading';
import type { Sanitize } from '@/utils/article/sanitize-html';
import { failed, type Result, success } from '@/utils/shared/result';
import { atOnce, type Steps } from '@/utils/shared/steps';

import { makeLinksAbsolute } from './absolute-links';
import { chooseBlocks, findBlocks, type FoundBlocks, insertBlocks } from './chosen-blocks';
import { cloneDocument } from './clone-document';
import { collectPictures } from './collect-pictures';
import { drawingsToPictures } from './drawings';
import { areTooLarge, findArticle, OTHER_WAYS, type UnlessTooLarge, type Way } from './find-article';
import { flattenWrappers } from './flatten-wrappers';
import { handDownDirection } from './hand-down-direction';
import { isStory } from './is-story';
import { resolvePictures } from './lazy-pictures';
import { insertLeadPicture, leadPicture } from './lead-picture';
import { pageBody } from './page-body';
import { pageDirection } from './page-language';
import { numberPlaces, PageFigures } from './page-figures';
import type { PageMetadata } from './page-metadata';
import { documentProperty, type PageWindow } from './page-window';
import { personNames } from './person-names';
import { sameFileAs } from './picture-key';
import { quoteEmbeds } from './quote-embeds';
import type { ReadableArticle } from './readable-article';
import { isVast, reduceLargePage } from './reduce-large-page';
import { removeUnread } from './remove-unread';
import { removeEmptyFigures, restoreFigures } from './restore-figures';
import { selectedContent } from './selected-content';
import { insertStandfirst, standfirst } from './standfirst';
import { type DescribedPage, factsOfPage, factsOfStory } from './story-facts';
import { type TextBlock, textBlockSteps } from './text-blocks';
import { isBlank } from './text-weight';
import { areDifferentTexts } from './different-texts';
import { trimContent } from './trim-content';
import { type TruncationHint, tellingControls, truncationHints, truncationSigns } from './truncation-signs';
import { unboxQuotations } from './unbox-quotations';
import { unfoldStory } from './unfold-story';
import { writeContent } from './write-content';

/** A page to read. */
export interface PageToRead {
  window: PageWindow;
  /** The page's address. */
  url: string;
  /** What the reader has selected, if anything: read where the page holds no article. */
  selected: Range | null;
  /** Sanitiser of the same window. */
  sanitize: Sanitize;
  /** How it is to be read; `best` where the reader hasn't said. */
  reading?: Reading;
  /** Blocks of the site that the reader wants in its articles, or doesn't. */
  choices?: BlockChoice[];
}

/** Why a page can't be read so: there is no text or too much, no other way that finds another article, or nothing selected. */
interface ReadingFailure {
  kind: 'empty' | 'too-large' | 'no-other-reading' | 'no-selection';
}

/** An article as it is captured, and the whole address of each of its pictures. */
export interface ExtractedArticle {
  capture: Omit<Capture, 'selection' | 'pageUrls'>;
  pictureSources: string[];
}

/**
 * Reads the article of a live page, which stays as it is to the byte. Where there is no article it is the reader's
 * selection, else all that can be read on the page.
 */
export function extractArticle(page: PageToRead): ExtractionResult {
  return atOnce(extractionSteps(page));
}

type ExtractionResult = Result<ExtractedArticle, ReadingFailure>;

/** The same, step by step. The page may change meanwhile: it is copied in one of the first. */
export function extractionSteps(page: PageToRead): Steps<ExtractionResult> {
  const { reading = 'best' } = page;
  return reading === 'other' ? otherArticle(page) : extractBy(reading, page);
}

/** Reads with the reader's choices, and without them where they fit nothing or leave nothing. */
function* extractBy(how: HowToRead, page: PageToRead): Steps<ExtractionResult> {
  const read = yield* extract(how, page);
  const isForArticle = how !== 'page' && how !== 'selection';
  if (!isForArticle || !page.choices?.length) return read;
  if (read.ok && read.value.capture.choices === 'used') return read;
  const without = yield* extract(how, { ...page, choices: [] });
  if (without.ok) without.value.capture.choices = 'unused';
  return without;
}

/** The first of the other ways by which another article is found than by the best. */
function* otherArticle(page: PageToRead): Steps<ExtractionResult> {
  const best = yield* extractBy('best', page);
  if (!best.ok && best.failure.kind === 'too-large') return best;
  for (const way of OTHER_WAYS) {
    const other = yield* extractBy(way, page);
    if (!other.ok || other.value.capture.source !== 'article') continue;
    if (!best.ok || areDifferentTexts(other.value.capture.textContent, best.value.capture.textContent))
      return other;
  }
  return failed({ kind: 'no-other-reading' });
}

type HowToRead = Way | Exclude<Reading, 'other'>;

function* extract(how: HowToRead, page: PageToRead): Steps<ExtractionResult> {
  const { window, url, sanitize } = page;
  const baseURI = documentProperty(window, 'baseURI');
  const selection = page.selected && how !== 'page' ? selectedContent(window, page.selected) : null;
  const { document: copy, frames } = yield* cloneDocument(window, page.choices);
  yield;
  if (!isHtmlElement(copy.body)) return failed({ kind: 'empty' });
  const reduced = yield* reduce(how, copy, page);
  if (!reduced.ok) return selection ? yield* extract('selection', page) : reduced;
  yield;
  quoteEmbeds(copy, baseURI);
  drawingsToPictures(copy);
  yield;
  resolvePictures(copy, baseURI);
  yield;
  const chosen = findBlocks(copy);
  removeUnread(copy);
  unboxQuotations(copy);
  handDownDirection(copy);
  yield;
  const address = { url, baseUrl: baseURI };
  const pageFacts = yield* factsOfPage(copy, frames, address);
  const content = yield* findContent(how, { copy, frames, address, pageFacts, chosen, selection });
  if (!content.ok) return content;
  const found = content.value;
  if (reduced.value && found.source === 'page') return yield* extract('page', page);
  makeLinksAbsolute(found.content, url, baseURI);
  flattenWrappers(found.content);
  yield;
  const { pictures, sources } = collectPictures(found.content);
  const written = yield* writeContent(found.content, sanitize, window);
  if (written.textContent === '') return failed({ kind: 'empty' });
  if (written.content.length > MAX_BODY_LENGTH) return failed({ kind: 'too-large' });
  return success({
    capture: {
      metadata: describe(url, found, written.textContent),
      source: found.source,
      reading: page.reading ?? 'best',
      choices: found.choices,
      ...written,
      signs: truncationSigns(written.textContent, found.hints, found.blocks, found.metadata),
      pictures,
    },
    pictureSources: sources,
  });
}

/** What the reader wants to have whole, or has chosen blocks of, isn't reduced. Says whether anything was taken out. */
function* reduce(how: HowToRead, copy: Document, page: PageToRead): Steps<UnlessTooLarge<boolean>> {
  if (how === 'selection') return success(false);
  if (how === 'page' || page.choices?.length)
    return isVast(copy) ? failed({ kind: 'too-large' }) : success(false);
  return yield* reduceLargePage(copy);
}

/** Longest address that the library takes, in UTF-16 code units. */
const MAX_URL_LENGTH = 10_000;

interface FoundContent {
  source: Capture['source'];
  content: Element;
  metadata: PageMetadata;
  article: ReadableArticle | null;
  /** What the page says of its direction, nearest to the content first. */
  directions: (string | null)[];
  /** What the page says of its article's end, and its blocks; empty where no article was found. */
  hints: TruncationHint[];
  blocks: Pick<TextBlock, 'text'>[];
  /** Null where no choice of the reader's was found. */
  choices: ChoicesUse | null;
}

/** A copy of the page, what it says of itself, and what the reader has chosen and selected on it. */
interface DescribedCopy extends DescribedPage {
  chosen: FoundBlocks;
  selection: Element | null;
}

function* findContent(
  how: HowToRead,
  described: DescribedCopy,
): Steps<Result<FoundContent, { kind: 'too-large' | 'no-selection' }>> {
  const { copy, address, selection, pageFacts } = described;
  const directions = [copy.body.getAttribute('dir'), copy.documentElement.getAttribute('dir')];
  if (how !== 'page' && how !== 'selection') {
    const story = yield* findStory(how, described);
    // Of what is too large, the reader may have selected a part.
    if (!story.ok && !selection) return story;
    const value = story.ok ? story.value : null;
    if (value) return success({ ...value, directions: [value.article.dir, ...directions] });
  }
  const unread = { article: null, directions, hints: [], blocks: [], choices: null };
  if (selection) {
    if (areTooLarge([selection])) return failed({ kind: 'too-large' });
    resolvePictures(selection, address.baseUrl);
    return success({ source: 'selection', content: selection, metadata: pageFacts, ...unread });
  }
  if (how === 'selection') return failed({ kind: 'no-selection' });
  if (areTooLarge([copy.body])) return failed({ kind: 'too-large' });
  const metadata = yield* factsOfStory(described, null);
  return success({ source: 'page', content: pageBody(copy), metadata, ...unread });
}

/** The article, trimmed; null where what is found isn't a story. */
function* findStory(
  way: Way,
  described: DescribedCopy,
): Steps<UnlessTooLarge<(Omit<FoundContent, 'directions'> & { article: ReadableArticle }) | null>> {
  const { copy, pageFacts, chosen } = described;
  const { url } = described.address;
  const { included, excludedPictures } = chooseBlocks(chosen);
  const controls = yield* tellingControls(copy.body, url);
  unfoldStory(copy, controls);
  yield* numberPlaces(copy);
  yield;
  const blocks = yield* textBlockSteps(copy.body);
  yield;
  const first = yield* findArticle(way, copy, blocks, pageFacts);
  if (!first.ok) return first;
  const metadata = yield* factsOfStory(described, { blocks, content: first.value?.content ?? null });
  const read = metadata === pageFacts ? first : yield* findArticle(way, copy, blocks, metadata);
  if (!read.ok) return read;
  const found = read.value;
  const isFound = found !== null && isStory(found.content, metadata);
  yield;
  if (!isFound && included.length === 0) return success(null);
  const article = isFound ? found : emptyArticle(copy);
  // Readability doesn't know of which page it is: that of a frame may only add a part.
  if (described.frames.length > 0) article.byline = null;
  const { content } = article;
  if (isFound) {
    const figures = new PageFigures(copy, metadata.heading);
    restoreFigures(content, figures, metadata.heading);
    yield;
    insertLeadPicture(content, leadPicture(copy, figures, withoutImages(metadata, excludedPictures)));
    removeEmptyFigures(content);
    // What the reader selected or chose, or a page that isn't an article, is kept as it is.
    yield* trimContent(content, { ...metadata, url });
    insertStandfirst(content, standfirst(blocks, metadata));
    yield;
  }
  insertBlocks(content, included);
  if (isBlank(content.textContent)) return success(null);
  const hints = yield* truncationHints(blocks, controls, url);
  yield;
  const choices = chosen.wanted.length + chosen.unwanted.length > 0 ? 'used' : null;
  return success({ source: 'article', content, metadata, article, hints, blocks, choices });
}

/** For the blocks that the reader wants where nothing else was found. */
function emptyArticle(copy: Document): ReadableArticle {
  return { content: copy.createElement('div'), dir: null, byline: null, excerpt: null };
}

/** The metadata without the pictures for sharing that the reader doesn't want in the article. */
function withoutImages(metadata: PageMetadata, excluded: Set<string>): PageMetadata {
  if (excluded.size === 0) return metadata;
  const areExcluded = [...excluded].map(sameFileAs);
  const offeredImages = metadata.offeredImages.filter((image) => !areExcluded.some((is) => is(image)));
  return { ...metadata, offeredImages, imageUrl: offeredImages[0] ?? null };
}

function describe(
  url: string,
  { metadata, article, directions }: FoundContent,
  text: string,
): ArticleMetadata {
  const { canonicalUrl, title, byline, lang, siteName, excerpt, publishedTime } = metadata;
  const { modifiedTime, sourceName, section, keywords, isAccessibleForFree } = metadata;
  const { aliasUrls, imageUrl, factSources } = metadata;
  const firstLines = text.split('\n').find((line) => line.length >= 40) ?? oneLine(text.slice(0, 300));
  const others = personNames(article?.byline ?? '');
  const address = new URL(url);
  address.username = '';
  address.password = '';
  return {
    url: address.href.slice(0, MAX_URL_LENGTH),
    canonicalUrl,
    title: title || firstLines.slice(0, 80) || address.hostname,
    byline: byline.length > 0 ? byline : others,
    dir: pageDirection(directions, text),
    lang,
    siteName,
    excerpt: excerpt ?? firstLines.slice(0, 300),
    publishedTime,
    modifiedTime,
    sourceName,
    section,
    keywords,
    isAccessibleForFree,
    aliasUrls,
    imageUrl,
    factSources: {
      ...factSources,
      ...(title === '' && { title: 'text' }),
      ...(excerpt === null && { excerpt: 'text' }),
      ...(byline.length === 0 && others.length > 0 && { byline: 'markup' }),
    },
  };
}

/** A document of frames none of which can be read has no body. */
function isHtmlElement(body: HTMLElement | null): boolean {
  return body?.localName === 'body';
}
