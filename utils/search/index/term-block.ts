import { ByteReader, ByteWriter } from './bytes';

/**
 * Terms in order with the documents that have them. A document is one of a segment's, by its place in it, from 0; one of a
 * segment with a single document is 0.
 */
export interface TermBlock {
  /** In the order of their UTF-16 code units, a line each. */
  terms: string;
  /**
   * For each term the bytes of its postings and those of its positions, then its postings: for each document the distance from
   * the one before, with the weight in the lowest two bits.
   */
  postings: Uint8Array<ArrayBuffer>;
  /**
   * For each term and document the places of the term in it, as distances from the one before: the number of the piece, times
   * two and one more where a space stands before; over a lowest bit that is set in the last one.
   */
  positions: Uint8Array<ArrayBuffer>;
}

/** How much a document is about a term: it stands in a text, often in it, in what the reader or the page says of it, in its title. */
export type Weight = 0 | 1 | 2 | 3;

/** Where a term of a block has its bytes. */
export interface TermEntry {
  postings: { start: number; end: number };
  positions: { start: number; end: number };
}

/** A block as it is looked up. */
export interface OpenBlock {
  terms: string[];
  entries: TermEntry[];
  postings: Uint8Array;
}

export function openBlock({ terms, postings }: Pick<TermBlock, 'terms' | 'postings'>): OpenBlock {
  const entries: TermEntry[] = [];
  const reader = new ByteReader(postings);
  let positionsStart = 0;
  while (!reader.isAtEnd) {
    const length = reader.number();
    const positionsEnd = positionsStart + reader.number();
    const start = reader.at;
    entries.push({
      postings: { start, end: start + length },
      positions: { start: positionsStart, end: positionsEnd },
    });
    reader.skip(length);
    positionsStart = positionsEnd;
  }
  return { terms: terms === '' ? [] : terms.split('\n'), entries, postings };
}

/** Calls back for each document of a term, in order. */
export function eachPosting(
  { postings }: Pick<OpenBlock, 'postings'>,
  { postings: { start, end } }: TermEntry,
  visit: (document: number, weight: Weight) => void,
): void {
  const reader = new ByteReader(postings, start, end);
  let document = 0;
  while (!reader.isAtEnd) {
    const code = reader.number();
    document += code >>> 2;
    visit(document, (code & 3) as Weight);
  }
}

/** Reads on past the positions of one document, or into `codes`: see `TermBlock.positions`. */
export function readPositions(reader: ByteReader, codes: number[] | null): void {
  let code = 0;
  for (let isLast = false; !isLast && !reader.isAtEnd;) {
    const read = reader.number();
    code += read >>> 1;
    codes?.push(code);
    isLast = (read & 1) === 1;
  }
}

/** Postings of a block after which the next is begun, in bytes: what a lookup reads. */
const FULL_BLOCK = 8192;

/** Writes blocks, term by term in order, and the documents of each in theirs. */
export class BlockWriter {
  readonly #terms: string[] = [];
  readonly #postings = new ByteWriter();
  readonly #positions = new ByteWriter();
  readonly #termPostings = new ByteWriter();
  #lastDocument = 0;
  #positionsStart = 0;

  get isEmpty(): boolean {
    return this.#terms.length === 0;
  }

  get isFull(): boolean {
    return this.#postings.length >= FULL_BLOCK;
  }

  /** Adds a document to the term that is being written; its positions as they are stored. */
  document(document: number, weight: Weight, positions: Uint8Array): void {
    this.#termPostings.number(((document - this.#lastDocument) << 2) | weight);
    this.#lastDocument = document;
    this.#positions.copy(positions);
  }

  /** Ends a term; one without documents is left out. */
  endTerm(term: string): void {
    if (this.#termPostings.length > 0) {
      this.#terms.push(term);
      this.#postings.number(this.#termPostings.length);
      this.#postings.number(this.#positions.length - this.#positionsStart);
      this.#postings.copy(this.#termPostings.view());
    }
    this.#termPostings.clear();
    this.#lastDocument = 0;
    this.#positionsStart = this.#positions.length;
  }

  /** The block of what has been written since the last. */
  take(): TermBlock {
    this.#positionsStart = 0;
    return {
      terms: this.#terms.splice(0).join('\n'),
      postings: this.#postings.take(),
      positions: this.#positions.take(),
    };
  }
}
