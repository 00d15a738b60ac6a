import type { PageMetadata } from './page-metadata';
import { withoutTools } from './page-body';
import { type ReadableArticle, readableArticle } from './readable-article';
import { documentOfStory, holdsStory, proseOf, storyBody } from './story-body';
import { restoreParagraphs } from './restore-paragraphs';
import type { TextBlock } from './text-blocks';

/**
 * Ways to find the article in a copy of a page: `best` is by Readability in the boxes that the page itself names as its
 * story, and in the whole page where it finds nothing like that story there, or the page names none. Each of the others
 * is one guess by itself.
 */
export type Way = 'best' | (typeof OTHER_WAYS)[number];
export const OTHER_WAYS = ['whole-page', 'boxes', 'boxes-as-they-are', 'main'] as const;

/** Finds the article of a copy of the page, which stays as it is. `blocks` are its blocks. */
export function findArticle(
  way: Way,
  copy: Document,
  blocks: TextBlock[],
  metadata: PageMetadata,
): ReadableArticle | null {
  // Readability takes to pieces what it reads.
  const inWhole = () => readableArticle(copy.cloneNode(true) as Document, metadata);
  if (way === 'whole-page') return inWhole();
  if (way === 'main') return asItIs(mainBox(copy));
  const prose = proseOf(blocks, copy.body, metadata.heading);
  const body = storyBody(copy, prose, metadata);
  if (way === 'boxes-as-they-are') return body && asItIs(documentOfStory(copy, body).body);
  const inBody = body && readableArticle(documentOfStory(copy, body), metadata);
  if (way === 'boxes') return inBody;
  const found = body && inBody && holdsStory(inBody.content, body) ? inBody : inWhole();
  if (found) restoreParagraphs(found.content, prose, body);
  return found;
}

/** What a page itself calls its main part, as large as there is. */
function mainBox(copy: Document): Element {
  return copy.querySelector('main, [role="main"]') ?? copy.querySelector('article') ?? copy.body;
}

function asItIs(box: Element): ReadableArticle {
  return {
    content: withoutTools(box),
    dir: box.closest('[dir]')?.getAttribute('dir') ?? null,
    byline: null,
    excerpt: null,
  };
}
