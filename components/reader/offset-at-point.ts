import type { RenderedText } from '@/utils/article/rendered-text';

/** Offset of the text at a point of the window; null where there is no text. */
export function offsetAtPoint({ offsetOf }: RenderedText, x: number, y: number): number | null {
  // Chromium has it since 128.
  const caret = 'caretPositionFromPoint' in document ? document.caretPositionFromPoint(x, y) : null;
  return caret?.offsetNode instanceof Text ? offsetOf(caret.offsetNode, caret.offset) : null;
}
