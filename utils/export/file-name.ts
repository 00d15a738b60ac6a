/** Names that Windows keeps for devices, whatever their extension (learn.microsoft.com, "Naming Files, Paths, and Namespaces"). */
const RESERVED = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$|clock\$)\s*(?:\.|$)/i;

/** What Windows forbids, and `#^[]`, with which Obsidian can't link to a file. */
const FORBIDDEN = /[<>:"/\\|?*#^[\]]/g;
/** What stands in the place of some of these; others just go. */
const REPLACEMENTS = new Map(
  Object.entries({ '/': '-', '\\': '-', '|': '-', ':': '-', '"': "'", '[': '(', ']': ')' }),
);

/** Invisible and able to make a name lie: controls, marks of direction, lone surrogates; not the joiners of emoji and Persian. */
const INVISIBLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]|(?![\u200c\u200d])\p{Cf}/gu;

/** As much of a title as is looked at, in UTF-16 code units. */
const MAX_TITLE_LENGTH = 1_000;
/** Bytes of UTF-8 that a name may have: file systems allow 255; folders above, synchronisers and encryption need room. */
const MAX_BYTES = 100;

/** Names given so far, folded, each with the number last given to it. */
export type TakenNames = Map<string, number>;

interface FileNameOptions {
  /** With its dot; empty for a folder. */
  extension: string;
  /** The name is noted in it; a second file of a name is numbered, letters of either case being the same. */
  taken?: TakenNames;
  /** What stands for a title of which nothing is left. */
  untitled?: string;
}

/**
 * A file name for a title: safe on Windows, macOS and Linux, in the title's own script, at most 100 bytes long, cut between
 * what readers see as characters.
 */
export function fileName(
  title: string,
  { extension, taken = new Map(), untitled = 'untitled' }: FileNameOptions,
): string {
  const cleaned = cleanTitle(title, extension);
  const stemFor = (suffix: string): string => {
    const stem = safeStem(cleaned, MAX_BYTES - byteLength(suffix));
    return stem === '' ? untitled : stem;
  };
  const stem = stemFor(extension);
  const known = taken.get(foldName(stem + extension));
  if (known === undefined) {
    taken.set(foldName(stem + extension), 1);
    return stem + extension;
  }
  for (let number = known + 1; ; number += 1) {
    const suffix = ` (${String(number)})${extension}`;
    const name = stemFor(suffix) + suffix;
    if (taken.has(foldName(name))) continue;
    taken.set(foldName(stem + extension), number);
    taken.set(foldName(name), 1);
    return name;
  }
}

/** Names are the same on macOS and Windows that differ in case or in how accents are composed. */
export function foldName(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

/** The title with none but harmless characters, and without the extension if it ends in it itself. */
function cleanTitle(title: string, extension: string): string {
  const cleaned = trimEnds(
    title
      .slice(0, MAX_TITLE_LENGTH)
      // All white space but the space of Chinese and Japanese.
      .replace(/[^\S\u3000]+/g, ' ')
      .replace(INVISIBLE, '')
      .replace(/: /g, ' - ')
      .replace(FORBIDDEN, (character) => REPLACEMENTS.get(character) ?? '')
      .normalize('NFC')
      .replace(/ +/g, ' '),
  );
  const isDoubled = extension !== '' && cleaned.toLowerCase().endsWith(extension);
  return isDoubled ? trimEnds(cleaned.slice(0, -extension.length)) : cleaned;
}

function safeStem(cleaned: string, maxBytes: number): string {
  const isReserved = RESERVED.test(cleaned);
  const stem = trimEnds(cutToBytes(cleaned, isReserved ? maxBytes - 1 : maxBytes));
  return isReserved ? `_${stem}` : stem;
}

/** A leading dot hides a file, a leading dash reads as an option, `~` as a home; Windows drops a final dot or space. */
function trimEnds(name: string): string {
  return name.replace(/^[\s.~-]+/, '').replace(/[\s.]+$/, '');
}

function cutToBytes(text: string, bytes: number): string {
  // Whatever fits has no more code units than bytes: the rest of a very long title needn't be looked at.
  const segments = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(
    text.slice(0, bytes + 1),
  );
  let kept = '';
  let length = 0;
  for (const { segment } of segments) {
    length += byteLength(segment);
    if (length > bytes) break;
    kept += segment;
  }
  return kept;
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
