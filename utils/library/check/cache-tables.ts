/** Whether a table holds only what is made from others, and looks after itself. */
export function isCache(table: string): boolean {
  return /^(?:search|catalog|fingerprints)/.test(table);
}
