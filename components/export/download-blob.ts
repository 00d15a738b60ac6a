/** How long the address of a blob is kept: the browser reads it after the click has returned. */
const KEPT_MS = 60_000;

/** Saves a blob as a file, by a link of our own page: that asks for no permission. */
export function downloadBlob(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(link.href);
  }, KEPT_MS);
}
