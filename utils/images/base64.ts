/** Longest text sent in one message, in UTF-16 code units: 8 MB of UTF-8 at most, far below Chromium's 64 MB a message. */
const BLOCK_LENGTH = 2_600_000;

/** A multiple of three, so that the pieces' base64 can be joined; small enough for one call's arguments. */
const BYTES_AT_ONCE = 0x6000;

/** Base64 of the bytes. */
export function encodeBase64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += BYTES_AT_ONCE) {
    pieces.push(btoa(String.fromCharCode(...bytes.subarray(at, at + BYTES_AT_ONCE))));
  }
  return pieces.join('');
}

/** Bytes of a base64 text; white space is passed over. Throws `InvalidCharacterError` on anything else. */
export function decodeBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
}

/** The text cut into blocks of at most `length` code units, never between the halves of a surrogate pair. */
export function splitBlocks(text: string, length = BLOCK_LENGTH): string[] {
  const blocks: string[] = [];
  let start = 0;
  do {
    let end = Math.min(start + length, text.length);
    if (end < text.length && end - start > 1 && isHighSurrogate(text.charCodeAt(end - 1))) end -= 1;
    blocks.push(text.slice(start, end));
    start = end;
  } while (start < text.length);
  return blocks;
}

function isHighSurrogate(codeUnit: number): boolean {
  return codeUnit >= 0xd800 && codeUnit <= 0xdbff;
}
