import { foldText } from '@/utils/article/fold-text';
import type { TextSpan } from '@/utils/article/rendered-text';

import type { TextPositionSelector, TextQuoteSelector } from './annotation';
import { adjacentWeight, type Context, contextFit, NEAR, type SideFit } from './context-fit';
import { textWeight } from './text-weight';

/** What an annotation says of its place; without a position when it was made on another text. */
export type Selectors = readonly [TextQuoteSelector, TextPositionSelector?];

/**
 * Where a quote stands in a text now: where it stood (`exact`; also said when no position is known and the quote stands
 * as it was written), elsewhere or in other typesetting (`moved`), in one of several places that fit alike (`ambiguous`, the
 * likeliest first), or nowhere that can be trusted (`orphaned`).
 */
export type Anchor =
  | ({ state: 'exact' | 'moved' } & TextSpan)
  | { state: 'ambiguous'; candidates: TextSpan[] }
  | { state: 'orphaned' };

/** Finds the place of a quote in a text: see `createAnchorer`, which is faster for several quotes of one text. */
export function anchorSelectors(text: string, selectors: Selectors): Anchor {
  return createAnchorer(text)(selectors);
}

/**
 * A function that finds the places of quotes in a text. A quote that still stands where it stood, among words it stood
 * among, is there. Else every place where it stands, typesetting apart (`foldText`), is judged by what surrounds it. It is
 * never guessed: places that fit about alike are all named, and a place that has too little of the quote's surroundings
 * is none, since a common word stands in many places and a quote that was cut from an article stands in none.
 */
export function createAnchorer(text: string): (selectors: Selectors) => Anchor {
  let folded: ReturnType<typeof foldText> | undefined;
  return ([quote, position]) => {
    if (position && standsAt(text, quote, position)) {
      return { state: 'exact', start: position.start, end: position.end };
    }
    folded ??= foldText(text);
    const found = likeliest(folded.text, quote);
    const [best] = found;
    if (!best) return { state: 'orphaned' };
    const { originalSpan } = folded;
    if (found.length > 1) {
      return { state: 'ambiguous', candidates: found.map(({ start, end }) => originalSpan(start, end)) };
    }
    const place = originalSpan(best.start, best.end);
    const isAsWritten = text.slice(place.start, place.end) === quote.exact;
    const isWhereItWas = !position || (place.start === position.start && place.end === position.end);
    return { state: isAsWritten && isWhereItWas ? 'exact' : 'moved', ...place };
  };
}

/** Weight from which a quote is known by itself: some eight words, or 16 characters of Chinese. */
const LONG_WEIGHT = 40;
/** Weight of what must agree right beside a shorter quote: a word, or two characters of Chinese. */
const ADJACENT_WEIGHT = 5;
/** Share of the nearest surroundings that must agree on a side where nothing right beside the quote does. */
const NEAR_SHARE = 0.4;
/** Two places fit alike when the worse has this much of the better one's fit. */
const NEAR_TIE = 0.85;
/** Places whose surroundings are compared in full; a common word may stand in thousands. */
const MOST_COMPARED = 100;
/** Most places named of an ambiguous quote: a reader can't choose among more. */
const MOST_CANDIDATES = 5;

/** Whether a quote still stands at its place, with all that was near it still beside it. */
function standsAt(text: string, quote: TextQuoteSelector, { start, end }: TextPositionSelector): boolean {
  if (quote.exact === '' || text.slice(start, end) !== quote.exact) return false;
  const prefix = quote.prefix.slice(-NEAR);
  const suffix = quote.suffix.slice(0, NEAR);
  return text.slice(0, start).endsWith(prefix) && text.startsWith(suffix, end);
}

/** The places that may be the quote's, in folded text: none, the one, or several that fit alike, the best first. */
function likeliest(text: string, quote: TextQuoteSelector): TextSpan[] {
  const exact = foldText(quote.exact).text;
  if (exact === '') return [];
  const context = { prefix: foldText(quote.prefix).text, suffix: foldText(quote.suffix).text };
  const certain = placeWithContext(text, exact, context);
  if (certain) return [certain];
  const places = placesOf(text, exact, context);
  const isLong = textWeight(exact) >= LONG_WEIGHT;
  const hasNoContext = context.prefix === '' && context.suffix === '';
  if (hasNoContext || (isLong && places.length === 1)) return places.slice(0, MOST_CANDIDATES);

  const fitting = places
    .map((place) => ({ place, ...contextFit(text, context, place) }))
    .filter(({ before, after }) => (isLong ? fits(before) || fits(after) : placesShortQuote(before, after)))
    .map(({ place, before, after }) => ({ place, score: score(before) + score(after) }))
    .toSorted((a, b) => b.score - a.score);
  const best = fitting[0]?.score ?? 0;
  return fitting
    .filter((other) => other.score >= NEAR_TIE * best)
    .slice(0, MOST_CANDIDATES)
    .map(({ place }) => place);
}

/** The one place where the quote stands with all that was near it, if there is just one: most quotes have such. */
function placeWithContext(text: string, exact: string, { prefix, suffix }: Context): TextSpan | null {
  const before = prefix.slice(-NEAR);
  const whole = before + exact + suffix.slice(0, NEAR);
  if (textWeight(whole) < LONG_WEIGHT) return null;
  const at = text.indexOf(whole);
  if (at < 0 || text.includes(whole, at + 1)) return null;
  return { start: at + before.length, end: at + before.length + exact.length };
}

/** Where the quote stands; of very many places, those with the most of its surroundings right beside them. */
function placesOf(text: string, exact: string, context: Context): TextSpan[] {
  const places: TextSpan[] = [];
  for (let start = text.indexOf(exact); start >= 0; start = text.indexOf(exact, start + 1)) {
    places.push({ start, end: start + exact.length });
  }
  if (places.length <= MOST_COMPARED) return places;
  return places
    .map((place) => ({ place, adjacent: adjacentWeight(text, context, place) }))
    .toSorted((a, b) => b.adjacent - a.adjacent)
    .slice(0, MOST_COMPARED)
    .map(({ place }) => place);
}

function fits({ adjacent, near }: SideFit): boolean {
  return adjacent >= ADJACENT_WEIGHT || near >= NEAR_SHARE;
}

/**
 * Whether surroundings alone show that a short quote stands at a place: neither side may speak against it. One side isn't
 * enough, since after a cut the sentence before stands beside the sentence that came next.
 */
function placesShortQuote(before: SideFit, after: SideFit): boolean {
  const known = [before, after].filter(({ isKnown }) => isKnown);
  return known.length > 0 && known.every(fits) && before.adjacent + after.adjacent >= ADJACENT_WEIGHT;
}

/** What is near a quote identifies its place better than what is far; what is right beside it, best. */
function score({ adjacent, near, whole }: SideFit): number {
  return adjacent / LONG_WEIGHT + near + whole;
}
