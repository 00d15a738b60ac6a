import type { TextSpan } from './rendered-text';

/** A text as it is compared, with a map back to the text it came from. */
export interface FoldedText {
  text: string;
  /** The original characters that a stretch of `text`, which must not be empty, stands for. */
  originalSpan(start: number, end: number): TextSpan;
}

/**
 * Folds what editors, typesetters and input methods vary without meaning anything by it: case, diacritics of Latin, Greek
 * and Cyrillic, points of Arabic and Hebrew, full and half width and other compatibility forms (NFKC), typographic quotes
 * and dashes. White space and invisible characters are left out.
 *
 * What is folded is a character with its marks, so that one written with a combining mark is the same as one that holds it.
 * Simplified and Traditional forms are not yet one: they would be added to `foldCluster`.
 */
export function foldText(original: string): FoldedText {
  const starts: number[] = [];
  const ends: number[] = [];
  let text = '';
  let offset = 0;
  while (offset < original.length) {
    const end = clusterEnd(original, offset);
    const folded = foldedCluster(original, offset, end);
    for (let unit = 0; unit < folded.length; unit += 1) {
      starts.push(offset);
      ends.push(end);
    }
    text += folded;
    offset = end;
  }
  return {
    text,
    originalSpan: (start, end) => ({ start: starts[start] ?? original.length, end: ends[end - 1] ?? 0 }),
  };
}

/** A character with what belongs to it: combining marks, the voicing of half-width kana, the letters of one Hangul word. */
const CLUSTER = /[\u1100-\u11ff]+|[^]\p{M}*[\uff9e\uff9f]?/uy;
/** Scripts that are read, and often written, without their marks. In others (kana, Devanagari) a mark makes another sound. */
const MARKS_ARE_OPTIONAL = /^[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{sc=Arabic}\p{sc=Hebrew}]/u;
const MARKS = /\p{M}/gu;
const LONE_MARKS = /^\p{M}+/u;
const LEFT_OUT =
  /[\s\u00ad\u061c\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff\u{e0100}-\u{e01ef}]/gu;
const VARIANTS = new Map([
  ...[...'‘’‚‛‹›ʼ′'].map((quote) => [quote, "'"] as const),
  ...[...'“”„‟«»″'].map((quote) => [quote, '"'] as const),
  ...[...'‐‑‒–—―−'].map((dash) => [dash, '-'] as const),
  ['ς', 'σ'],
  ['ß', 'ss'],
]);

/** Where the cluster that begins at `offset` ends. Most characters are told to stand alone by their code. */
function clusterEnd(text: string, offset: number): number {
  const code = text.charCodeAt(offset);
  if (standsAlone(code) && standsAlone(text.charCodeAt(offset + 1))) return offset + 1;
  CLUSTER.lastIndex = offset;
  CLUSTER.test(text);
  return CLUSTER.lastIndex;
}

/** Whether a code unit neither begins nor continues a longer cluster; NaN, behind the end, is taken for one that does. */
function standsAlone(code: number): boolean {
  return code < 0x300 || (code >= 0x3001 && code <= 0x3029) || (code >= 0x4e00 && code <= 0x9fff);
}

/** Clusters folded before: a text has few different ones. */
const folds = new Map<string, string>();
/** Limit of `folds`; Chinese news uses some 5,000 characters. */
const MOST_FOLDS = 50_000;

function foldedCluster(text: string, start: number, end: number): string {
  const cluster = text.slice(start, end);
  const known = folds.get(cluster);
  if (known !== undefined) return known;
  if (folds.size >= MOST_FOLDS) folds.clear();
  const folded = foldCluster(cluster);
  folds.set(cluster, folded);
  return folded;
}

function foldCluster(cluster: string): string {
  const composed = cluster.normalize('NFKC').toLowerCase();
  const plain = MARKS_ARE_OPTIONAL.test(composed) ? composed.normalize('NFD').replace(MARKS, '') : composed;
  const visible = plain.replace(LEFT_OUT, '').replace(LONE_MARKS, '');
  return Array.from(visible, (character) => VARIANTS.get(character) ?? character).join('');
}
