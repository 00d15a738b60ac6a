/** First bytes of each format; null stands for any byte. */
const SIGNATURES: [type: string, signature: (number | null)[]][] = [
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/png', ascii('\x89PNG\r\n\x1a\n')],
  ['image/gif', ascii('GIF87a')],
  ['image/gif', ascii('GIF89a')],
  ['image/webp', [...ascii('RIFF'), null, null, null, null, ...ascii('WEBP')]],
  ['image/avif', [null, null, null, null, ...ascii('ftypavif')]],
  ['image/avif', [null, null, null, null, ...ascii('ftypavis')]],
  ['image/bmp', [...ascii('BM'), null, null, null, null, 0, 0, 0, 0]],
  ['image/x-icon', [0, 0, 1, 0]],
];

/** How far into a file an `<svg` may stand: behind a prolog, comments and a doctype. */
const SVG_SEARCHED_BYTES = 4096;

/**
 * MIME type of a picture by its own bytes (WHATWG MIME Sniffing §6.1, and SVG); null when it is none that browsers show.
 * What a server says of it isn't asked: a page named as a picture must never be stored as a page.
 */
export function pictureType(bytes: Uint8Array): string | null {
  for (const [type, signature] of SIGNATURES) {
    if (signature.every((byte, at) => byte === null || bytes[at] === byte)) return type;
  }
  return isSvg(bytes) ? 'image/svg+xml' : null;
}

function isSvg(bytes: Uint8Array): boolean {
  const beginning = new TextDecoder()
    .decode(bytes.subarray(0, SVG_SEARCHED_BYTES))
    .replace(/<!--.*?-->|<\?.*?\?>/gs, '')
    .replace(/<!DOCTYPE svg[^>[]*(?:\[[^\]]*\]\s*)?>/i, '');
  return /^\s*<svg[\s>]/i.test(beginning);
}

function ascii(text: string): number[] {
  return Array.from(text, (character) => character.charCodeAt(0));
}
