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

function mixed(sum: number, word: number): number {
  const product = Math.imul(sum ^ word, 0x01000193);
  return product ^ (product >>> 15);
}
