/** A note as it was written, and as it stood when the writing began: that tells whether another window changed it since. */
export interface NoteChange {
  text: string;
  basis: string;
}

/** What became of a note that was to be stored. */
export type NoteOutcome =
  { kind: 'stored' } | { kind: 'changed-elsewhere'; theirs: string } | { kind: 'gone' };

/**
 * The note of merged highlights with what was written on one of them since: in the place of what stood there of it, else below,
 * and once. What was emptied stays.
 */
export function withNoteOfPart(whole: string, { text, basis }: NoteChange): string {
  if (whole.trim() === '') return text;
  const framed = `${BREAK}${whole}${BREAK}`;
  const placeOf = (part: string): number =>
    part.trim() === '' ? -1 : framed.lastIndexOf(`${BREAK}${part}${BREAK}`);
  if (text.trim() === '' || placeOf(text) >= 0) return whole;
  const at = placeOf(basis);
  if (at < 0) return `${whole}${BREAK}${text}`;
  const begins = at + BREAK.length;
  return `${framed.slice(0, begins)}${text}${framed.slice(begins + basis.length)}`.slice(
    BREAK.length,
    -BREAK.length,
  );
}

/** What stands between the notes of merged highlights. */
const BREAK = '\n\n';

/** Whether storing a note would overwrite what another window wrote. */
export function isChangedElsewhere(stored: string, { text, basis }: NoteChange): boolean {
  return stored !== basis && stored !== text;
}
