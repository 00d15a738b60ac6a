import type { RenderedText } from '@/utils/article/rendered-text';

import type { TextPositionSelector, TextQuoteSelector } from './annotation';

/** How much of the text around a quote is kept to know its place by, in UTF-16 code units. */
const CONTEXT_LENGTH = 64;

/**
 * Selectors of what a range covers of a text, without the white space at its ends; null when it covers no character.
 * `anchorSelectors` on the same text gives the same place.
 */
export function describeRange(
  rendered: RenderedText,
  range: Range,
): [TextQuoteSelector, TextPositionSelector] | null {
  const from = rendered.offsetOf(range.startContainer, range.startOffset);
  const to = rendered.offsetOf(range.endContainer, range.endOffset);
  const covered = rendered.text.slice(from, to);
  const exact = covered.trim();
  if (exact === '') return null;
  const start = from + covered.indexOf(exact);
  const end = start + exact.length;
  return [
    {
      type: 'TextQuoteSelector',
      exact,
      prefix: rendered.text.slice(Math.max(0, start - CONTEXT_LENGTH), start),
      suffix: rendered.text.slice(end, end + CONTEXT_LENGTH),
    },
    { type: 'TextPositionSelector', start, end },
  ];
}
