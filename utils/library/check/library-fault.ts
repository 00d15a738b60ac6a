/** What can be wrong with a library. Each kind has its words in `locales/`, under `check.kinds`. */
export const FAULT_KINDS = [
  'unreadable',
  'versionOrphaned',
  'versionLost',
  'shownVersion',
  'bodyMissing',
  'bodyDamaged',
  'textMissing',
  'textDamaged',
  'pictureMissing',
  'pictureDamaged',
  'pictureCount',
  'leadPicture',
  'annotationOrphaned',
  'stagingLeft',
  'index',
  'unused',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** Something in a library that doesn't hold together, or that can't be read. */
export interface LibraryFault {
  kind: FaultKind;
  table: string;
  /** Key of the row in that table, as text; of `staging` the save's; empty where nothing of the table can be read. */
  id: string;
  /** The article that it is of, and its title, as far as they are known. */
  articleId: string | null;
  title: string | null;
  /** What can be done: it is mended without losing anything; removed, if the reader wants that; or nothing. */
  remedy: 'mend' | 'remove' | 'none';
  /** Hash of the picture that a version lacks. */
  hash?: string;
  /** How much room is gained by removing it. */
  bytes?: number;
}

/** What tells one fault from another. */
export function faultKey({ kind, table, id, hash = '' }: LibraryFault): string {
  return JSON.stringify([kind, table, id, hash]);
}
