/**
 * Most of a text that is searched and compared, in UTF-16 code units of its composed form: a book of 300,000 words. What is longer
 * is seldom read, and would hold up whoever waits.
 */
const MOST_TEXT = 2_000_000;

/** The beginning of a text that is searched and compared: nearly always the whole of it. */
export function searchedBeginning(text: string): string {
  const beginning = text.slice(0, MOST_TEXT);
  // A character may stand for eighteen.
  const { length } = beginning.normalize('NFKC');
  return beginning.slice(0, Math.floor((MOST_TEXT * MOST_TEXT) / Math.max(length, MOST_TEXT)));
}
