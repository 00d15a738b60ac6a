import { anchorAnnotations } from '@/utils/annotation/anchored-annotation';
import type { AcceptedPlace, TextQuoteSelector } from '@/utils/annotation/annotation';
import { foldText } from '@/utils/article/fold-text';
import type { TextSpan } from '@/utils/article/rendered-text';

import { placeQuote } from './highlight-quote';
import type { LibraryContext } from './library-context';

/** One of the two parts that a highlight is split into. */
export interface Half {
  /** The highlight that is split. */
  of: string;
  isSecond: boolean;
}

/**
 * What the live page has in a quote as a place of its highlight: one in the text of this version, where that has the quote, else
 * in the page alone. A half stands where the version has the whole, whatever else there is around it.
 */
export async function placeInVersion(
  ctx: LibraryContext,
  versionId: string,
  quote: TextQuoteSelector,
  half?: Half,
): Promise<AcceptedPlace> {
  const text = (await ctx.db.texts.get(versionId))?.text ?? '';
  const place = half ? await placeOfHalf(ctx, { versionId, text }, quote, half) : null;
  if (place) {
    const exact = text.slice(place.start, place.end);
    return {
      versionId,
      selector: [
        { ...quote, exact },
        { type: 'TextPositionSelector', ...place },
      ],
    };
  }
  const { selector, keptBeside } = placeQuote(text, quote);
  const isInText = selector.length > 1 || keptBeside !== undefined;
  return {
    versionId: isInText ? versionId : null,
    selector,
    ...(keptBeside === undefined ? {} : { keptBeside }),
  };
}

/** Where the text of a version has a half at its end of the whole; null where it hasn't, or has the whole in other words. */
async function placeOfHalf(
  { db }: LibraryContext,
  { versionId, text }: { versionId: string; text: string },
  { exact }: TextQuoteSelector,
  { of, isSecond }: Half,
): Promise<TextSpan | null> {
  const annotation = await db.annotations.get(of);
  const anchor = annotation && anchorAnnotations(text, versionId, [annotation])[0]?.anchor;
  if (anchor?.state !== 'exact' && anchor?.state !== 'moved') return null;
  const whole = foldText(text.slice(anchor.start, anchor.end));
  const half = foldText(exact).text;
  const isThere = isSecond ? whole.text.endsWith(half) : whole.text.startsWith(half);
  if (half === '' || !isThere) return null;
  const from = isSecond ? whole.text.length - half.length : 0;
  const { start, end } = whole.originalSpan(from, from + half.length);
  return { start: anchor.start + start, end: anchor.start + end };
}
