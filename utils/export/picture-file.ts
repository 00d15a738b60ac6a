/** File extensions of the types that pictures are recognised as. */
const EXTENSIONS = new Map([
  ['image/jpeg', '.jpg'],
  ['image/png', '.png'],
  ['image/gif', '.gif'],
  ['image/webp', '.webp'],
  ['image/avif', '.avif'],
  ['image/svg+xml', '.svg'],
  ['image/bmp', '.bmp'],
  ['image/x-icon', '.ico'],
]);

/** The extension for a picture's type, with its dot. */
export function pictureExtension(type: string): string {
  return EXTENSIONS.get(type) ?? '.bin';
}

/** Where a picture lies beside what is exported, by the hash of its bytes: so that what several articles show is there once. */
export function picturePath(hash: string, type: string): string {
  return `pictures/${hash}${pictureExtension(type)}`;
}
