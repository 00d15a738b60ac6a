import type { AcceptedPlace, TextQuoteSelector } from '@/utils/annotation/annotation';

import { placeQuote } from './highlight-quote';
import type { LibraryContext } from './library-context';

/**
 * What the live page has in a quote as a place of its highlight: one in the text of this version, where that has the quote, else
 * in the page alone.
 */
export async function placeInVersion(
  { db }: LibraryContext,
  versionId: string,
  quote: TextQuoteSelector,
): Promise<AcceptedPlace> {
  const text = await db.texts.get(versionId);
  const { selector, keptBeside } = placeQuote(text?.text ?? '', quote);
  const isInText = selector.length > 1 || keptBeside !== undefined;
  return {
    versionId: isInText ? versionId : null,
    selector,
    ...(keptBeside === undefined ? {} : { keptBeside }),
  };
}
