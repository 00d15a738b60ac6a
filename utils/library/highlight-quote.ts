import {
  type Annotation,
  annotationBody,
  type HighlightColor,
  motivationOf,
  type TextQuoteSelector,
  type TextSelectors,
} from '@/utils/annotation/annotation';
import { createQuoteFinder } from '@/utils/annotation/quote-finder';
import type { SavedArticle } from '@/utils/article/article';
import { atOnce } from '@/utils/shared/steps';

import { type LibraryContext, timestamp } from './library-context';

/** A quote of the live page that is to be highlighted. */
export interface LiveQuote {
  id: string;
  color: HighlightColor;
  /** With its lookalikes on the page, if there are any. */
  quote: Omit<TextQuoteSelector, 'type'>;
  note?: string;
  /** Whether it is deleted already, and kept so that this can be taken back. */
  isDeleted?: boolean;
}

/**
 * A highlight of a quote that was selected on the live page, placed in the saved text. Where the saved text lacks it, or
 * has it in several places, the quote is kept without a position and shows as such.
 */
export function highlightQuote(
  ctx: LibraryContext,
  article: Pick<SavedArticle, 'id' | 'versionId' | 'url'>,
  text: string,
  { id, color, quote, note = '', isDeleted = false }: LiveQuote,
): Annotation {
  const now = timestamp(ctx);
  const { selector, keptBeside } = placeQuote(text, quote);
  return {
    id,
    articleId: article.id,
    versionId: article.versionId,
    motivation: motivationOf(note),
    color,
    body: annotationBody(note, []),
    target: { source: article.url, selector },
    ...(keptBeside === undefined ? {} : { keptBeside }),
    created: now,
    modified: now,
    deletedAt: isDeleted ? now : null,
  };
}

/** Selectors of a quote of the live page in the saved text; `keptBeside` is what has its place where that is in other words. */
export function placeQuote(
  text: string,
  { lookalikes, ...quote }: LiveQuote['quote'],
): { selector: TextSelectors; keptBeside?: string } {
  const finder = createQuoteFinder(text);
  const selector: TextQuoteSelector = { type: 'TextQuoteSelector', ...quote };
  if (lookalikes && lookalikes.length > 0) selector.lookalikes = lookalikes;
  const [place] = atOnce(finder.find([{ id: '', selectors: [selector], stood: null }])).values();
  // What was selected is what is quoted. Nobody has edited what the copy has in its place: there is nothing to ask about.
  if (place?.state === 'changed') return { selector: [selector], keptBeside: place.exact };
  if (place?.state !== 'exact' && place?.state !== 'moved') return { selector: [selector] };
  const { start, end } = place;
  const placed: [TextQuoteSelector, { type: 'TextPositionSelector'; start: number; end: number }] = [
    { ...selector, exact: text.slice(start, end) },
    { type: 'TextPositionSelector', start, end },
  ];
  return { selector: lookalikes ? placed : atOnce(finder.describe(placed)) };
}
