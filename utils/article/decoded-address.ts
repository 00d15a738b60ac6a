/** The address as it is read: with its Chinese and Arabic words, where they can be decoded. */
export function decodedAddress(href: string): string {
  try {
    return decodeURI(href);
  } catch {
    // Not every address is UTF-8 under its percent signs.
    return href;
  }
}
