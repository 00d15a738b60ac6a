import { anchorIn } from '@/utils/annotation/anchor';
import {
  type Annotation,
  annotationBody,
  HIGHLIGHT_COLORS,
  type TextQuoteSelector,
} from '@/utils/annotation/annotation';
import { withLookalikes } from '@/utils/annotation/lookalikes';
import { indexText } from '@/utils/annotation/text-index';
import type { SavedArticle } from '@/utils/article/article';
import { atOnce } from '@/utils/shared/steps';

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
  const index = atOnce(indexText(text));
  const place = anchorIn(index, [selector]);
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
      // Other words at its place aren't the quote yet: the page was read as it was selected.
      selector:
        place.state === 'exact' || place.state === 'moved'
          ? withLookalikes(index, [
              { ...selector, exact: text.slice(place.start, place.end) },
              { type: 'TextPositionSelector', start: place.start, end: place.end },
            ])
          : [selector],
    },
    created: now,
    modified: now,
    deletedAt: null,
  };
}
