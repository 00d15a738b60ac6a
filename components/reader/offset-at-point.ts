import type { RenderedText } from '@/utils/article/rendered-text';
import { caretPositionAt } from '@/utils/extract/page-window';

/** Offset of the text at a point of the window; null where there is no text. */
export function offsetAtPoint({ offsetOf }: RenderedText, x: number, y: number): number | null {
  const caret = caretPositionAt(window, x, y);
  return caret?.offsetNode instanceof Text ? offsetOf(caret.offsetNode, caret.offset) : null;
}
