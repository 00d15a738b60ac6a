import { Readability } from '@mozilla/readability';

import { keepBoxNames } from './keep-box-names';
import { mergeChunks } from './merge-chunks';

/** What Readability found in a page. */
export interface ReadableArticle {
  /** Holder of the article's content, out of the document; classes are still there, for trimming. */
  content: Element;
  /** Direction that the content's surroundings declare. */
  dir: string | null;
  byline: string | null;
  /** First paragraph. */
  excerpt: string | null;
}

/**
 * Fewest characters that Readability takes for an article before it lets more of the page in. Its own number is for Latin
 * script; a Chinese dispatch is done in half of it. Japanese and Korean pages were found worse with less.
 */
const CHAR_THRESHOLD = 500;
const CHAR_THRESHOLD_CHINESE = 250;

/**
 * Finds the article in a copy of the page, which it takes to pieces; null when it finds none.
 * `title` is told to Readability, which drops the heading that repeats it.
 */
export function readableArticle(
  copy: Document,
  { title, lang }: { title: string; lang: string | null },
): ReadableArticle | null {
  mergeChunks(copy.body);
  keepBoxNames(copy.body);
  tellTitle(copy, title);
  const article = parse(copy, {
    charThreshold: /^zh\b/i.test(lang ?? '') ? CHAR_THRESHOLD_CHINESE : CHAR_THRESHOLD,
    disableJSONLD: true,
    keepClasses: true,
    // The element itself: turning it into text and parsing that again would be waste, and a risk.
    serializer: (node) => node,
  });
  if (!article?.content) return null;
  return {
    content: article.content as Element,
    dir: article.dir ?? null,
    byline: article.byline ?? null,
    excerpt: article.excerpt ?? null,
  };
}

type Options = NonNullable<ConstructorParameters<typeof Readability<Node>>[1]>;

function parse(copy: Document, options: Options): ReturnType<Readability<Node>['parse']> {
  try {
    return new Readability<Node>(copy, options).parse();
  } catch {
    // It recurses, and a page may be nested deeper than the stack: then there is no article, and the page is kept whole.
    return null;
  }
}

/** The metadata have been read: for Readability there is only this title. */
function tellTitle(copy: Document, title: string): void {
  for (const meta of copy.querySelectorAll('meta')) meta.remove();
  if (title === '') return;
  const meta = copy.createElement('meta');
  meta.setAttribute('property', 'og:title');
  meta.setAttribute('content', title);
  copy.documentElement.prepend(meta);
}
