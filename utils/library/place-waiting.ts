import type { Annotation, TextQuoteSelector } from '@/utils/annotation/annotation';
import { createQuoteFinder, type QuoteFinder } from '@/utils/annotation/quote-finder';
import type { Article } from '@/utils/article/article';

import { placeQuoteBy } from './highlight-quote';
import type { LibraryContext } from './library-context';

type Selector = Annotation['target']['selector'];

/**
 * Gives highlights that came with a link their places in the text that it has got, under the article that it has become; those that
 * have none are kept with their quote. As long as there is only the link, its own id stands for the version that they are of. Must
 * run in a transaction over `annotations`.
 */
export async function placeWaiting(
  { db }: Pick<LibraryContext, 'db'>,
  linkId: string,
  article: Pick<Article, 'id' | 'versionId' | 'url'>,
  text: string,
): Promise<void> {
  const rows = await db.annotations.where('articleId').equals(linkId).toArray();
  const waiting = rows.filter(({ versionId }) => versionId === linkId);
  if (waiting.length === 0) return;
  const finder = createQuoteFinder(text);
  await db.annotations.bulkPut(
    waiting.map((annotation) => {
      const { selector } = annotation.target;
      const [quote] = selector;
      return {
        ...annotation,
        articleId: article.id,
        versionId: article.versionId ?? article.id,
        target: {
          source: article.url,
          selector: quote.type === 'TextQuoteSelector' ? placedBy(finder, quote) : selector,
        },
      };
    }),
  );
}

/** The selectors of a quote by its place in a text; by its words alone where it has none, or there is no text yet. */
export function placedBy(finder: QuoteFinder | null, quote: Omit<TextQuoteSelector, 'type'>): Selector {
  return finder ? placeQuoteBy(finder, quote).selector : [{ type: 'TextQuoteSelector', ...quote }];
}
