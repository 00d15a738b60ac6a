/** What is remembered of a library outside its database, so that one that was emptied isn't taken for a new one. */
export interface LibraryMark {
  /** A random number that the library has as well. */
  mark: number;
  /** Articles, the trash included, as of `at`, ISO 8601, UTC. */
  articles: number;
  at: string;
}
