import type { HighlightColor } from '@/utils/annotation/annotation';
import { DEFAULT_COLORS, usualColor } from '@/utils/annotation/color-preferences';

import { settings } from './settings';

/**
 * The colour of a highlight for which none is chosen: the one used last, in any window, or the first that is offered. Where the
 * settings can't be read it is the first of all: no highlight is lost for that.
 */
export async function nextColor(): Promise<HighlightColor> {
  try {
    const [preferences, last] = await Promise.all([
      settings.highlightColors.getValue(),
      settings.lastColor.getValue(),
    ]);
    return usualColor(preferences, last);
  } catch {
    return usualColor(DEFAULT_COLORS, null);
  }
}

/** Notes down the colour used last. Nobody waits for it, or is told where it fails: what was done with it is stored. */
export function rememberColor(color: HighlightColor): void {
  settings.lastColor.setValue(color).catch(() => undefined);
}
