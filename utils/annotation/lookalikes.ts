import { foldText } from '@/utils/article/fold-text';
import type { TextSpan } from '@/utils/article/rendered-text';

import type { Lookalike, TextPositionSelector, TextQuoteSelector } from './annotation';
import { type Candidate, candidatesWithout } from './candidates';
import { isDense } from './code-weight';
import { placesAsItWas } from './exact-places';
import { fit } from './judge-candidate';
import { patternOf } from './pattern';
import type { TextIndex } from './text-index';

/** A place of a text with what stands around it. */
interface Surroundings {
  exact: string;
  prefix: string;
  suffix: string;
}

/** Share of a quote and its surroundings from which another place is a copy of it. */
const COPY_SHARE = 0.95;
/** Most lookalikes of a quote that are kept. */
const MOST_LOOKALIKES = 4;
/** Share of the quote, or weight of its surroundings, from which a place is like it. */
const LIKE_SHARE = 0.3;
const LIKE_CONTEXT = 40;

/** Places of a text that could be taken for that of a quote, if this were gone: the likest first. */
function lookalikesOf(index: TextIndex, quote: TextQuoteSelector, { start, end }: TextSpan): Lookalike[] {
  const taken: TextSpan[] = [{ start, end }];
  const pattern = patternOf(quote);
  const candidates = candidatesWithout(index.folded.offsetOf(start), pattern, index)
    .filter(({ found, quoteWeight, context }) => found >= LIKE_SHARE * quoteWeight || context >= LIKE_CONTEXT)
    .toSorted((a, b) => likenessOf(b) - likenessOf(a));
  for (const place of [...placesAsItWas(pattern, index), ...candidates]) {
    const span = index.folded.originalSpan(place.start, place.end);
    if (taken.every((other) => span.end <= other.start || span.start >= other.end)) taken.push(span);
  }
  return taken
    .slice(1, MOST_LOOKALIKES + 1)
    .map((span) => ({ ...surroundingsAt(index.text, span), isBefore: span.start < start }));
}

/** The selectors of a quote with its lookalikes, which are known only where it is made. */
export function withLookalikes(
  index: TextIndex,
  [quote, position]: readonly [TextQuoteSelector, TextPositionSelector],
): [TextQuoteSelector, TextPositionSelector] {
  const lookalikes = lookalikesOf(index, quote, position);
  return [lookalikes.length > 0 ? { ...quote, lookalikes } : quote, position];
}

function likenessOf(candidate: Candidate): number {
  return (200 * candidate.found) / candidate.quoteWeight + fit(candidate) / 2 + candidate.line;
}

/**
 * Whether a place is that of one of a quote's lookalikes rather than its own. A lookalike that still stands elsewhere, at one of
 * the `others`, isn't here.
 */
export function isLookalike(
  text: string,
  place: TextSpan,
  quote: TextQuoteSelector,
  others: TextSpan[] = [],
): boolean {
  if (!quote.lookalikes || quote.lookalikes.length === 0) return false;
  if (isAsItWas(text, place, quote)) return false;
  const resemblance = new Resemblance(surroundingsAt(text, place));
  const its = quote.lookalikes.filter((lookalike) => resemblance.isRather(lookalike, quote));
  const around = others.map((other) => new Resemblance(surroundingsAt(text, other)));
  const standsAt = (elsewhere: Resemblance, lookalike: Lookalike): boolean =>
    elsewhere.shareWith(lookalike) >= resemblance.shareWith(lookalike);
  if (its.some((lookalike) => !around.some((elsewhere) => standsAt(elsewhere, lookalike)))) return true;
  // Several may be copies of one another.
  const standing = around.filter((elsewhere) => its.some((lookalike) => standsAt(elsewhere, lookalike)));
  return its.length > 0 && (standing.length < its.length || its.length === MOST_LOOKALIKES);
}

/**
 * Which of some places, in the order of the text, is the quote's when all hold the same words: such copies keep their order.
 * Undefined when there are more or fewer of them than when the quote was made.
 */
export function copyAmong<Place extends { start: number }>(
  places: Place[],
  quote: TextQuoteSelector,
): Place | undefined {
  // Of a full list it isn't known how many there were.
  if ((quote.lookalikes?.length ?? 0) >= MOST_LOOKALIKES) return undefined;
  const resemblance = new Resemblance(quote);
  const copies = (quote.lookalikes ?? []).filter((other) => resemblance.shareWith(other) >= COPY_SHARE);
  if (copies.length === 0 || places.length !== copies.length + 1) return undefined;
  const before = copies.filter(({ isBefore }) => isBefore).length;
  return places.toSorted((a, b) => a.start - b.start)[before];
}

/** Whether a place at which all is as it was when a quote was made resembles one of its lookalikes more than it. */
export function isRatherLookalike(text: string, place: TextSpan, quote: TextQuoteSelector): boolean {
  if (!quote.lookalikes || quote.lookalikes.length === 0 || isAsItWas(text, place, quote)) return false;
  const resemblance = new Resemblance(surroundingsAt(text, place));
  const own = resemblance.shareWith(quote);
  return quote.lookalikes.some((lookalike) => resemblance.shareWith(lookalike) > own);
}

/** By how much of its surroundings a place resembles one of a quote's lookalikes more than the quote, -1 to 1; 0 without any. */
export function lookalikeLeaning(text: string, place: TextSpan, quote: TextQuoteSelector): number {
  if (!quote.lookalikes || quote.lookalikes.length === 0) return 0;
  const resemblance = new Resemblance(surroundingsAt(text, place));
  const shares = quote.lookalikes.map((lookalike) => resemblance.shareWith(lookalike));
  return Math.max(...shares) - resemblance.shareWith(quote);
}

/** Whether all around a place is as it was around the quote, typesetting apart, which no lookalike shares. */
function isAsItWas(text: string, { start, end }: TextSpan, quote: TextQuoteSelector): boolean {
  const { exact, prefix, suffix, lookalikes = [] } = quote;
  // More may be put between lines than stood there.
  const before = text.slice(Math.max(0, start - 2 * prefix.length), start);
  const after = text.slice(end, end + 2 * suffix.length);
  return (
    fold(text.slice(start, end)) === fold(exact) &&
    fold(after).startsWith(fold(suffix)) &&
    fold(before).endsWith(fold(prefix)) &&
    lookalikes.every((other) => other.exact !== exact || other.prefix !== prefix || other.suffix !== suffix)
  );
}

function fold(text: string): string {
  return foldText(text).text;
}

/** Code units on each side of a place that are compared. */
const AROUND = 160;
/** Longest text of a place that is kept of a lookalike. */
const LONGEST = 1000;

/** What stands at a place and around it: of a long place, its beginning. */
function surroundingsAt(text: string, { start, end }: TextSpan): Surroundings {
  const cut = Math.min(end, start + LONGEST);
  return {
    exact: text.slice(start, cut),
    prefix: text.slice(Math.max(0, start - AROUND), start),
    suffix: text.slice(cut, cut + AROUND),
  };
}

/**
 * How a place compares with a quote and its lookalikes. It is a lookalike's when it resembles that more than, or as much as, the
 * quote: by its own lines first, and by all that is known where these say nothing.
 */
class Resemblance {
  readonly #found: Surroundings;
  readonly #lines: Grams;
  readonly #whole: Grams;

  constructor(found: Surroundings) {
    this.#found = found;
    this.#lines = gramsOf(linesOf(found));
    this.#whole = gramsOf(found);
  }

  /** Whether the place resembles `other` more than, or as much as, the original. */
  isRather(other: Surroundings, original: Surroundings): boolean {
    const wholes = likeness(this.#whole, other) - likeness(this.#whole, original);
    if (this.#found.exact.includes('\n')) {
      const balance = this.#balanceOfLines(other, original);
      return balance > 0 || (balance === 0 && wholes >= 0);
    }
    const its = areLinesOf(this.#found, other);
    if (its !== areLinesOf(this.#found, original)) return its;
    const lines = likeness(this.#lines, linesOf(other)) - likeness(this.#lines, linesOf(original));
    return lines > 0 || (lines === 0 && wholes >= 0);
  }

  /** Share of what stands at the place and around it that stands there at `other` too. */
  shareWith(other: Surroundings): number {
    const { exact, prefix, suffix } = this.#whole;
    return likeness(this.#whole, other) / (exact.size + prefix.size + suffix.size || 1);
  }

  /** Length of the place's lines that are rather the other's, less that of those that are rather the original's. */
  #balanceOfLines(other: Surroundings, original: Surroundings): number {
    const its = gramsIn(other.exact + other.suffix);
    const own = gramsIn(original.exact.slice(0, LONGEST));
    let balance = 0;
    for (const line of this.#found.exact.split('\n')) {
      const grams = gramsIn(line);
      balance += Math.sign(shared(grams, its) - shared(grams, own)) * line.length;
    }
    return balance;
  }
}

/** A place with what stands around it in its own lines. */
function linesOf({ exact, prefix, suffix }: Surroundings): Surroundings {
  const lineEnd = suffix.indexOf('\n');
  return {
    exact,
    prefix: prefix.slice(prefix.lastIndexOf('\n') + 1),
    suffix: lineEnd < 0 ? suffix : suffix.slice(0, lineEnd),
  };
}

/** Whether all lines of a place are lines of another, from end to end. */
function areLinesOf(place: Surroundings, other: Surroundings): boolean {
  const lines = new Set(wholeLines(other));
  return wholeLines(place).every((line) => lines.has(line));
}

function wholeLines(place: Surroundings): string[] {
  const { prefix, exact, suffix } = linesOf(place);
  return (prefix + exact + suffix).split('\n');
}

type Grams = Record<keyof Surroundings, Set<string>>;

/** How many short runs of characters two places have in common: before them, in them and behind them. */
function likeness(grams: Grams, other: Surroundings): number {
  const others = gramsOf(other);
  return (
    shared(grams.prefix, others.prefix) +
    shared(grams.exact, others.exact) +
    shared(grams.suffix, others.suffix)
  );
}

function shared(grams: Set<string>, others: Set<string>): number {
  let count = 0;
  for (const gram of grams) if (others.has(gram)) count += 1;
  return count;
}

function gramsOf({ exact, prefix, suffix }: Surroundings): Grams {
  return {
    exact: gramsIn(exact.slice(0, LONGEST)),
    prefix: gramsIn(prefix.slice(-AROUND)),
    suffix: gramsIn(suffix.slice(0, AROUND)),
  };
}

const GRAM = 4;
const DENSE_GRAM = 2;

function gramsIn(text: string): Set<string> {
  const folded = foldText(text);
  const grams = new Set<string>([folded.text.slice(0, GRAM), folded.text.slice(-GRAM)]);
  for (let at = 0; at < folded.text.length; at += 1) {
    const length = isDense(folded.codes[at] ?? 0) ? DENSE_GRAM : GRAM;
    if (at + length <= folded.text.length) grams.add(folded.text.slice(at, at + length));
  }
  return grams;
}
