import type { TextQuoteSelector } from '@/utils/annotation/annotation';
import { renderedText } from '@/utils/article/rendered-text';

/** UTF-16 code units kept before and after a quote, to tell it from others like it. */
const CONTEXT_LENGTH = 64;

/**
 * What is selected, as a quote in `renderedText` of `root`; null when nothing is selected there. A selection of several
 * ranges (Firefox) counts by its first.
 */
export function selectionQuote(
  selection: Selection | null,
  root: Node,
): Omit<TextQuoteSelector, 'type'> | null {
  if (!selection || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (range.collapsed || !range.intersectsNode(root)) return null;
  const page = renderedText(root);
  const selectedFrom = page.offsetOf(range.startContainer, range.startOffset);
  const selected = page.text.slice(selectedFrom, page.offsetOf(range.endContainer, range.endOffset));
  const exact = selected.trim();
  if (exact === '') return null;
  const start = selectedFrom + selected.indexOf(exact);
  const end = start + exact.length;
  return {
    exact,
    prefix: wellFormed(page.text.slice(Math.max(0, start - CONTEXT_LENGTH), start)),
    suffix: wellFormed(page.text.slice(end, end + CONTEXT_LENGTH)),
  };
}

/** Without the half of a character that the cut may have left. */
function wellFormed(text: string): string {
  return text.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '');
}
