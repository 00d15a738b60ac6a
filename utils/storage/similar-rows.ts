/** Keys of a version's text: those of two that are much alike have one in common. A cache; see `fingerprintOf`. */
export interface FingerprintRow {
  versionId: string;
  articleId: string;
  keys: number[];
}
