import type { ArticleMetadata } from '@/utils/article/article';
import type { Capture } from '@/utils/article/capture';
import type { Sanitize } from '@/utils/article/sanitize-html';
import { failed, type Result, success } from '@/utils/shared/result';

import { makeLinksAbsolute } from './absolute-links';
import { cloneDocument } from './clone-document';
import { collectPictures } from './collect-pictures';
import { flattenWrappers } from './flatten-wrappers';
import { handDownDirection } from './hand-down-direction';
import { isStory } from './is-story';
import { resolvePictures } from './lazy-pictures';
import { insertLeadPicture, leadPicture } from './lead-picture';
import { pageBody } from './page-body';
import { pageDirection } from './page-language';
import { pageFigures } from './page-figures';
import { type PageMetadata, pageMetadata } from './page-metadata';
import type { PageWindow } from './page-window';
import { personNames } from './person-names';
import { type ReadableArticle, readableArticle } from './readable-article';
import { removeEmptyFigures, restoreFigures } from './restore-figures';
import { selectedContent } from './selected-content';
import { insertStandfirst, standfirst } from './standfirst';
import { documentOfStory, isStoryOf, storyBody } from './story-body';
import { type TextBlock, textBlocks } from './text-blocks';
import { oneLine } from './text-weight';
import { trimContent } from './trim-content';
import { type TruncationHint, truncationHints, truncationSigns } from './truncation-signs';
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
}

/** An article as it is captured, and the whole address of each of its pictures. */
export interface ExtractedArticle {
  capture: Omit<Capture, 'selection' | 'pageUrls'>;
  pictureSources: string[];
}

/**
 * Reads the article of a live page, which stays as it is to the byte. Where there is no article it is the reader's
 * selection, else all that can be read on the page; `empty` when that is nothing.
 */
export function extractArticle(page: PageToRead): Result<ExtractedArticle, { kind: 'empty' }> {
  const { window, url, sanitize } = page;
  const { baseURI } = window.document;
  const copy = cloneDocument(window);
  if (!isHtmlElement(copy.body)) return failed({ kind: 'empty' });
  resolvePictures(copy, baseURI);
  handDownDirection(copy);
  const metadata = pageMetadata(copy, url, baseURI);
  const found = findContent(page, copy, metadata);
  makeLinksAbsolute(found.content, url, baseURI);
  flattenWrappers(found.content);
  const { pictures, sources } = collectPictures(found.content);
  const written = writeContent(found.content, sanitize);
  if (written.textContent === '') return failed({ kind: 'empty' });
  return success({
    capture: {
      metadata: describe(url, metadata, found, written.textContent),
      source: found.source,
      ...written,
      signs: truncationSigns(written.textContent, found.hints, found.blocks, metadata),
      pictures,
    },
    pictureSources: sources,
  });
}

/** Longest address that the library takes, in UTF-16 code units. */
const MAX_URL_LENGTH = 10_000;

interface FoundContent {
  source: Capture['source'];
  content: Element;
  article: ReadableArticle | null;
  /** What the page says of its direction, nearest to the content first. */
  directions: (string | null)[];
  /** What the page says of its article's end, and its blocks; empty where no article was found. */
  hints: TruncationHint[];
  blocks: Pick<TextBlock, 'text'>[];
}

function findContent(page: PageToRead, copy: Document, metadata: PageMetadata): FoundContent {
  const { window, selected } = page;
  const directions = [copy.body.getAttribute('dir'), copy.documentElement.getAttribute('dir')];
  const figures = pageFigures(copy, metadata.heading);
  const lead = leadPicture(copy, figures, metadata);
  const blocks = textBlocks(copy.body);
  const summary = standfirst(blocks, metadata);
  const hints = truncationHints(copy.body, blocks, page.url);
  const article = findArticle(copy, blocks, metadata);
  if (article && isStory(article.content, metadata)) {
    const { content } = article;
    restoreFigures(content, figures, metadata.heading);
    insertLeadPicture(content, lead);
    removeEmptyFigures(content);
    // What the reader selected, or a page that isn't an article, is kept as it is.
    trimContent(content, metadata, page.url);
    insertStandfirst(content, summary);
    if (oneLine(content.textContent) !== '') {
      return { source: 'article', content, article, directions: [article.dir, ...directions], hints, blocks };
    }
  }
  const unread = { article: null, directions, hints: [], blocks: [] };
  const selection = selected && selectedContent(window, selected);
  if (selection) {
    resolvePictures(selection, window.document.baseURI);
    return { source: 'selection', content: selection, ...unread };
  }
  // Readability has taken the copy to pieces.
  const wholePage = cloneDocument(window);
  resolvePictures(wholePage, window.document.baseURI);
  return { source: 'page', content: pageBody(wholePage), ...unread };
}

/** Reads the page; and, where that isn't what the page itself names as its story, the story's boxes alone. */
function findArticle(copy: Document, blocks: TextBlock[], metadata: PageMetadata): ReadableArticle | null {
  const body = storyBody(copy, blocks, metadata);
  const alone = body && documentOfStory(copy, body);
  const article = readableArticle(copy, metadata);
  if (!body || !alone || (article && isStoryOf(article.content, body))) return article;
  const second = readableArticle(alone, metadata);
  return second && isStoryOf(second.content, body) ? second : article;
}

function describe(
  url: string,
  metadata: PageMetadata,
  { article, directions }: FoundContent,
  text: string,
): ArticleMetadata {
  const { canonicalUrl, title, byline, lang, siteName, excerpt, publishedTime } = metadata;
  const { modifiedTime, sourceName, section, keywords, isAccessibleForFree } = metadata;
  const { aliasUrls, factSources } = metadata;
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
    factSources: {
      ...factSources,
      ...(title === '' && { title: 'text' }),
      ...(excerpt === null && { excerpt: 'text' }),
      ...(byline.length === 0 && others.length > 0 && { byline: 'markup' }),
    },
  };
}

/** A document of frames has no body to read. */
function isHtmlElement(body: HTMLElement | null): boolean {
  return body?.localName === 'body';
}
