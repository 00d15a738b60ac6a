import type { ByteWriter } from './bytes';

/** Bits a write takes at a time, and that of a run are looked at at a time: with those of a byte begun they are within 32. */
const AT_ONCE = 24;

/** Writes bits behind what a `ByteWriter` holds, the highest of a byte first. */
export class BitWriter {
  readonly #bytes: ByteWriter;
  #hold = 0;
  #held = 0;

  constructor(bytes: ByteWriter) {
    this.#bytes = bytes;
  }

  /** Writes the lowest bits of a number, at most 24. */
  bits(value: number, count: number): void {
    this.#hold = (this.#hold << count) | value;
    this.#held += count;
    while (this.#held >= 8) {
      this.#held -= 8;
      this.#bytes.byte((this.#hold >>> this.#held) & 0xff);
    }
    this.#hold &= (1 << this.#held) - 1;
  }

  /** Writes as many ones as a number says, and a zero. */
  unary(value: number): void {
    let ones = value;
    for (; ones >= AT_ONCE; ones -= AT_ONCE) this.bits((1 << AT_ONCE) - 1, AT_ONCE);
    this.bits((1 << (ones + 1)) - 2, ones + 1);
  }

  /** Writes a number in few bits where it is about 2^k (Rice's code). */
  rice(value: number, k: number): void {
    this.unary(value >>> k);
    this.bits(value & ((1 << k) - 1), k);
  }

  /** Writes a number from 1 in few bits where it is small (Elias' gamma code). */
  gamma(value: number): void {
    const more = 31 - Math.clz32(value);
    this.unary(more);
    this.bits(value - (1 << more), more);
  }

  /** Fills the last byte up. */
  end(): void {
    if (this.#held > 0) this.bits(0, 8 - this.#held);
  }
}

/** Reads what a `BitWriter` wrote; behind the end there are zeros. */
export class BitReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** Goes to a byte. */
  goTo(byte: number): void {
    this.#at = byte * 8;
  }

  bits(count: number): number {
    if (count === 0) return 0;
    const value = this.#next32() >>> (32 - count);
    this.#at += count;
    return value;
  }

  unary(): number {
    let value = 0;
    for (;;) {
      const ones = Math.clz32(~this.#next32());
      if (ones < AT_ONCE) {
        this.#at += ones + 1;
        return value + ones;
      }
      this.#at += AT_ONCE;
      value += AT_ONCE;
    }
  }

  rice(k: number): number {
    const high = this.unary();
    return (high << k) | this.bits(k);
  }

  gamma(): number {
    const more = this.unary();
    return (1 << more) | this.bits(more);
  }

  /** The 32 bits that come. */
  #next32(): number {
    const byte = this.#at >>> 3;
    const shift = this.#at & 7;
    const bytes = this.#bytes;
    const four =
      ((bytes[byte] ?? 0) << 24) |
      ((bytes[byte + 1] ?? 0) << 16) |
      ((bytes[byte + 2] ?? 0) << 8) |
      (bytes[byte + 3] ?? 0);
    return shift === 0 ? four : (four << shift) | ((bytes[byte + 4] ?? 0) >>> (8 - shift));
  }
}

/** The k with which numbers of a mean take about the fewest bits. */
export function riceParameter(sum: number, count: number): number {
  return count === 0 || sum < count ? 0 : Math.min(AT_ONCE, 31 - Math.clz32(sum / count));
}
