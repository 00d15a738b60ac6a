import { HIGHLIGHT_COLORS, type HighlightColor } from '@/utils/annotation/annotation';

/** Colours of others by the ones of ours that they are most like. */
const ALIKE: Record<string, HighlightColor> = {
  red: 'rose',
  pink: 'rose',
  magenta: 'rose',
  purple: 'violet',
  indigo: 'violet',
  cyan: 'teal',
  brown: 'orange',
  gray: 'grey',
  none: 'grey',
};

/** The colour of ours that another program's is, or is most like; null where it tells none. */
export function importedColor(name: unknown): HighlightColor | null {
  const wanted = typeof name === 'string' ? name.trim().toLowerCase() : '';
  return (
    HIGHLIGHT_COLORS.find((color) => color === wanted) ??
    (Object.hasOwn(ALIKE, wanted) ? (ALIKE[wanted] ?? null) : null)
  );
}
