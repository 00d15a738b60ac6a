import { Readability } from '@mozilla/readability';
import Defuddle from 'defuddle';

import { cuttings } from './cuttings';

/** What the harness scores, and the times it took in milliseconds. */
export interface Extracted {
  title?: string | null;
  byline?: string | string[] | null;
  publishedTime?: string | null;
  contentHtml?: string | null;
  ms: number;
  /** What making the copy took that it was given; 0 for one that makes its own. */
  copyMs: number;
}

type Extractor = (url: string) => Omit<Extracted, 'ms' | 'copyMs'> | null;

/** Each reads the page it stands in; those that take a page to pieces get a copy, which is timed apart. */
const EXTRACTORS: Record<string, () => Extractor> = {
  cuttings: () => (url) => cuttings(url, window),
  readability: () => {
    const copy = document.cloneNode(true) as Document;
    return () => {
      const article = new Readability(copy).parse();
      return article && { ...article, contentHtml: article.content ?? null };
    };
  },
  defuddle: () => {
    const copy = document.cloneNode(true) as Document;
    return (url) => {
      const article = new Defuddle(copy, { url }).parse();
      const { title, author, published, content } = article;
      return { title, byline: author, publishedTime: published, contentHtml: content };
    };
  },
};

declare global {
  var extractFromPage: (name: string, url: string) => Extracted | { error: string };
}

globalThis.extractFromPage = (name, url) => {
  try {
    const begun = performance.now();
    const extract = EXTRACTORS[name]?.();
    const started = performance.now();
    const article = extract?.(url) ?? {};
    return { ...article, ms: performance.now() - started, copyMs: started - begun };
  } catch (error) {
    return { error: String(error) };
  }
};
