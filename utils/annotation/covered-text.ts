import type { RenderedText, TextSpan } from '@/utils/article/rendered-text';

/** What a drawn highlight covers of a page. */
export interface CoveredText {
  range: Range;
  /** Whether it covers the same words of the page as when it was drawn, and covered the right ones then. */
  stands: () => boolean;
}

/** What a stretch of a text covers; null where nothing stands there. Throws where a node has become too short. */
export function coveredText(rendered: RenderedText, { start, end }: TextSpan): CoveredText | null {
  const range = rendered.rangeAt(start, end);
  if (!range) return null;
  const words = range.toString();
  // The page may change while it is read.
  const wanted = withoutSpace(rendered.text.slice(start, end));
  // A range covers readings of ruby too, which aren't of the text.
  const isTrue =
    withoutSpace(words) === wanted ||
    withoutSpace(rendered.rangesAt(start, end).map(String).join('')) === wanted;
  return {
    range,
    stands: () =>
      isTrue &&
      range.startContainer.isConnected &&
      range.endContainer.isConnected &&
      range.toString() === words,
  };
}

function withoutSpace(text: string): string {
  return text.replace(/\s+/g, '');
}
