import { type Anchor, hasPlace } from './anchor';
import type { PlacedHighlight } from './highlight-segments';

/** A highlight where it was found, as it is drawn there; null where it isn't drawn. */
export function placeHighlight(
  { id, color }: Pick<PlacedHighlight, 'id' | 'color'>,
  anchor: Anchor,
): PlacedHighlight | null {
  if (!hasPlace(anchor)) return null;
  return { id, color, start: anchor.start, end: anchor.end, isChanged: anchor.state === 'changed' };
}
