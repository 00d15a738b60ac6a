import { acceptChange, type Annotation, type TextQuoteSelector } from '@/utils/annotation/annotation';
import type { SavedArticle } from '@/utils/article/article';

import { type LibraryContext, timestamp } from './library-context';
import { placeInVersion } from './place-in-version';

/** The highlight with its ends moved in the live page to what the quote says. */
export async function withMovedEnds(
  ctx: LibraryContext,
  { versionId }: Pick<SavedArticle, 'versionId'>,
  annotation: Annotation,
  quote: TextQuoteSelector,
): Promise<Annotation> {
  const place = await placeInVersion(ctx, versionId, quote);
  return acceptChange(annotation, { accepted: timestamp(ctx), ...place });
}
