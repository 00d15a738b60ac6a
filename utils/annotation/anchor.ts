import type { TextPositionSelector, TextQuoteSelector } from './annotation';
import { foldText } from '@/utils/article/fold-text';

/** A stretch of a text, in UTF-16 code units, the end exclusive. */
export interface Span {
  start: number;
  end: number;
}

/** Where a quote stands in a text now. Nothing is ever guessed: two places that fit alike are both named. */
export type Anchor =
  ({ state: 'exact' | 'moved' } & Span) | { state: 'ambiguous'; candidates: Span[] } | { state: 'orphaned' };

/** How much of prefix and suffix is compared: what identifies a place is near it. */
const CONTEXT_LENGTH = 32;
/** A place is taken only when its context fits by so many characters more than the next best does. */
const CLEAR_LEAD = 4;
/** Most places that are named of an ambiguous quote: a reader can't choose among more. */
const MOST_CANDIDATES = 10;

/**
 * Finds a quote in a text: where it stood, if it still stands there; else the place where it stands with the context it
 * had; else likewise in folded text, which is what typesetting changes.
 */
export function anchorSelectors(
  text: string,
  [quote, position]: readonly [TextQuoteSelector, TextPositionSelector?],
): Anchor {
  if (quote.exact === '') return { state: 'orphaned' };
  if (
    position &&
    text.slice(position.start, position.end) === quote.exact &&
    contextFits(text, quote, position.start)
  ) {
    return { state: 'exact', start: position.start, end: position.end };
  }
  const exact = choose(text, quote, occurrences(text, quote.exact));
  if (exact.state !== 'orphaned') return exact;
  return anchorFolded(text, quote);
}

function anchorFolded(text: string, quote: TextQuoteSelector): Anchor {
  const folded = foldText(text);
  const foldedQuote = {
    ...quote,
    exact: foldText(quote.exact).text,
    prefix: foldText(quote.prefix).text,
    suffix: foldText(quote.suffix).text,
  };
  if (foldedQuote.exact === '') return { state: 'orphaned' };
  const found = choose(folded.text, foldedQuote, occurrences(folded.text, foldedQuote.exact));
  const toOriginal = ({ start, end }: Span): Span => ({
    start: folded.offsets[start] ?? 0,
    // White space behind the quote belongs to what follows: the end is that of the quote's last character.
    end: (folded.offsets[end - 1] ?? 0) + characterLength(text, folded.offsets[end - 1] ?? 0),
  });
  if (found.state === 'ambiguous') return { ...found, candidates: found.candidates.map(toOriginal) };
  return found.state === 'orphaned' ? found : { state: 'moved', ...toOriginal(found) };
}

function characterLength(text: string, offset: number): number {
  return (text.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1;
}

function choose(text: string, quote: TextQuoteSelector, places: Span[]): Anchor {
  const [first, second] = places
    .map((place) => ({ place, score: contextScore(text, quote, place) }))
    .toSorted((a, b) => b.score - a.score);
  if (!first) return { state: 'orphaned' };
  if (!second || first.score >= second.score + CLEAR_LEAD) return { state: 'moved', ...first.place };
  return { state: 'ambiguous', candidates: places.slice(0, MOST_CANDIDATES) };
}

function occurrences(text: string, exact: string): Span[] {
  const places: Span[] = [];
  for (let start = text.indexOf(exact); start >= 0; start = text.indexOf(exact, start + 1)) {
    places.push({ start, end: start + exact.length });
  }
  return places;
}

/** How many characters of the context agree, going outwards from the place on both sides. */
function contextScore(text: string, { prefix, suffix }: TextQuoteSelector, { start, end }: Span): number {
  let score = 0;
  for (
    let n = 1;
    n <= Math.min(CONTEXT_LENGTH, prefix.length) && prefix.at(-n) === text.at(start - n);
    n += 1
  ) {
    if (start - n < 0) break;
    score += 1;
  }
  for (let n = 0; n < Math.min(CONTEXT_LENGTH, suffix.length) && suffix[n] === text[end + n]; n += 1)
    score += 1;
  return score;
}

/** Whether a quote at its old place still has some of the context it had. */
function contextFits(text: string, quote: TextQuoteSelector, start: number): boolean {
  const wanted = Math.min(quote.prefix.length + quote.suffix.length, CLEAR_LEAD);
  return contextScore(text, quote, { start, end: start + quote.exact.length }) >= wanted;
}
