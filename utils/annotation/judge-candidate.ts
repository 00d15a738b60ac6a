import type { Candidate } from './candidates';

/** Weight from which a quote is known by itself: some eight words, or 16 characters of Chinese. */
const LONG_WEIGHT = 40;

/** Whether a candidate is the quote's place beyond doubt, other candidates apart. */
export function isTrusted(candidate: Candidate): boolean {
  return candidate.isSame ? isTrustedCopy(candidate) : isTrustedChange(candidate);
}

/** How sure it is that a trusted candidate is the quote's place. */
export function certaintyOf(candidate: Candidate): 'sure' | 'likely' | 'weak' {
  const { isSame, quoteWeight, adjacentBefore, adjacentAfter, line, lineWeight } = candidate;
  if (quoteWeight >= LONG_WEIGHT) return isSame ? 'sure' : 'likely';
  return adjacentBefore + adjacentAfter >= 14 || line >= 0.6 * Math.max(lineWeight, 15) ? 'likely' : 'weak';
}

/** Whether the quote stands there as it was, with too little of its surroundings to be trusted, but some. */
export function isPossible({ isSame, isOnly, nearBefore, nearAfter }: Candidate): boolean {
  return isSame && isOnly && nearBefore + nearAfter >= 12;
}

/** Weight from which a word that stands once in a text is seldom there by chance. */
const RARE_WEIGHT = 7;

/** A place where the quote stands as it was: the shorter it is, the more of its surroundings must stand there too. */
function isTrustedCopy({
  quoteWeight,
  adjacentBefore,
  adjacentAfter,
  nearBefore,
  nearAfter,
  atLineStart,
  atLineEnd,
  isOnly,
  isRare,
  context,
  line,
  lineWeight,
}: Candidate): boolean {
  if (quoteWeight >= LONG_WEIGHT) return true;
  const adjacent = adjacentBefore + adjacentAfter;
  const near = nearBefore + nearAfter;
  if (adjacent >= 14) return true;
  const edges = Number(adjacentBefore >= 4 || atLineStart) + Number(adjacentAfter >= 4 || atLineEnd);
  if (edges === 2 && (near >= 10 || (adjacent >= 4 && context >= 80))) return true;
  const isInLine = lineWeight < 15 || line >= 0.3 * lineWeight;
  if (edges === 1 && near >= 20 && isInLine) return true;
  if (isOnly && quoteWeight >= 14 && near >= 60) return true;
  if (!isOnly || !isInLine) return false;
  // A word that stands elsewhere too, and has nothing right beside it as it was, is only known by what is on both its sides.
  const isBetween = (nearBefore >= 8 || atLineStart) && (nearAfter >= 8 || atLineEnd);
  if (!isBetween && !(isRare && quoteWeight >= RARE_WEIGHT)) return false;
  return near >= 24 && quoteWeight + near >= 32 && context >= 30;
}

/** Most code units, of a screen or so, that can have been put into a quote that still is one. */
const MOST_PUT_IN = 1_000;

/** A place where something else stands by now: enough of the quote must be left, and it must be where the quote was. */
function isTrustedChange(candidate: Candidate): boolean {
  const { quoteWeight, found, adjacentBefore, adjacentAfter, nearBefore, nearAfter } = candidate;
  const { start, end, quoteLength, line, lineWeight, context, atLineStart, atLineEnd } = candidate;
  const near = nearBefore + nearAfter;
  const isBetween = adjacentBefore >= 6 && adjacentAfter >= 6;
  const edges = Number(adjacentBefore >= 6 || atLineStart) + Number(adjacentAfter >= 6 || atLineEnd);
  const isWholeLine = lineWeight < 15 && edges === 2;
  const isInLine = lineWeight >= 15 && line >= 0.25 * lineWeight;
  const share = found / quoteWeight;
  if (end - start > 3 * quoteLength + MOST_PUT_IN) return false;
  if (quoteWeight >= 30) {
    if (share < 0.5) return share >= 0.3 && isBetween && near >= 20;
    return (
      near >= 12 ||
      isInLine ||
      (isWholeLine && context >= 100) ||
      share >= (quoteWeight >= 120 ? 0.65 : quoteWeight >= 60 ? 0.8 : Infinity)
    );
  }
  if (end - start > 1.6 * quoteLength + 6 && share < 0.9) return false;
  if (share < 0.5) return share >= 0.3 && edges === 2 && near >= 24;
  if (edges === 2) return near >= 20 || context >= 80;
  if (share >= 0.85 && quoteWeight >= 14 && near >= 50) return true;
  return isInLine && (near >= 30 || (near >= 12 && share >= 0.8 && context >= 100));
}

/**
 * Whether a candidate that isn't trusted bars those that are worse: the quote's own place is there, only that the quote isn't.
 * Not for a long quote, which is known by itself, and not when what stood beside the quote in its line isn't there either.
 */
export function bars({ quoteWeight, found, line, lineWeight }: Candidate): boolean {
  if (quoteWeight >= LONG_WEIGHT && found < 0.3 * quoteWeight) return false;
  return lineWeight < 15 || line >= 0.3 * lineWeight;
}

/** Weights on one side of what is right beside a place, and all around it, that count most. */
const MOST_ADJACENT = 40;
const MOST_CONTEXT = 200;
/** Code units by which a place may be longer than the quote without fitting worse. */
const LEEWAY = 40;

/** How well a candidate fits: what is right beside it counts three times, what is near twice, what is far half. */
export function fit(candidate: Candidate): number {
  const { adjacentBefore, adjacentAfter, nearBefore, nearAfter, context } = candidate;
  const { quoteWeight, found, quoteLength, start, end, atLineStart, atLineEnd } = candidate;
  const own = ((60 + Math.min(100, quoteWeight)) * found) / quoteWeight;
  const adjacent = Math.min(MOST_ADJACENT, adjacentBefore) + Math.min(MOST_ADJACENT, adjacentAfter);
  const edges = 12 * (Number(atLineStart) + Number(atLineEnd));
  const excess = Math.min(60, Math.max(0, end - start - quoteLength - LEEWAY) / 4);
  return own + adjacent + nearBefore + nearAfter + Math.min(MOST_CONTEXT, context) / 2 + edges - excess;
}
