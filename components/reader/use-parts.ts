import { i18n } from '#i18n';
import { useLibrary } from '@/components/hooks/use-library';
import { showToast } from '@/components/ui/Toast';
import type { AcceptedPlace, TextPositionSelector, TextQuoteSelector } from '@/utils/annotation/annotation';
import { describeSpan } from '@/utils/annotation/describe-range';
import type { PlacedHighlight } from '@/utils/annotation/highlight-segments';
import { hullOf } from '@/utils/annotation/merge-highlights';
import type { QuoteFinder } from '@/utils/annotation/quote-finder';
import { splitSpan } from '@/utils/annotation/split-span';
import type { TextSpan } from '@/utils/article/rendered-text';
import { updateAnnotation } from '@/utils/library/annotate';
import type { MarksChange } from '@/utils/library/annotation-marks';
import type { LibraryContext } from '@/utils/library/library-context';
import type { Half } from '@/utils/library/place-in-version';
import { mergeAnnotations } from '@/utils/library/merge-annotations';
import { splitAnnotation } from '@/utils/library/split-annotation';
import { inShortSlices } from '@/utils/shared/steps';

import { recordChanges } from './edit-history';
import { forgetDraft, readDraft } from './note-draft';
import { takeBackAloud } from './edits-aloud';

/** Makes two highlights of one, and one of several. Each gives the id of the first of them; null where nothing came of it. */
export interface Parts {
  split: (whole: PlacedHighlight, at: number) => Promise<string | null>;
  /** `keptId` is the one that stays, with its colour. */
  merge: (parts: PlacedHighlight[], keptId: string) => Promise<string | null>;
}

/** What describes a stretch of a text. */
type SpanSelectors = [TextQuoteSelector, TextPositionSelector];

/**
 * Splits and merges highlights by the text that they are shown in, while this version is the latest; `finder` is null while the
 * text isn't read. `placeOf` makes of what describes a stretch of it, which may be a half of one that is split, the place that
 * is kept.
 */
export function useParts(
  finder: QuoteFinder | null,
  versionId: string,
  placeOf: (selector: SpanSelectors, half?: Half) => Promise<AcceptedPlace> | AcceptedPlace,
): Parts {
  const library = useLibrary();
  const place = async (span: TextSpan, half?: Half): Promise<AcceptedPlace | null> => {
    const described = finder && describeSpan(finder.text, span);
    return described && placeOf(await inShortSlices(finder.describe(described)), half);
  };
  const change = async (
    make: () => Promise<MarksChange[] | null>,
    message: string,
  ): Promise<string | null> => {
    try {
      const changes = await recordChanges(make);
      if (!changes) return null;
      const undo = (): void => {
        void takeBackAloud(library, changes);
      };
      showToast({ message, action: { label: i18n.t('annotation.undo'), run: undo } });
      return changes[0]?.id ?? null;
    } catch (error) {
      showToast({ message: i18n.t('annotation.notStored', [String(error)]) });
      return null;
    }
  };
  return {
    split: async (whole, at) => {
      const halves = finder && splitSpan(finder.text, whole, at);
      const first = halves && (await place(halves[0], { of: whole.id, isSecond: false }));
      const second = halves && (await place(halves[1], { of: whole.id, isSecond: true }));
      if (!first || !second) return null;
      return change(
        () => splitAnnotation(library, whole.id, versionId, [first, second]),
        i18n.t('annotation.split.done'),
      );
    },
    merge: async (parts, keptId) => {
      const whole = await place(hullOf(parts));
      if (!whole) return null;
      const ids = parts.map(({ id }) => id);
      const merged = await change(
        () => mergeAnnotations(library, { ids, keptId, versionId, place: whole }),
        i18n.t('annotation.merge.done'),
      );
      if (merged !== null) for (const id of ids) if (id !== keptId) await storeDraft(library, id);
      return merged;
    },
  };
}

/** Stores what was typed on a highlight and couldn't be stored: where it is part of another now, nothing shows its draft. */
async function storeDraft(library: LibraryContext, id: string): Promise<void> {
  const draft = readDraft(id);
  if (!draft) return;
  const { kind } = await updateAnnotation(library, id, { note: draft });
  if (kind === 'stored') forgetDraft(id, draft.text);
}
