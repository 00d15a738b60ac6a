import { anchorSelectors } from '@/utils/annotation/anchor';
import {
  type Annotation,
  annotationBody,
  HIGHLIGHT_COLORS,
  type TextQuoteSelector,
} from '@/utils/annotation/annotation';
import type { SavedArticle } from '@/utils/article/article';

import { type LibraryContext, timestamp } from './library-context';

/**
 * A highlight of a quote that was selected on the live page, placed in the saved text. Where the saved text lacks it, or
 * has it in several places, the quote is kept without a position and shows as such.
 */
export function highlightQuote(
  ctx: LibraryContext,
  article: Pick<SavedArticle, 'id' | 'versionId' | 'url'>,
  text: string,
  quote: Omit<TextQuoteSelector, 'type'>,
  note = '',
): Annotation {
  const selector: TextQuoteSelector = { type: 'TextQuoteSelector', ...quote };
  const place = anchorSelectors(text, [selector]);
  const now = timestamp(ctx);
  return {
    id: ctx.newId(),
    articleId: article.id,
    versionId: article.versionId,
    motivation: note.trim() === '' ? 'highlighting' : 'commenting',
    color: HIGHLIGHT_COLORS[0],
    body: annotationBody(note, []),
    target: {
      source: article.url,
      selector:
        place.state === 'exact' || place.state === 'moved'
          ? [
              { ...selector, exact: text.slice(place.start, place.end) },
              { type: 'TextPositionSelector', start: place.start, end: place.end },
            ]
          : [selector],
    },
    created: now,
    modified: now,
    deletedAt: null,
  };
}
