import type { TextQuoteSelector } from '@/utils/annotation/annotation';
import { describeRange } from '@/utils/annotation/describe-range';
import { renderedText } from '@/utils/article/rendered-text';

/**
 * What is selected, as a quote in `renderedText` of `root`; null when no character of it is. A selection of several ranges
 * (Firefox) counts by its first.
 */
export function selectionQuote(
  selection: Selection | null,
  root: Node,
): Omit<TextQuoteSelector, 'type'> | null {
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const description = describeRange(renderedText(root), selection.getRangeAt(0));
  if (!description) return null;
  const { exact, prefix, suffix } = description[0];
  return { exact, prefix, suffix };
}
