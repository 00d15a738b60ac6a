/** What would end an address in Markdown, or be read as markup or a template before the address is. */
const UNSAFE = /[\s<>()\\"`|{}]/g;

/** A link's address as it stands between `(` and `)`. */
export function markdownAddress(address: string): string {
  return percentEncode(address, UNSAFE).replace(/%(?![\da-f]{2})/gi, '%25');
}

/** The path of a file beside the Markdown, as an address: in its own script, with what has a meaning there encoded. */
export function markdownPath(path: string): string {
  return percentEncode(path.replaceAll('%', '%25'), /[\s<>()\\"`|{}?#&]/g);
}

function percentEncode(text: string, characters: RegExp): string {
  return text.replace(characters, (character) =>
    [...new TextEncoder().encode(character)]
      .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
      .join(''),
  );
}
