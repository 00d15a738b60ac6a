import { acceptChange, type Annotation, type TextQuoteSelector } from '@/utils/annotation/annotation';
import type { SavedArticle } from '@/utils/article/article';

import { placeQuote } from './highlight-quote';
import { type LibraryContext, timestamp } from './library-context';

/**
 * The highlight with its ends moved in the live page to what the quote says: an accepted place in the saved text, where that
 * has the quote, else in the page alone.
 */
export async function withMovedEnds(
  ctx: LibraryContext,
  { versionId }: Pick<SavedArticle, 'versionId'>,
  annotation: Annotation,
  quote: TextQuoteSelector,
): Promise<Annotation> {
  const text = await ctx.db.texts.get(versionId);
  const { selector, keptBeside } = placeQuote(text?.text ?? '', quote);
  const isInText = selector.length > 1 || keptBeside !== undefined;
  return acceptChange(annotation, {
    accepted: timestamp(ctx),
    versionId: isInText ? versionId : null,
    selector,
    ...(keptBeside === undefined ? {} : { keptBeside }),
  });
}
