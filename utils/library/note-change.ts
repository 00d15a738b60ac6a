/** A note as it was written, and as it stood when the writing began: that tells whether another window changed it since. */
export interface NoteChange {
  text: string;
  basis: string;
}

/** What became of a note that was to be stored. */
export type NoteOutcome =
  { kind: 'stored' } | { kind: 'changed-elsewhere'; theirs: string } | { kind: 'gone' };

/** Whether storing a note would overwrite what another window wrote. */
export function isChangedElsewhere(stored: string, { text, basis }: NoteChange): boolean {
  return stored !== basis && stored !== text;
}
