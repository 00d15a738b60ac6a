import type { RenderedText } from '@/utils/article/rendered-text';
import { caretPositionAt } from '@/utils/extract/page-window';

/** Offset of the text at a point of the window; null where there is no text, or other than was read. */
export function offsetAtPoint({ offsetOf }: RenderedText, x: number, y: number): number | null {
  const caret = caretPositionAt(window, x, y);
  if (!(caret?.offsetNode instanceof Text)) return null;
  try {
    return offsetOf(caret.offsetNode, caret.offset);
  } catch {
    // A node beside it has gone.
    return null;
  }
}
