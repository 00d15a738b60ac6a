import { type Anchor, hasPlace } from './anchor';
import type { PlacedHighlight } from './highlight-segments';

/** A highlight where it was found, as it is drawn there; null where it isn't drawn. */
export function placeHighlight(
  { id, color }: Pick<PlacedHighlight, 'id' | 'color'>,
  anchor: Anchor,
): PlacedHighlight | null {
  if (!hasPlace(anchor)) return null;
  const { start, end, picture } = anchor;
  const isChanged = anchor.state === 'changed';
  return { id, color, start, end, isChanged, ...(picture === undefined ? {} : { picture }) };
}
