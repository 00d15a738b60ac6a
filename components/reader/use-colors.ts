import { useMemo } from 'preact/hooks';

import { useSetting } from '@/components/hooks/use-setting';
import type { HighlightColor } from '@/utils/annotation/annotation';
import type { ColorPreferences, NamedColor } from '@/utils/annotation/color-preferences';
import { settings } from '@/utils/storage/settings';

import { colorName, namedColors } from './color-names';

/** The colours of highlights and what they mean to the reader. */
export interface Colors {
  /** Those offered, in the reader's order. */
  offered: NamedColor[];
  /** The name of any colour, also of one that isn't offered. */
  nameOf: (color: HighlightColor) => string;
  preferences: ColorPreferences;
  change: (preferences: ColorPreferences) => void;
}

/** The reader's colours; follows what other windows change. */
export function useColors(): Colors {
  const [preferences, change] = useSetting(settings.highlightColors);
  // The same as long as the preferences are, for what is reckoned with them.
  const names = useMemo(
    () => ({
      offered: namedColors(preferences),
      nameOf: (color: HighlightColor) => colorName(preferences, color),
    }),
    [preferences],
  );
  return { ...names, preferences, change };
}
