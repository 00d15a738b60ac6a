/** Names that Windows keeps for devices, whatever their extension. */
const RESERVED = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;
/** What some file system forbids, and controls and bidirectional overrides, which make a name lie. */
// eslint-disable-next-line no-control-regex -- controls are what is looked for
const FORBIDDEN = /[<>:"/\\|?*\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/g;
/** Bytes of UTF-8 that a name may have: 255 is the limit of a file system; folders, numbers and extensions need room. */
const MAX_BYTES = 120;

/**
 * A file name for a title: safe on Windows, macOS and Linux, in the title's own script. `taken` holds the lower-case names
 * in use, and gets this one: a second article of that title is numbered.
 */
export function fileName(title: string, extension: string, taken = new Set<string>()): string {
  const base = safeName(title);
  for (let number = 1; ; number += 1) {
    const name = `${number === 1 ? base : `${base} ${String(number)}`}${extension}`;
    if (taken.has(name.toLowerCase())) continue;
    taken.add(name.toLowerCase());
    return name;
  }
}

function safeName(title: string): string {
  const cleaned = trimEnds(
    title.normalize('NFC').toWellFormed().replace(FORBIDDEN, ' ').replace(/\s+/g, ' '),
  );
  const name = trimEnds(cutToBytes(cleaned, MAX_BYTES));
  if (name === '') return 'untitled';
  return RESERVED.test(name) ? `_${name}` : name;
}

/** A leading dot hides a file, a leading dash reads as an option, a final dot or space is dropped by Windows. */
function trimEnds(name: string): string {
  return name.replace(/^[\s.~-]+/, '').replace(/[\s.]+$/, '');
}

function cutToBytes(text: string, bytes: number): string {
  const encoder = new TextEncoder();
  let kept = '';
  let length = 0;
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)) {
    length += encoder.encode(segment).length;
    if (length > bytes) return kept;
    kept += segment;
  }
  return kept;
}
