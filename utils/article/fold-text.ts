import { atOnce, type Steps } from '@/utils/shared/steps';
import { firstAtLeast } from '@/utils/shared/first-at-least';

import type { TextSpan } from './rendered-text';
import { SIMPLIFIED } from './simplified-characters';

/** A text as it is compared, with a map back to the text it came from. */
export interface FoldedText {
  text: string;
  /** The code units of `text`. */
  codes: Uint16Array;
  /** The original characters that a stretch of `text`, which must not be empty, stands for. */
  originalSpan: (start: number, end: number) => TextSpan;
  /** Where in `text` the first character stands that came from `original` or behind it; its length behind the last. */
  offsetOf: (original: number) => number;
}

/**
 * Folds what editors, typesetters and input methods vary without meaning anything by it: case, diacritics of Latin, Greek
 * and Cyrillic, points of Arabic and Hebrew, full and half width and other compatibility forms (NFKC), typographic quotes
 * and dashes, and traditional Chinese characters for the simplified ones. White space and invisible characters are left out, and
 * nothing else is: whatever can be quoted can be found.
 *
 * What is folded is a character with its marks, so that one written with a combining mark is the same as one that holds it.
 */
export function foldText(original: string): FoldedText {
  return atOnce(foldTextInSteps(original));
}

/** `foldText`, step by step: a step takes less than a millisecond. */
export function* foldTextInSteps(original: string): Steps<FoldedText> {
  const units = new FoldedUnits(original.length);
  let offset = 0;
  let pause = STEP;
  while (offset < original.length) {
    if (offset >= pause) {
      yield;
      pause = offset + STEP;
    }
    const code = original.charCodeAt(offset);
    const isAlone = standsAlone(code) && standsAlone(original.charCodeAt(offset + 1));
    const plain = isAlone ? PLAIN_FOLDS[code] : undefined;
    const end = isAlone ? offset + 1 : clusterEnd(original, offset);
    if (plain !== undefined) {
      if (plain > 0) units.push(plain, offset, end);
    } else {
      for (const unit of foldedCluster(original.slice(offset, end))) units.push(unit, offset, end);
    }
    offset = end;
  }
  return units.finish(original.length);
}

/** Code units of a step. */
const STEP = 8192;

/**
 * A character with what belongs to it: combining marks, the voicing of half-width kana, the letters of one Hangul syllable. No
 * language needs more than thirty marks (UAX #15, Stream-Safe Text Format): what follows them is by itself, as lone marks are.
 */
const CLUSTER =
  /(?=[\u1100-\u11ff])[\u1100-\u115f]{0,8}[\u1160-\u11a7]{0,8}[\u11a8-\u11ff]{0,8}|[\s\S]\p{M}{0,30}[\uff9e\uff9f]?/uy;
/** Scripts that are read, and often written, without their marks. In others (kana, Devanagari) a mark makes another sound. */
const MARKS_ARE_OPTIONAL = /^[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{sc=Arabic}\p{sc=Hebrew}]/u;
const MARKS = /\p{M}/gu;
const LONE_MARKS = /^\p{M}+/u;
/** White space and NUL; soft hyphens, marks of direction and of joining; variation selectors; the stroke that lengthens Arabic. */
const LEFT_OUT = /[\s\0\p{Cf}\p{Variation_Selector}\u0640]/gu;
const VARIANTS = new Map([
  ...Array.from('‘’‚‛‹›ʼʻ′', (quote) => [quote, "'"] as const),
  ...Array.from('“”„‟«»″「」『』', (quote) => [quote, '"'] as const),
  ...Array.from('‐‑‒–—―−', (dash) => [dash, '-'] as const),
  ['ς', 'σ'],
  ...Object.entries({
    ß: 'ss',
    æ: 'ae',
    œ: 'oe',
    ø: 'o',
    đ: 'd',
    ð: 'd',
    þ: 'th',
    ħ: 'h',
    ł: 'l',
    ŧ: 't',
    ı: 'i',
  }),
]);

/** Folded code units of ASCII characters by their codes; 0 for those left out. */
const PLAIN_FOLDS = Array.from(
  { length: 0x80 },
  (_, code) => foldCluster(String.fromCharCode(code)).charCodeAt(0) || 0,
);

/** Where the cluster that begins at `offset` ends. */
function clusterEnd(text: string, offset: number): number {
  CLUSTER.lastIndex = offset;
  CLUSTER.test(text);
  return CLUSTER.lastIndex;
}

/** Whether a code unit neither begins nor continues a longer cluster; NaN, behind the end, is taken for one that does. */
function standsAlone(code: number): boolean {
  return code < 0x300 || (code >= 0x3001 && code <= 0x3029) || (code >= 0x4e00 && code <= 0x9fff);
}

/** Clusters folded before: a text has few different ones. */
const folds = new Map<string, number[]>();
/** Limit of `folds`; Chinese news uses some 5,000 characters. */
const MOST_FOLDS = 50_000;

function foldedCluster(cluster: string): number[] {
  const known = folds.get(cluster);
  if (known) return known;
  if (folds.size >= MOST_FOLDS) folds.clear();
  const folded = foldCluster(cluster);
  const units = Array.from({ length: folded.length }, (_, at) => folded.charCodeAt(at));
  folds.set(cluster, units);
  return units;
}

function foldCluster(cluster: string): string {
  const composed = cluster.normalize('NFKC').toLowerCase();
  const plain = MARKS_ARE_OPTIONAL.test(composed) ? composed.normalize('NFD').replace(MARKS, '') : composed;
  const visible = plain.replace(LEFT_OUT, '').replace(LONE_MARKS, '');
  return Array.from(
    visible,
    (character) => VARIANTS.get(character) ?? SIMPLIFIED.get(character) ?? character,
  ).join('');
}

/** Code units of a folded text with the original character of each, in arrays that grow: texts have millions. */
class FoldedUnits {
  #length = 0;
  #codes: Uint16Array<ArrayBuffer>;
  #starts: Uint32Array<ArrayBuffer>;
  #ends: Uint32Array<ArrayBuffer>;

  constructor(capacity: number) {
    this.#codes = new Uint16Array(capacity);
    this.#starts = new Uint32Array(capacity);
    this.#ends = new Uint32Array(capacity);
  }

  push(code: number, start: number, end: number): void {
    if (this.#length === this.#codes.length) this.#grow();
    this.#codes[this.#length] = code;
    this.#starts[this.#length] = start;
    this.#ends[this.#length] = end;
    this.#length += 1;
  }

  finish(originalLength: number): FoldedText {
    const starts = this.#starts.subarray(0, this.#length);
    const ends = this.#ends.subarray(0, this.#length);
    const codes = this.#codes.subarray(0, this.#length);
    return {
      text: textOf(codes),
      codes,
      originalSpan: (start, end) => ({ start: starts[start] ?? originalLength, end: ends[end - 1] ?? 0 }),
      offsetOf: (original) => firstAtLeast(starts, original),
    };
  }

  #grow(): void {
    const capacity = Math.max(16, this.#length * 2);
    const [codes, starts, ends] = [
      new Uint16Array(capacity),
      new Uint32Array(capacity),
      new Uint32Array(capacity),
    ];
    codes.set(this.#codes);
    starts.set(this.#starts);
    ends.set(this.#ends);
    [this.#codes, this.#starts, this.#ends] = [codes, starts, ends];
  }
}

const UTF_16 = new TextDecoder('utf-16le', { ignoreBOM: true });

/** The code units as a string; halves of characters, which a browser's own texts may hold, become U+FFFD. */
function textOf(codes: Uint16Array<ArrayBuffer>): string {
  return UTF_16.decode(codes);
}
