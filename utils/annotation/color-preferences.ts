import { type HighlightColor, HIGHLIGHT_COLORS } from './annotation';

/** A colour and what it means to the reader. */
export interface NamedColor {
  color: HighlightColor;
  name: string;
}

/** What the reader has made of the colours. */
export interface ColorPreferences {
  /** Those offered, in the order of the number keys; at least one. */
  order: HighlightColor[];
  /** Names that the reader gave, also to colours no longer offered. The others have the name that their language gives. */
  names: Partial<Record<HighlightColor, string>>;
}

export const DEFAULT_COLORS: ColorPreferences = { order: ['yellow', 'green', 'blue', 'rose'], names: {} };

/** The colour that is taken where none is chosen: the one used last if it is offered still, or the first. */
export function usualColor({ order }: ColorPreferences, last: HighlightColor | null): HighlightColor {
  return last !== null && order.includes(last) ? last : (order[0] ?? HIGHLIGHT_COLORS[0]);
}

/** With the next colour that isn't offered; as it is when all are. */
export function withNextColor(preferences: ColorPreferences): ColorPreferences {
  const next = HIGHLIGHT_COLORS.find((color) => !preferences.order.includes(color));
  return next ? { ...preferences, order: [...preferences.order, next] } : preferences;
}

/** Without a colour among those offered; its name stays with the highlights made with it. The last one stays. */
export function withoutColor(preferences: ColorPreferences, color: HighlightColor): ColorPreferences {
  const order = preferences.order.filter((one) => one !== color);
  return order.length > 0 ? { ...preferences, order } : preferences;
}

/** With a colour moved by so many places, as far as there are. */
export function withColorMoved(
  preferences: ColorPreferences,
  color: HighlightColor,
  by: number,
): ColorPreferences {
  const from = preferences.order.indexOf(color);
  const order = preferences.order.filter((one) => one !== color);
  if (from < 0) return preferences;
  return { ...preferences, order: order.toSpliced(Math.max(0, from + by), 0, color) };
}

/** With a name of the reader's for a colour; an empty one gives it back the name that their language gives. */
export function withColorNamed(
  preferences: ColorPreferences,
  color: HighlightColor,
  name: string,
): ColorPreferences {
  const given = name.trim();
  const { [color]: _, ...others } = preferences.names;
  return { ...preferences, names: given === '' ? others : { ...others, [color]: given } };
}
