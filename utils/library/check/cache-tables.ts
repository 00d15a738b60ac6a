/** Whether a table holds only what is made from others, and looks after itself. */
export function isCache(table: string): boolean {
  // `similar` holds what the reader has told apart, `searches` are the reader's own; those of the index go on with a capital.
  return /^(?:search[A-Z]|catalog|fingerprints)/.test(table);
}
