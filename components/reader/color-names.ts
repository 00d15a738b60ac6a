import { i18n } from '#i18n';
import type { HighlightColor } from '@/utils/annotation/annotation';
import type { ColorPreferences, NamedColor } from '@/utils/annotation/color-preferences';

/** What a colour means to the reader: the name they gave it, or the one that their language gives. */
export function colorName({ names }: ColorPreferences, color: HighlightColor): string {
  return names[color] ?? i18n.t(`annotation.meanings.${color}`);
}

/** The colours that are offered, in the reader's order. */
export function namedColors(preferences: ColorPreferences): NamedColor[] {
  return preferences.order.map((color) => ({ color, name: colorName(preferences, color) }));
}
