import type { TextSpan } from '@/utils/article/rendered-text';
import { atOnce } from '@/utils/shared/steps';

import type { TextPositionSelector, TextQuoteSelector } from './annotation';
import { type Candidate, candidatesOf } from './candidates';
import { occurrences, onlyPlaceOf } from './exact-places';
import { isInsideWord } from './inside-word';
import { bars, certaintyOf, fit, isPossible, isTrusted } from './judge-candidate';
import { copyAmong, isLookalike, isRatherLookalike, lookalikeLeaning } from './lookalikes';
import { type Pattern, patternOf } from './pattern';
import type { RangeSelector } from './range-selector';
import { indexText, type TextIndex } from './text-index';

/** What an annotation says of its place; without a position when it was made on another text. */
export type Selectors = readonly [TextQuoteSelector, TextPositionSelector?, RangeSelector?];

/**
 * Where a quote stands in a text now: where it stood (`exact`; also said when no position is known and the quote stands
 * as it was written), elsewhere or in other typesetting (`moved`), in other words (`changed`), in one of two or three places
 * that fit alike (`ambiguous`, the likeliest first), or nowhere that can be trusted (`orphaned`).
 */
export type Anchor =
  | ({ state: 'exact' | 'moved' } & AnchorPlace)
  | ({
      state: 'changed';
      /** What stands there now. */
      exact: string;
    } & AnchorPlace)
  | { state: 'ambiguous'; candidates: TextSpan[] }
  | { state: 'orphaned' };

/** A stretch of the text, or a picture by its number in the body, and then no more of the text than where it stands. */
interface AnchorPlace extends TextSpan {
  picture?: number;
}

/** What a quote and its surroundings say of its place. */
export interface Finding {
  anchor: Anchor;
  /**
   * How much that is: others may be placed by what is `sure`; what is `weak` hasn't enough to stand where these say
   * that it can't.
   */
  certainty: 'sure' | 'likely' | 'weak';
  /** Places that it may have if others say which of them, as its anchor would be there. */
  places: Extract<Anchor, TextSpan>[];
}

/** The states, the surest first. */
export const ANCHOR_STATES = [
  'exact',
  'moved',
  'changed',
  'ambiguous',
  'orphaned',
] as const satisfies Anchor['state'][];

/** Whether an anchor has one place, which is drawn. */
export function hasPlace(anchor: Anchor): anchor is Extract<Anchor, TextSpan> {
  return 'start' in anchor;
}

/** Finds the place of a quote in a text: see `createAnchorer`, which is faster for several quotes of one text. */
export function anchorSelectors(text: string, selectors: Selectors): Anchor {
  return createAnchorer(text)(selectors);
}

/**
 * A function that finds the places of quotes in a text. A quote that still stands where it stood, among words it stood
 * among, is there. Else the places that share most with the quote and its surroundings, typesetting apart (`foldText`), are
 * compared, and surroundings count for more than that the words are the same. It is never guessed: places that fit about
 * alike are all named, and a place that has too little of the quote, or resembles what stood elsewhere when the quote was
 * made, is none.
 */
export function createAnchorer(text: string): (selectors: Selectors) => Anchor {
  let index: TextIndex | undefined;
  return (selectors) =>
    anchorWhereItStood(text, selectors) ?? findIn((index ??= atOnce(indexText(text))), selectors).anchor;
}

/** Code units on each side of a quote that must be as they were where it stands as it did. */
const NEAR = 32;
/** Two places fit alike when the worse has this much of the better one's fit. */
const NEAR_TIE = 0.88;
/** Weight from which a quote that stands elsewhere as it was may be the one whose own place holds less than this share of it. */
const LONG_WEIGHT = 40;
const NEARLY_ALL = 0.95;
/** A place that leans this much more to a lookalike than the best one does is that lookalike's: share of all around it. */
const CLEAR_LEANING = 0.05;
/** Most places named of an ambiguous quote: a reader can't choose among more. */
const MOST_PLACES = 3;
/** Most places of a quote without surroundings that are looked at. */
const MOST_BARE_PLACES = 100;

/** The place of a quote that still stands where it was, with all that was near it still beside it; null for others. */
export function anchorWhereItStood(text: string, [quote, position]: Selectors): Anchor | null {
  if (!position || quote.exact === '') return null;
  const { start, end } = position;
  const isThere =
    text.slice(start, end) === quote.exact &&
    text.slice(0, start).endsWith(quote.prefix.slice(-NEAR)) &&
    text.startsWith(quote.suffix.slice(0, NEAR), end) &&
    !isRatherLookalike(text, { start, end }, quote);
  return isThere ? { state: 'exact', start, end } : null;
}

/** Finds the place of a quote in a text that is made ready for it, wherever it stood. */
export function findIn(index: TextIndex, [quote, position]: Selectors): Finding {
  const { folded, text } = index;
  const pattern = patternOf(quote);
  if (pattern.quote === '') return lost();
  const original = ({ start, end }: TextSpan): TextSpan => folded.originalSpan(start, end);
  const found = (place: TextSpan): Extract<Anchor, TextSpan> => {
    const isAsWritten = text.slice(place.start, place.end) === quote.exact;
    const isWhereItWas = !position || (place.start === position.start && place.end === position.end);
    return { state: isAsWritten && isWhereItWas ? 'exact' : 'moved', ...place };
  };
  const only = onlyPlaceOf(pattern, index);
  if (only && !isLookalike(text, original(only), quote)) return placed(found(original(only)), 'sure');
  if (pattern.codes.length === pattern.quote.length) return findBare(pattern, index, found);

  const anchorAt = (candidate: Candidate): Extract<Anchor, TextSpan> => {
    const place = original(candidate);
    return candidate.isSame
      ? found(place)
      : { state: 'changed', ...place, exact: text.slice(place.start, place.end) };
  };
  const [best, ...others] = candidatesOf(pattern, index)
    .filter((candidate) => !candidate.isOfSurroundings && (isTrusted(candidate) || bars(candidate)))
    .toSorted((a, b) => fit(b) - fit(a));
  if (!best || !isTrusted(best)) {
    const possible = [...(best ? [best] : []), ...others].filter((candidate) => {
      const { start, end } = original(candidate);
      const isPartOfWord =
        (pattern.startsWord && isInsideWord(text, start)) || (pattern.endsWord && isInsideWord(text, end));
      return isPossible(candidate) && !isPartOfWord && !isLookalike(text, { start, end }, quote);
    });
    return lost(possible.map(anchorAt));
  }
  const elsewhere = others.filter((other) => other.end <= best.start || other.start >= best.end);
  const alike = [best, ...elsewhere.filter((other) => fit(other) >= NEAR_TIE * fit(best))];
  const copy = alike.every(({ isSame }) => isSame) ? copyAmong(alike, quote) : undefined;
  if (copy) return placed(found(original(copy)), 'likely');
  if (isLookalike(text, original(best), quote, elsewhere.map(original))) return lost();

  const leaning = lookalikeLeaning(text, original(best), quote);
  const rivals = elsewhere.filter(
    (other) =>
      isRival(other, best) &&
      lookalikeLeaning(text, original(other), quote) < Math.max(0, leaning) + CLEAR_LEANING,
  );
  if (rivals.length > 0) return ambiguous([best, ...rivals].map(anchorAt));
  return placed(anchorAt(best), certaintyOf(best));
}

/** The place of a quote of which no surroundings are known: it must stand there as it was, and nowhere else. */
function findBare(
  pattern: Pattern,
  index: TextIndex,
  found: (place: TextSpan) => Extract<Anchor, TextSpan>,
): Finding {
  const [first, ...others] = occurrences(pattern, index, 0, index.folded.codes.length, MOST_BARE_PLACES).map(
    (start) => found(index.folded.originalSpan(start, start + pattern.quote.length)),
  );
  if (!first) return lost();
  return others.length === 0 ? placed(first, 'weak') : ambiguous([first, ...others]);
}

function placed(anchor: Anchor, certainty: Finding['certainty']): Finding {
  return { anchor, certainty, places: [] };
}

function lost(places: Finding['places'] = []): Finding {
  return { anchor: { state: 'orphaned' }, certainty: 'weak', places };
}

function ambiguous(places: Extract<Anchor, TextSpan>[]): Finding {
  const candidates = places.slice(0, MOST_PLACES).map(({ start, end }) => ({ start, end }));
  return { anchor: { state: 'ambiguous', candidates }, certainty: 'weak', places };
}

/** Whether a place may be the quote's as well as the best; also where the quote stands as it was, and not all of it at the best. */
function isRival(other: Candidate, best: Candidate): boolean {
  if (fit(other) >= NEAR_TIE * fit(best)) return true;
  const { isSame, quoteWeight } = other;
  return isSame && !best.isSame && quoteWeight >= LONG_WEIGHT && best.found < NEARLY_ALL * quoteWeight;
}
