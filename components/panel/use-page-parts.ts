import { useEffect, useMemo } from 'preact/hooks';

import { useLibrary } from '@/components/hooks/use-library';
import { mergeFor, splitFor } from '@/components/reader/parts-of-highlights';
import type { HighlightActions } from '@/components/reader/use-editing';
import { useParts } from '@/components/reader/use-parts';
import { useSplitting } from '@/components/reader/use-splitting';
import { type Anchor, hasPlace } from '@/utils/annotation/anchor';
import type { AnchoredAnnotation } from '@/utils/annotation/anchored-annotation';
import { pictureOf, quoteOf } from '@/utils/annotation/annotation';
import { placeHighlight } from '@/utils/annotation/place-highlight';
import type { QuoteFinder } from '@/utils/annotation/quote-finder';
import type { SavedArticle } from '@/utils/article/article';
import { foldText } from '@/utils/article/fold-text';
import { placeInVersion } from '@/utils/library/place-in-version';

interface PageHighlights {
  article: SavedArticle;
  /** As the page has told of them, and its text. */
  anchored: AnchoredAnnotation[];
  finder: QuoteFinder;
  focused: string | null;
  onFocus: (annotationId: string) => void;
}

/** Splits and merges highlights of the page beside the panel: gives what of that can be done with one that is in focus. */
export function usePageParts(page: PageHighlights): (annotationId: string) => HighlightActions {
  const { article, anchored, finder, focused, onFocus } = page;
  const library = useLibrary();
  const { versionId } = article;
  const { text } = finder;
  const placed = useMemo(
    () =>
      anchored
        .filter((one) => standsAsTold(one, text))
        .flatMap(({ annotation, anchor }) => placeHighlight(annotation, anchor) ?? []),
    [anchored, text],
  );
  const parts = useParts(finder, versionId, ([quote], half) =>
    placeInVersion(library, versionId, quote, half),
  );
  const splitting = useSplitting(text, placed, parts, onFocus);
  const { current } = splitting;
  useEffect(() => {
    if (current && current.highlight.id !== focused) splitting.end();
  }, [focused]);

  return (id) => {
    if (current?.highlight.id === id) {
      const { start, end } = current.highlight;
      return {
        splitting: {
          words: text.slice(start, end),
          at: current.at - start,
          onMove: (to) => {
            splitting.move(start + to);
          },
          onSplit: () => void splitting.split(),
          onCancel: splitting.end,
        },
      };
    }
    const split = splitFor(text, placed, id, null);
    const merged = mergeFor(text, placed, id, null);
    const other = merged?.find((one) => one.id !== id);
    return {
      ...(split && {
        split: () => {
          splitting.begin(split);
        },
      }),
      ...(merged &&
        other && {
          merge: {
            words: text.slice(other.start, other.end),
            run: async () => {
              const made = await parts.merge(merged, id);
              if (made !== null) onFocus(made);
            },
          },
        }),
    };
  };
}

/** Whether a highlight is of text, and has its words where the page told: it may have got others in the library since. */
function standsAsTold({ annotation, anchor }: AnchoredAnnotation, text: string): boolean {
  return pictureOf(annotation) === null && wordsAt(text, anchor) === foldText(quoteOf(annotation).exact).text;
}

function wordsAt(text: string, anchor: Anchor): string | null {
  return hasPlace(anchor) ? foldText(text.slice(anchor.start, anchor.end)).text : null;
}
