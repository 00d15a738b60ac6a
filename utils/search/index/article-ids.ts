/** Ids of articles as they are stored: 16 bytes each, since nearly all are UUIDs. */
export interface PackedIds {
  uuids: Uint8Array<ArrayBuffer>;
  /** Those that are none, with their indices: nothing stands for them among the bytes. */
  others: [index: number, id: string][];
}

export function packIds(ids: readonly string[]): PackedIds {
  const uuids = new Uint8Array(ids.length * 16);
  const view = new DataView(uuids.buffer);
  const others: PackedIds['others'] = [];
  const words = new Uint32Array(4);
  ids.forEach((id, index) => {
    if (!readUuid(id, words)) others.push([index, id]);
    else
      words.forEach((word, at) => {
        view.setUint32(index * 16 + at * 4, word);
      });
  });
  return { uuids, others };
}

/** Those of several in a row that are kept. */
export function keptIds(sources: { ids: PackedIds; isKept: (index: number) => boolean }[]): PackedIds {
  const count = sources.reduce((sum, { ids }) => sum + ids.uuids.length, 0);
  const uuids = new Uint8Array(count);
  const others: PackedIds['others'] = [];
  let length = 0;
  for (const { ids, isKept } of sources) {
    const otherIds = new Map(ids.others);
    for (let index = 0; index * 16 < ids.uuids.length; index += 1) {
      if (!isKept(index)) continue;
      const other = otherIds.get(index);
      if (other !== undefined) others.push([length / 16, other]);
      uuids.set(ids.uuids.subarray(index * 16, index * 16 + 16), length);
      length += 16;
    }
  }
  return { uuids: uuids.slice(0, length), others };
}

/** Where the four dashes of a UUID stand. */
const DASHES = new Set([8, 13, 18, 23]);

/** Reads a UUID, as `crypto.randomUUID` writes it, into four numbers; false where an id is none. */
function readUuid(id: string, words: Uint32Array): boolean {
  if (id.length !== 36) return false;
  let [digits, word] = [0, 0];
  for (let at = 0; at < 36; at += 1) {
    const code = id.charCodeAt(at);
    if (DASHES.has(at)) {
      if (code !== 0x2d) return false;
      continue;
    }
    const isDigit = code >= 0x30 && code <= 0x39;
    if (!isDigit && !(code >= 0x61 && code <= 0x66)) return false;
    word = (word << 4) | (isDigit ? code - 0x30 : code - 0x57);
    digits += 1;
    if (digits % 8 === 0) words[digits / 8 - 1] = word;
  }
  return true;
}

function writeUuid(words: number[]): string {
  const hex = words.map((word) => word.toString(16).padStart(8, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/**
 * Gives articles numbers, from 0, and keeps their ids in 24 bytes each: strings of a hundred thousand would take a good part of
 * the memory of a page.
 */
export class ArticleNumbers {
  #words = new Uint32Array(4 * 64);
  /** A hash table of numbers plus one. */
  #table = new Uint32Array(128);
  #count = 0;
  readonly #others = new Map<string, number>();
  readonly #otherIds = new Map<number, string>();
  readonly #wanted = new Uint32Array(4);

  get count(): number {
    return this.#count;
  }

  /** The numbers of packed ids; what hasn't one gets one. */
  numbersOf({ uuids, others }: PackedIds): Uint32Array {
    const view = new DataView(uuids.buffer, uuids.byteOffset, uuids.byteLength);
    const otherIds = new Map(others);
    return Uint32Array.from({ length: uuids.length >>> 4 }, (_, index) => {
      const other = otherIds.get(index);
      if (other !== undefined) return this.#numberOfOther(other);
      for (let at = 0; at < 4; at += 1) this.#wanted[at] = view.getUint32(index * 16 + at * 4);
      return this.#numberOfWanted();
    });
  }

  /** The number of an article; -1 where it has none. */
  numberOf(id: string): number {
    if (!readUuid(id, this.#wanted)) return this.#others.get(id) ?? -1;
    return (this.#table[this.#slot()] ?? 0) - 1;
  }

  idOf(number: number): string {
    return this.#otherIds.get(number) ?? writeUuid([...this.#words.subarray(number * 4, number * 4 + 4)]);
  }

  #numberOfOther(id: string): number {
    const known = this.#others.get(id);
    if (known !== undefined) return known;
    const number = this.#add();
    this.#others.set(id, number);
    this.#otherIds.set(number, id);
    return number;
  }

  #numberOfWanted(): number {
    const slot = this.#slot();
    const known = this.#table[slot] ?? 0;
    if (known > 0) return known - 1;
    const number = this.#add();
    this.#words.set(this.#wanted, number * 4);
    this.#table[slot] = number + 1;
    if (this.#count * 2 > this.#table.length) this.#enlargeTable();
    return number;
  }

  #add(): number {
    const number = this.#count;
    this.#count += 1;
    if (this.#count * 4 > this.#words.length) {
      const larger = new Uint32Array(this.#words.length * 2);
      larger.set(this.#words);
      this.#words = larger;
    }
    return number;
  }

  #enlargeTable(): void {
    const all = this.#table.filter((number) => number > 0);
    this.#table = new Uint32Array(this.#table.length * 2);
    for (const number of all) {
      this.#wanted.set(this.#words.subarray(number * 4 - 4, number * 4));
      this.#table[this.#slot()] = number;
    }
  }

  /** Where the wanted id is in the table, or would be. */
  #slot(): number {
    const [a = 0, b = 0, c = 0, d = 0] = [this.#wanted[0], this.#wanted[1], this.#wanted[2], this.#wanted[3]];
    const hash = Math.imul(a ^ Math.imul(b, 0x9e3779b1) ^ Math.imul(c, 0x85ebca6b) ^ d, 0xc2b2ae35);
    const mask = this.#table.length - 1;
    for (let slot = (hash ^ (hash >>> 15)) & mask; ; slot = (slot + 1) & mask) {
      const number = this.#table[slot] ?? 0;
      if (number === 0) return slot;
      const at = (number - 1) * 4;
      const words = this.#words;
      if (words[at] === a && words[at + 1] === b && words[at + 2] === c && words[at + 3] === d) return slot;
    }
  }
}

/** Articles that have words, with what their documents score together. */
export class FoundArticles implements Iterable<[id: string, score: number]> {
  readonly #numbers: ArticleNumbers;
  /** By the number of an article; 0 where it isn't found. */
  readonly #scores: Uint8Array;
  #size = 0;

  constructor(numbers: ArticleNumbers) {
    this.#numbers = numbers;
    this.#scores = new Uint8Array(numbers.count);
  }

  get size(): number {
    return this.#size;
  }

  /** Adds to the score of an article. */
  add(number: number, score: number): void {
    const before = this.#scores[number] ?? 0;
    if (before === 0) this.#size += 1;
    this.#scores[number] = before + score;
  }

  has(id: string): boolean {
    return this.get(id) !== undefined;
  }

  get(id: string): number | undefined {
    const score = this.#scores[this.#numbers.numberOf(id)] ?? 0;
    return score === 0 ? undefined : score;
  }

  *keys(): IterableIterator<string> {
    for (const [id] of this) yield id;
  }

  *[Symbol.iterator](): IterableIterator<[id: string, score: number]> {
    for (let number = 0; number < this.#scores.length; number += 1) {
      const score = this.#scores[number] ?? 0;
      if (score > 0) yield [this.#numbers.idOf(number), score];
    }
  }
}
