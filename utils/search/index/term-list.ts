import { ByteReader, ByteWriter } from './bytes';

/** Terms after which one is written whole again: what is read, half of it, to find one. */
const GROUP = 16;
/** A length that doesn't fit beside another in a byte: what it has more follows. */
const LONG = 15;

/** What comes after all that begin with something, at its end: no byte of a term is so large. */
const AFTER_ALL = 0xff;

/** A term as bytes, in memory that may be longer. */
export interface Term {
  bytes: Uint8Array;
  length: number;
}

/**
 * A term in which each of the UTF-16 code units is as UTF-8 would write it, so that the order of bytes is that of strings, and
 * half a character stays what it is.
 */
export function termOf(text: string): Term {
  const bytes = new Uint8Array(text.length * 3);
  let length = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) {
      bytes[length] = unit;
      length += 1;
    } else if (unit < 0x800) {
      bytes[length] = 0xc0 | (unit >>> 6);
      bytes[length + 1] = 0x80 | (unit & 0x3f);
      length += 2;
    } else {
      bytes[length] = 0xe0 | (unit >>> 12);
      bytes[length + 1] = 0x80 | ((unit >>> 6) & 0x3f);
      bytes[length + 2] = 0x80 | (unit & 0x3f);
      length += 3;
    }
  }
  return { bytes, length };
}

/** The text of which `termOf` made a term. */
function textOf({ bytes, length }: Term): string {
  let text = '';
  for (let at = 0; at < length;) {
    const [one = 0, two = 0, three = 0] = bytes.subarray(at, at + 3);
    if (one < 0x80) {
      text += String.fromCharCode(one);
      at += 1;
    } else if (one < 0xe0) {
      text += String.fromCharCode(((one & 0x1f) << 6) | (two & 0x3f));
      at += 2;
    } else {
      text += String.fromCharCode(((one & 0x0f) << 12) | ((two & 0x3f) << 6) | (three & 0x3f));
      at += 3;
    }
  }
  return text;
}

/** Less than 0, 0 or more, as one comes before another. */
export function compareTerms(one: Term, other: Term): number {
  const shared = Math.min(one.length, other.length);
  for (let index = 0; index < shared; index += 1) {
    const difference = (one.bytes[index] ?? 0) - (other.bytes[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}

/** A term that is a copy of others, one after the other. */
export class TermCopy implements Term {
  bytes = new Uint8Array(64);
  length = 0;

  set({ bytes, length }: Term): void {
    if (length > this.bytes.length) this.bytes = new Uint8Array(length * 2);
    for (let index = 0; index < length; index += 1) this.bytes[index] = bytes[index] ?? 0;
    this.length = length;
  }
}

/**
 * Writes terms in their order, each by what it has other than the one before: a byte of two lengths (what it shares, and what
 * follows), and the bytes that follow. Every sixteenth is written whole; where these are, four bytes each say, behind all terms,
 * and the last four how many terms there are.
 */
export class TermListWriter {
  readonly #bytes = new ByteWriter();
  #groups: number[] = [];
  #count = 0;
  readonly #last = new TermCopy();

  get count(): number {
    return this.#count;
  }

  get length(): number {
    return this.#bytes.length;
  }

  add(term: Term): void {
    const isWhole = this.#count % GROUP === 0;
    if (isWhole) this.#groups.push(this.#bytes.length);
    const shared = isWhole ? 0 : sharedLength(this.#last, term);
    const more = term.length - shared;
    this.#bytes.byte((Math.min(shared, LONG) << 4) | Math.min(more, LONG));
    if (shared >= LONG) this.#bytes.number(shared - LONG);
    if (more >= LONG) this.#bytes.number(more - LONG);
    for (let index = shared; index < term.length; index += 1) this.#bytes.byte(term.bytes[index] ?? 0);
    this.#last.set(term);
    this.#count += 1;
  }

  /** The list of what was added since the last. */
  take(): Uint8Array<ArrayBuffer> {
    for (const offset of this.#groups) this.#bytes.uint32(offset);
    this.#bytes.uint32(this.#count);
    this.#groups = [];
    this.#count = 0;
    return this.#bytes.take();
  }
}

function sharedLength(one: Term, other: Term): number {
  const most = Math.min(one.length, other.length);
  let length = 0;
  while (length < most && one.bytes[length] === other.bytes[length]) length += 1;
  return length;
}

/** Terms as a `TermListWriter` wrote them, read where they lie. */
export class TermList {
  readonly count: number;
  readonly #bytes: Uint8Array;
  readonly #table: DataView;
  readonly #groups: number;

  constructor(bytes: Uint8Array) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#bytes = bytes;
    this.count = view.getUint32(bytes.length - 4, true);
    this.#groups = Math.ceil(this.count / GROUP);
    this.#table = new DataView(
      bytes.buffer,
      bytes.byteOffset + bytes.length - 4 - 4 * this.#groups,
      4 * this.#groups,
    );
  }

  /** What it takes of memory. */
  get bytes(): number {
    return this.#bytes.byteLength;
  }

  /** How many terms come before one, and whether the next is that. */
  find(term: Term): { before: number; isThere: boolean } {
    let [low, high] = [0, this.#groups];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#compareWhole(middle, term) > 0) high = middle;
      else low = middle + 1;
    }
    if (low === 0) return { before: 0, isThere: false };
    let before = (low - 1) * GROUP;
    const cursor = new TermCursor(this.#bytes, this.#table.getUint32((before / GROUP) * 4, true));
    for (;;) {
      const order = compareTerms(cursor, term);
      if (order >= 0) return { before, isThere: order === 0 };
      before += 1;
      if (before >= Math.min(this.count, low * GROUP)) return { before, isThere: false };
      cursor.next();
    }
  }

  /** The numbers, from the first up to one, of the terms that are one, or begin with it. */
  range(term: Term, isPrefix: boolean): { from: number; to: number } {
    const { before, isThere } = this.find(term);
    if (!isPrefix) return { from: before, to: before + (isThere ? 1 : 0) };
    const bytes = new Uint8Array(term.length + 1);
    bytes.set(term.bytes.subarray(0, term.length));
    bytes[term.length] = AFTER_ALL;
    return { from: before, to: this.find({ bytes, length: bytes.length }).before };
  }

  /** The texts of terms, from the number of one up to that of another. */
  texts(from: number, to: number): string[] {
    if (from >= to) return [];
    const group = Math.floor(from / GROUP);
    const cursor = new TermCursor(this.#bytes, this.#table.getUint32(group * 4, true));
    const texts: string[] = [];
    for (let index = group * GROUP; index < to; index += 1) {
      if (index > group * GROUP) cursor.next();
      if (index >= from) texts.push(textOf(cursor));
    }
    return texts;
  }

  /** Compares the first term of a group, as `compareTerms` does. */
  #compareWhole(group: number, term: Term): number {
    let at = this.#table.getUint32(group * 4, true);
    let length = (this.#bytes[at] ?? 0) & LONG;
    at += 1;
    if (length === LONG) {
      const reader = new ByteReader(this.#bytes, at);
      length += reader.number();
      ({ at } = reader);
    }
    return compareTerms({ bytes: this.#bytes.subarray(at, at + length), length }, term);
  }
}

/** Reads terms one after the other; is the one that it stands at. */
export class TermCursor implements Term {
  bytes = new Uint8Array(64);
  length = 0;
  readonly #reader: ByteReader;

  constructor(list: Uint8Array, start = 0) {
    this.#reader = new ByteReader(list, start);
    this.next();
  }

  next(): void {
    const reader = this.#reader;
    const lengths = reader.byte();
    const shared = lengths >>> 4 === LONG ? LONG + reader.number() : lengths >>> 4;
    const more = (lengths & LONG) === LONG ? LONG + reader.number() : lengths & LONG;
    this.length = shared + more;
    if (this.length > this.bytes.length) {
      const larger = new Uint8Array(this.length * 2);
      larger.set(this.bytes);
      this.bytes = larger;
    }
    for (let index = shared; index < this.length; index += 1) this.bytes[index] = reader.byte();
  }
}
