import type { BlockChoice } from '@/utils/article/block-choice';
import type { Sanitize } from '@/utils/article/sanitize-html';
import { failed, type Result, success } from '@/utils/shared/result';
import { inSlices } from '@/utils/shared/steps';

import { type ExtractedArticle, extractionSteps } from '../extract-article';
import { documentProperty, type PageWindow } from '../page-window';
import { bareText } from '../text-weight';
import { fetchPage, type PageFailure } from './fetch-page';
import { findPages, type FoundPage, type FoundPages } from './find-pages';
import { joinPages } from './join-pages';
import { parsePage } from './parse-page';

/** What reading the pages of an article stands on. */
export interface PagesReader {
  /** Window of the page that the reader sees. */
  window: PageWindow;
  /** Address of that page. */
  url: string;
  sanitize: Sanitize;
  /** Blocks of the site that the reader wants in its articles, or doesn't. */
  choices: BlockChoice[];
  fetch: typeof globalThis.fetch;
  signal: AbortSignal;
  /** Told before each page is fetched: how many are read, and of how many as far as is known. */
  onProgress: (progress: { read: number; found: number }) => void | Promise<void>;
}

/** An article with as many of its pages as could be read. */
export interface ReadPages {
  article: ExtractedArticle;
  /** Addresses of the other pages that are in it. */
  pageUrls: string[];
  progress: PagesProgress;
}

/** How far the pages of an article have been read, in numbers of pages, the reader's own included. */
export interface PagesProgress {
  read: number;
  found: number;
  /** Why it went no further, and at which page, from 1. */
  failure: (StopReason & { page: number }) | null;
}

/** `too-many`: it is longer than an article may be. */
type StopReason = PageFailure | { kind: 'too-many' };

/** Most pages of an article that are fetched. */
const MAX_PAGES = 50;
/** Most HTML that they may come to, in UTF-16 code units: what a capture may hold. */
const MAX_LENGTH = 15_000_000;

/**
 * Reads the other pages of the article whose page `own` was read from: the whole of it on one page where the site has that,
 * else one page after another, finding further ones on the way. Where a page can't be read it ends: what is behind a hole is
 * no article. Rejects with the signal's reason when it is aborted.
 */
export async function readPages(own: ExtractedArticle, reader: PagesReader): Promise<ReadPages> {
  const { window, url, sanitize } = reader;
  const found = findPages(window, url, documentProperty(window, 'baseURI'));
  const whole = found.whole === null ? null : await readWhole(found.whole, own, found, reader);
  if (whole) return whole;

  const read = new PagesRead(found, own);
  const failure = await readOn(read, reader);
  const inOrder = read.inOrder();
  return {
    article: await inSlices(
      joinPages(
        inOrder.map(({ article }) => article),
        own,
        { window, sanitize, addresses: read.addresses() },
      ),
    ),
    pageUrls: inOrder.flatMap(({ article, page }) => (article === own ? [] : page.url)),
    progress: { ...read.progress(), failure },
  };
}

/** Reads what hasn't been read yet; why it ended before the end, or null. */
async function readOn(read: PagesRead, reader: PagesReader): Promise<PagesProgress['failure']> {
  for (let next = read.next(); next; next = read.next()) {
    const page = read.numberOf(next);
    if (read.isFull()) return { kind: 'too-many', page };
    await reader.onProgress(read.progress());
    const contents = await readPage(next.url, reader);
    if (!contents.ok) return { ...contents.failure, page };
    read.add(next, contents.value);
  }
  return null;
}

/** A page that was read, and what it tells of others. */
interface PageContents {
  article: ExtractedArticle;
  found: FoundPages;
}

async function readPage(
  url: string,
  { window, url: ownUrl, sanitize, choices, fetch, signal }: PagesReader,
): Promise<Result<PageContents, PageFailure>> {
  const page = await fetchPage(url, { fetch, neighbour: documentProperty(window, 'characterSet'), signal });
  if (!page.ok) return page;
  const parsed = parsePage(window, page.value.html, page.value.url);
  const found = findPages(parsed, ownUrl, documentProperty(parsed, 'baseURI'));
  const article = await inSlices(
    extractionSteps({ window: parsed, url: page.value.url, selected: null, sanitize, choices }),
  );
  if (!article.ok || article.value.capture.source !== 'article') return failed({ kind: 'no-article' });
  return success({ article: article.value, found });
}

/** The pages of an article that are known, and those of them that have been read. */
class PagesRead {
  readonly #pages = new Map<number | null, FoundPage>();
  readonly #read = new Map<number | null, ExtractedArticle>();
  #more = 0;
  #length = 0;

  constructor(found: FoundPages, own: ExtractedArticle) {
    this.#pages.set(found.own, { url: own.capture.metadata.url, marker: found.own });
    this.#read.set(found.own, own);
    this.#know(found);
  }

  /** The first page that hasn't been read; undefined when there is none. */
  next(): FoundPage | undefined {
    return this.#known().find(({ marker }) => !this.#read.has(marker));
  }

  add({ marker }: FoundPage, { article, found }: PageContents): void {
    const text = article.capture.textContent;
    const isRepeated = [...this.#read.values()].some(({ capture }) => capture.textContent === text);
    this.#read.set(marker, article);
    this.#length += article.capture.content.length;
    // Behind the last page sites send that one again, or the first, and there is no end of it.
    if (isRepeated) this.#pages.delete(marker);
    else this.#know(found);
  }

  isFull(): boolean {
    return this.#read.size >= MAX_PAGES || this.#length > MAX_LENGTH;
  }

  addresses(): Set<string> {
    return new Set(this.#known().map(({ url }) => url));
  }

  numberOf({ marker }: FoundPage): number {
    return this.#known().findIndex((page) => page.marker === marker) + 1;
  }

  progress(): { read: number; found: number } {
    const read = this.inOrder().length;
    return { read, found: Math.max(this.#pages.size, this.#more + 1) };
  }

  inOrder(): { page: FoundPage; article: ExtractedArticle }[] {
    return this.#known().flatMap((page) => {
      const article = this.#read.get(page.marker);
      return article ? [{ page, article }] : [];
    });
  }

  #known(): FoundPage[] {
    return [...this.#pages.values()].toSorted((a, b) => (a.marker ?? -1) - (b.marker ?? -1));
  }

  #know({ pages, more }: FoundPages): void {
    this.#more = Math.max(this.#more, more ?? 0);
    for (const page of pages) if (!this.#read.has(page.marker)) this.#pages.set(page.marker, page);
  }
}

/** The article on one page; null when that can't be read or isn't more than what the reader sees. */
async function readWhole(
  url: string,
  own: ExtractedArticle,
  found: FoundPages,
  reader: PagesReader,
): Promise<ReadPages | null> {
  const pages = found.pages.length + 1;
  await reader.onProgress({ read: 1, found: pages });
  const whole = await readPage(url, reader);
  if (!whole.ok || !holdsAll(whole.value.article, own)) return null;
  const { capture, pictureSources } = whole.value.article;
  return {
    article: { capture: { ...capture, metadata: own.capture.metadata }, pictureSources },
    pageUrls: [url, ...found.pages.map((page) => page.url)],
    progress: { read: pages, found: pages, failure: null },
  };
}

/** Share of a page's paragraphs that must stand in what is taken for the whole of it: remarks at its edges needn't. */
const HELD_SHARE = 0.8;
/** The whole is longer by at least so much. */
const LONGER_BY = 1.1;

function holdsAll(whole: ExtractedArticle, part: ExtractedArticle): boolean {
  const text = bareText(whole.capture.textContent);
  const paragraphs = part.capture.textContent
    .split('\n')
    .map(bareText)
    .filter((line) => line.length >= 20);
  const held = paragraphs.filter((paragraph) => text.includes(paragraph));
  return (
    held.length >= paragraphs.length * HELD_SHARE &&
    text.length >= bareText(part.capture.textContent).length * LONGER_BY
  );
}
