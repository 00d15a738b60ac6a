import {
  type Annotation,
  annotationBody,
  type HighlightColor,
  motivationOf,
  type TextQuoteSelector,
  type TextSelectors,
} from '@/utils/annotation/annotation';
import type { PagePicture } from '@/utils/annotation/page-images';
import {
  describePageImage,
  describePicture,
  type PictureSelector,
} from '@/utils/annotation/picture-selector';
import { createQuoteFinder, type QuoteFinder } from '@/utils/annotation/quote-finder';
import type { SavedArticle, SavedPicture } from '@/utils/article/article';
import { pictureKey } from '@/utils/extract/picture-key';
import { atOnce } from '@/utils/shared/steps';

import { type LibraryContext, timestamp } from './library-context';

/** A quote of the live page that is to be highlighted, or a picture. */
export type LiveQuote = {
  id: string;
  color: HighlightColor;
  note?: string;
  /** Whether it is deleted already, and kept so that this can be taken back. */
  isDeleted?: boolean;
} & (
  | {
      /** With its lookalikes on the page, if there are any. */
      quote: Omit<TextQuoteSelector, 'type'>;
    }
  | { picture: PagePicture }
);

/** The text of a version, and its pictures. */
interface SavedBody {
  text: string;
  pictures: readonly SavedPicture[];
}

/**
 * A highlight of a quote that was selected on the live page, placed in the saved text. Where the saved text lacks it, or
 * has it in several places, the quote is kept without a position and shows as such. A picture is that of the saved copy, if
 * it has it.
 */
export function highlightQuote(
  ctx: LibraryContext,
  article: Pick<SavedArticle, 'id' | 'versionId' | 'url'>,
  { text, pictures }: SavedBody,
  highlight: LiveQuote,
): Annotation {
  const { id, color, note = '', isDeleted = false } = highlight;
  const now = timestamp(ctx);
  const { selector, keptBeside }: PlacedQuote =
    'quote' in highlight
      ? placeQuote(text, highlight.quote)
      : { selector: [selectPicture(highlight.picture, pictures)] };
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

/** The selectors of what is highlighted, and what a version has in its place where that is in other words. */
interface PlacedQuote {
  selector: Annotation['target']['selector'];
  keptBeside?: string;
}

/** The selector of a picture of the live page: that of the saved picture with its address, in whatever size. */
function selectPicture(picture: PagePicture, saved: readonly SavedPicture[]): PictureSelector {
  const key = pictureKey(picture.url);
  const signs: ((url: string) => boolean)[] = [
    (url) => url === picture.url,
    (url) => pictureKey(url) === key,
  ];
  for (const isIt of signs) {
    const index = saved.findIndex(({ url }) => isIt(url));
    const its = saved[index];
    if (its) return describePicture({ ...picture, index, url: its.url, hash: its.hash });
  }
  return describePageImage(picture);
}

/** Selectors of a quote of the live page in the saved text; `keptBeside` is what has its place where that is in other words. */
export function placeQuote(
  text: string,
  quote: Omit<TextQuoteSelector, 'type'>,
): { selector: TextSelectors; keptBeside?: string } {
  return placeQuoteBy(createQuoteFinder(text), quote);
}

/** The same for one of many quotes in a text. */
export function placeQuoteBy(
  finder: QuoteFinder,
  { lookalikes, ...quote }: Omit<TextQuoteSelector, 'type'>,
): { selector: TextSelectors; keptBeside?: string } {
  const selector: TextQuoteSelector = { type: 'TextQuoteSelector', ...quote };
  if (lookalikes && lookalikes.length > 0) selector.lookalikes = lookalikes;
  const [place] = atOnce(finder.find([{ id: '', selectors: [selector], stood: null }])).values();
  // What was selected is what is quoted. Nobody has edited what the copy has in its place: there is nothing to ask about.
  if (place?.state === 'changed') return { selector: [selector], keptBeside: place.exact };
  if (place?.state !== 'exact' && place?.state !== 'moved') return { selector: [selector] };
  const { start, end } = place;
  const placed: [TextQuoteSelector, { type: 'TextPositionSelector'; start: number; end: number }] = [
    { ...selector, exact: finder.text.slice(start, end) },
    { type: 'TextPositionSelector', start, end },
  ];
  return { selector: lookalikes ? placed : atOnce(finder.describe(placed)) };
}
