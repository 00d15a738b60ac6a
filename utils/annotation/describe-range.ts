import type { RenderedText, TextSpan } from '@/utils/article/rendered-text';

import type { TextPositionSelector, TextQuoteSelector } from './annotation';

/**
 * How much of the text on each side of a quote is kept to know its place by, in UTF-16 code units. Selectors are never
 * rewritten, so this is more than today's matching reads.
 */
const CONTEXT_LENGTH = 160;

/**
 * Selectors of what a range covers of a text, without the white space at its ends; null when it covers no character.
 * `anchorSelectors` on the same text gives the same place.
 */
export function describeRange(
  { text, spanOf }: RenderedText,
  range: AbstractRange,
  contextLength = CONTEXT_LENGTH,
): [TextQuoteSelector, TextPositionSelector] | null {
  const span = spanOf(range);
  return span && describeSpan(text, span, contextLength);
}

/** The same of a stretch of the text. */
export function describeSpan(
  text: string,
  span: TextSpan,
  contextLength = CONTEXT_LENGTH,
): [TextQuoteSelector, TextPositionSelector] | null {
  const from = isInsidePair(text, span.start) ? span.start - 1 : span.start;
  const to = isInsidePair(text, span.end) ? span.end + 1 : span.end;
  const exact = text.slice(from, to).trim();
  if (exact === '') return null;
  const start = text.indexOf(exact, from);
  const end = start + exact.length;
  return [
    {
      type: 'TextQuoteSelector',
      exact,
      prefix: withoutHalf(text.slice(Math.max(0, start - contextLength), start)),
      suffix: withoutHalf(text.slice(end, end + contextLength)),
    },
    { type: 'TextPositionSelector', start, end },
  ];
}

/** Whether an offset divides a character that takes two code units. */
function isInsidePair(text: string, offset: number): boolean {
  return /^[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(Math.max(0, offset - 1), offset + 1));
}

/** The text without the half of a character that a cut may have left at either end: UTF-8 can't hold one. */
function withoutHalf(text: string): string {
  return text.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '');
}
