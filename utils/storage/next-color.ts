import type { HighlightColor } from '@/utils/annotation/annotation';
import { usualColor } from '@/utils/annotation/color-preferences';

import { settings } from './settings';

/** The colour of a highlight for which none is chosen: the one used last, in any window, or the first that is offered. */
export async function nextColor(): Promise<HighlightColor> {
  const [preferences, last] = await Promise.all([
    settings.highlightColors.getValue(),
    settings.lastColor.getValue(),
  ]);
  return usualColor(preferences, last);
}
