import { i18n } from '#i18n';
import { copyCitedQuote } from '@/components/cite/copy-cited-quote';
import { useLibrary } from '@/components/hooks/use-library';
import { useSetting } from '@/components/hooks/use-setting';
import { showToast } from '@/components/ui/Toast';
import type { Annotation, HighlightColor } from '@/utils/annotation/annotation';
import { type ColorPreferences, usualColor } from '@/utils/annotation/color-preferences';
import { describeRange } from '@/utils/annotation/describe-range';
import type { PlacedHighlight } from '@/utils/annotation/highlight-segments';
import { describePicture, type PicturePlace } from '@/utils/annotation/picture-selector';
import type { QuoteFinder } from '@/utils/annotation/quote-finder';
import type { SavedArticle } from '@/utils/article/article';
import type { RenderedText } from '@/utils/article/rendered-text';
import { addAnnotation, updateAnnotation } from '@/utils/library/annotate';
import { inShortSlices } from '@/utils/shared/steps';
import { settings } from '@/utils/storage/settings';

import { copyQuote } from './copy-quote';
import { recordEdit, recordMaking } from './edit-history';

interface Markable {
  rendered: RenderedText | null;
  /** Of the same text. */
  finder: QuoteFinder | null;
  placed: PlacedHighlight[];
  /** What is selected at this moment: a key may come before the page is told of a selection. */
  selected: () => Range | null;
  /** The picture that is chosen or has the focus; it counts where no text is selected. */
  pictureMeant: () => PicturePlace | null;
  preferences: ColorPreferences;
  onMarked: (annotationId: string, isNoteWanted: boolean) => void;
}

/** What can be done with a selection. */
export interface Marking {
  /** The colour used last, or the first. */
  lastColor: HighlightColor;
  highlight: (color: HighlightColor) => Promise<void>;
  highlightWithNote: () => Promise<void>;
  copy: () => Promise<void>;
  /** Copies it with the reference to its article. */
  cite: () => Promise<void>;
}

/** What is to be marked, and the highlight of it that is there already. */
interface Mark {
  selectors: Annotation['target']['selector'];
  marked: PlacedHighlight | undefined;
}

/**
 * Marks what is selected of an article, or a picture; the selection is gone afterwards. What is marked already, character for character,
 * isn't marked twice: it takes the new colour. `onMarked` is told the highlight, and whether a note is to be written on it.
 */
export function useMarking(
  article: SavedArticle,
  { rendered, finder, placed, selected, pictureMeant, preferences, onMarked }: Markable,
): Marking {
  const library = useLibrary();
  const [lastColor, setLastColor] = useSetting(settings.lastColor);
  const describe = () => {
    const range = selected();
    return rendered && range ? describeRange(rendered, range) : null;
  };
  const markOfText = async (): Promise<Mark | null> => {
    const described = describe();
    // At once: a second click would mark it twice.
    document.getSelection()?.removeAllRanges();
    if (!finder || !described) return null;
    const selectors = await inShortSlices(finder.describe(described));
    const [, { start, end }] = selectors;
    return { selectors, marked: placed.find((one) => one.start === start && one.end === end) };
  };
  const markOfPicture = (): Mark | null => {
    const picture = pictureMeant();
    if (!picture) return null;
    const marked = placed.find((one) => one.picture === picture.index);
    return { selectors: [describePicture(picture)], marked };
  };
  const lastUsed = usualColor(preferences, lastColor);
  const highlight = async (color: HighlightColor, isNoteWanted: boolean): Promise<void> => {
    const wanted = (await markOfText()) ?? markOfPicture();
    if (!wanted) return;
    const { selectors, marked } = wanted;
    setLastColor(color);
    try {
      if (marked) await recordEdit(library, marked.id, () => updateAnnotation(library, marked.id, { color }));
      const made = marked
        ? null
        : await recordMaking(() => addAnnotation(library, article, selectors, { color, note: '', tags: [] }));
      const id = made?.id ?? marked?.id;
      if (id !== undefined) onMarked(id, isNoteWanted);
    } catch (error) {
      showToast({ message: i18n.t('annotation.notStored', [String(error)]) });
    }
  };
  return {
    lastColor: lastUsed,
    highlight: (color) => highlight(color, false),
    highlightWithNote: () => highlight(lastUsed, true),
    copy: async () => {
      const [quote] = describe() ?? [];
      if (quote) await copyQuote(quote.exact);
    },
    cite: async () => {
      const [quote] = describe() ?? [];
      if (quote) await copyCitedQuote(quote.exact, article);
    },
  };
}
