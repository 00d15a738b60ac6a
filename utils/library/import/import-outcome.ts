/** What becomes of a record: it is new, something of it is, or all of it is there already. */
export type RecordOutcome = 'added' | 'completed' | 'known';

/** Counts of what an import brings, or would bring. */
export interface ImportCounts {
  /** Articles with their text, and links to pages that are still to be fetched, that are new. */
  articles: number;
  links: number;
  /** Articles that are in the library and get something that they lack. */
  completed: number;
  /** Articles that are there already, with all that is told of them. */
  known: number;
  highlights: number;
  notes: number;
  /** Different ones. */
  tags: number;
}
