/** A number that bytes have, and hardly any others: tells whether all that was written is there, as it was written. */
export function checksum(...parts: Uint8Array[]): number {
  let sum = 0x811c9dc5;
  for (const bytes of parts) {
    const whole = bytes.length & ~3;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let at = 0; at < whole; at += 4) sum = mixed(sum, view.getUint32(at, true));
    for (let at = whole; at < bytes.length; at += 1) sum = mixed(sum, bytes[at] ?? 0);
    sum = mixed(sum, bytes.length);
  }
  return sum >>> 0;
}

/** The same of texts, in 53 bits: that two of an article's have the same is not to be expected. */
export function textChecksum(texts: readonly string[]): number {
  let [low, high] = [0x811c9dc5, 0x9e3779b1];
  for (const text of texts) {
    for (let at = 0; at < text.length; at += 1) {
      const unit = text.charCodeAt(at);
      low = mixed(low, unit);
      high = Math.imul(high ^ unit, 0x85ebca6b) ^ (high >>> 13);
    }
    low = mixed(low, text.length);
    high = Math.imul(high ^ text.length, 0xc2b2ae35) ^ (high >>> 16);
  }
  return (low >>> 0) + (high & 0x1fffff) * 2 ** 32;
}

function mixed(sum: number, word: number): number {
  const product = Math.imul(sum ^ word, 0x01000193);
  return product ^ (product >>> 15);
}
