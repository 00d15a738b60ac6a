import { useState } from 'preact/hooks';

import { i18n } from '#i18n';
import { showToast } from '@/components/ui/Toast';
import type { PlacedHighlight } from '@/utils/annotation/highlight-segments';
import { splitSpan } from '@/utils/annotation/split-span';

import type { Split } from './parts-of-highlights';
import type { Parts } from './use-parts';

/** Choosing where a highlight is split. */
export interface Splitting {
  /** The highlight that is being split, and where it would be; null while none is. */
  current: { highlight: PlacedHighlight; at: number } | null;
  begin: (split: Split) => void;
  move: (to: number) => void;
  /** Leaves it whole. */
  end: () => void;
  /** Splits it there; false where it can't be. */
  split: () => Promise<boolean>;
}

/** The same for a text and the highlights placed in it. `onSplit` is told the first part. */
export function useSplitting(
  text: string,
  placed: PlacedHighlight[],
  parts: Parts,
  onSplit: (annotationId: string) => void,
): Splitting {
  /** From its start: what stands before it in a live page may change meanwhile. */
  const [chosen, setChosen] = useState<{ id: string; by: number } | null>(null);
  const highlight = placed.find(({ id }) => id === chosen?.id);
  const current = chosen && highlight ? { highlight, at: highlight.start + chosen.by } : null;
  const end = (): void => {
    setChosen(null);
  };
  return {
    current,
    begin: ({ id, at }) => {
      const its = placed.find((one) => one.id === id);
      if (its) setChosen({ id, by: at - its.start });
    },
    move: (to) => {
      if (current) setChosen({ id: current.highlight.id, by: to - current.highlight.start });
    },
    end,
    split: async () => {
      if (!current) return false;
      if (!splitSpan(text, current.highlight, current.at)) {
        showToast({ message: i18n.t('annotation.split.impossible') });
        return false;
      }
      end();
      const first = await parts.split(current.highlight, current.at);
      if (first !== null) onSplit(first);
      return true;
    },
  };
}
