import { foldText } from '@/utils/article/fold-text';

import type { TextQuoteSelector } from './annotation';
import { weightSums } from './code-weight';

/** A quote with what surrounded it, folded, as it is looked for. */
export interface Pattern {
  text: string;
  codes: Uint16Array;
  /** Running weights of `codes`. */
  sums: Float64Array;
  /** Where the quote begins and ends in `codes`. */
  from: number;
  to: number;
  quote: string;
  /** Where the lines that the quote stands in begin and end in `codes`. */
  lineFrom: number;
  lineTo: number;
  /** Whether the quote begins, or ends, a line. */
  startsLine: boolean;
  endsLine: boolean;
  /** Whether the quote begins, or ends, where a word does. */
  startsWord: boolean;
  endsWord: boolean;
}

/** Code units that may stand between a quote and the end of its line: a full stop, a quotation mark. */
export const LINE_EDGE = 2;
const WORD_CHARACTER = /[\p{L}\p{N}\p{M}]/u;

export function patternOf({
  exact,
  prefix,
  suffix,
}: Pick<TextQuoteSelector, 'exact' | 'prefix' | 'suffix'>): Pattern {
  const [before, quote, after] = [prefix, exact, suffix].map((part) => foldText(part)) as [
    ReturnType<typeof foldText>,
    ReturnType<typeof foldText>,
    ReturnType<typeof foldText>,
  ];
  const lineEnd = suffix.indexOf('\n');
  const lineFrom = before.offsetOf(prefix.lastIndexOf('\n') + 1);
  const lineTo =
    before.codes.length + quote.codes.length + after.offsetOf(lineEnd < 0 ? suffix.length : lineEnd);
  const codes = new Uint16Array(before.codes.length + quote.codes.length + after.codes.length);
  codes.set(before.codes);
  codes.set(quote.codes, before.codes.length);
  codes.set(after.codes, before.codes.length + quote.codes.length);
  return {
    text: before.text + quote.text + after.text,
    codes,
    sums: weightSums(codes),
    from: before.codes.length,
    to: before.codes.length + quote.codes.length,
    quote: quote.text,
    lineFrom,
    lineTo,
    startsLine: before.codes.length - lineFrom <= LINE_EDGE,
    endsLine: lineTo - before.codes.length - quote.codes.length <= LINE_EDGE,
    startsWord: !(WORD_CHARACTER.test(prefix.slice(-1)) && WORD_CHARACTER.test(exact.slice(0, 1))),
    endsWord: !(WORD_CHARACTER.test(suffix.slice(0, 1)) && WORD_CHARACTER.test(exact.slice(-1))),
  };
}

export function weightOf({ sums }: Pattern, from: number, to: number): number {
  return to > from ? (sums[to] ?? 0) - (sums[from] ?? 0) : 0;
}
