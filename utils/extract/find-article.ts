import type { PageMetadata } from './page-metadata';
import { withoutTools } from './page-body';
import { type ReadableArticle, readableArticle } from './readable-article';
import { documentOfStory, isStoryOf, type StoryBody, storyBody } from './story-body';
import type { TextBlock } from './text-blocks';

/**
 * Ways to find the article in a copy of a page: `best` is the whole page by Readability, and the story's own boxes alone where
 * that isn't what the page names as its story. Each of the others is one guess by itself.
 */
export type Way = 'best' | (typeof OTHER_WAYS)[number];
export const OTHER_WAYS = ['whole-page', 'boxes', 'boxes-as-they-are', 'main'] as const;

/** Finds the article of a copy of the page, which is taken to pieces. `blocks` are its blocks. */
export function findArticle(
  way: Way,
  copy: Document,
  blocks: TextBlock[],
  metadata: PageMetadata,
): ReadableArticle | null {
  if (way === 'whole-page') return readableArticle(copy, metadata);
  if (way === 'main') return asItIs(mainBox(copy));
  const body = storyBody(copy, blocks, metadata);
  const alone = body && documentOfStory(copy, body);
  if (way === 'best') return bestOf(copy, body, alone, metadata);
  if (!alone) return null;
  return way === 'boxes' ? readableArticle(alone, metadata) : asItIs(alone.body);
}

function bestOf(
  copy: Document,
  body: StoryBody | null,
  alone: Document | null,
  metadata: PageMetadata,
): ReadableArticle | null {
  const article = readableArticle(copy, metadata);
  if (!body || !alone || (article && isStoryOf(article.content, body))) return article;
  const second = readableArticle(alone, metadata);
  return second && isStoryOf(second.content, body) ? second : article;
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
