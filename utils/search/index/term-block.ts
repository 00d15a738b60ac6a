import { BitReader, BitWriter, riceParameter } from './bits';
import { ByteReader, ByteWriter } from './bytes';
import { NumberList } from './number-list';
import { type Term, TermList, TermListWriter } from './term-list';

/**
 * Terms in order with the documents that have them. A document is one of a segment's, by its place in it, from 0; one of a
 * segment with a single document is 0.
 */
export interface TermBlock {
  /** As a `TermListWriter` writes them. */
  terms: Uint8Array<ArrayBuffer>;
  /**
   * An entry for each term. Of one that stands once in one document: 0, the document over two bits of its weight, the place. Of
   * others: the bytes of the documents, those of the places, then the documents: their count, a parameter of Rice's code, and in
   * that their distances, each with its weight in unary code. Behind all entries, in four bytes each: where each sixteenth entry
   * begins, and where its places do.
   */
  postings: Uint8Array<ArrayBuffer>;
  /**
   * The places of each term that has more than one: two parameters of Rice's code, for the first place in a document and for the
   * distances of others; then for each document how many there are (in gamma code), and these. A place is the number of a piece.
   * Where the highest bit of the first parameter is set, a bit for each document says whether one comes before each of its places:
   * that a space stands before the piece, or doesn't, other than before most of its kind.
   */
  positions: Uint8Array<ArrayBuffer>;
}

/** How much a document is about a term: it stands in a text, often in it, in what the reader or the page says of it, in its title. */
export type Weight = 0 | 1 | 2 | 3;

/** Documents in order, and their weights. */
export interface Documents {
  documents: Uint32Array;
  weights: Uint8Array;
}

/** Where a term of a block has its documents and places. */
export interface TermEntry {
  /** Where its documents begin, behind the lengths. */
  start: number;
  /** Whether all there is of it stands there: a document and a place. */
  isSingle: boolean;
  /** Where its places begin. */
  positions: number;
}

/** Entries after which one can be begun with. */
const GROUP = 16;
const WITH_ODD = 0x80;

/** A block as it is looked up: its bytes, read where they lie. */
export class OpenBlock {
  readonly terms: TermList;
  readonly postings: Uint8Array;
  readonly #table: DataView;

  constructor({ terms, postings }: Pick<TermBlock, 'terms' | 'postings'>) {
    this.terms = new TermList(terms);
    this.postings = postings;
    const size = 8 * Math.ceil(this.terms.count / GROUP);
    this.#table = new DataView(postings.buffer, postings.byteOffset + postings.byteLength - size, size);
  }

  /** What it takes of memory. */
  get bytes(): number {
    return this.terms.bytes + this.postings.byteLength;
  }

  /** The entries of terms, from the number of one up to that of another. */
  entries(from: number, to: number): TermEntry[] {
    if (from >= to) return [];
    const group = Math.floor(from / GROUP);
    const start = this.#table.getUint32(group * 8, true);
    const reader = new EntryReader(this.postings, start, this.#table.getUint32(group * 8 + 4, true));
    const entries: TermEntry[] = [];
    for (let index = group * GROUP; index < to; index += 1) {
      reader.next();
      const { start, isSingle, positions } = reader;
      if (index >= from) entries.push({ start, isSingle, positions });
    }
    return entries;
  }
}

/** Reads the entries of a block one after the other; is the one that it stands at. */
export class EntryReader implements TermEntry {
  start = 0;
  isSingle = false;
  positions: number;
  readonly #reader: ByteReader;
  #positionsEnd: number;

  constructor(postings: Uint8Array, start = 0, positions = 0) {
    this.#reader = new ByteReader(postings, start);
    this.positions = positions;
    this.#positionsEnd = positions;
  }

  next(): void {
    const reader = this.#reader;
    this.positions = this.#positionsEnd;
    const length = reader.number();
    this.isSingle = length === 0;
    if (length > 0) this.#positionsEnd += reader.number();
    this.start = reader.at;
    if (length > 0) {
      reader.skip(length);
    } else {
      reader.number();
      reader.number();
    }
  }
}

/** The documents of a term. */
export function readDocuments(postings: Uint8Array, entry: TermEntry): Documents {
  const reader = new DocumentReader(postings);
  reader.begin(entry);
  const [documents, weights] = [new Uint32Array(reader.count), new Uint8Array(reader.count)];
  for (let index = 0; index < documents.length; index += 1) {
    reader.next();
    documents[index] = reader.document;
    weights[index] = reader.weight;
  }
  return { documents, weights };
}

/** Reads the documents of terms of a block, one after the other. */
export class DocumentReader {
  count = 0;
  document = 0;
  weight = 0;
  readonly #bytes: ByteReader;
  readonly #bits: BitReader;
  #k = 0;
  #isSingle = false;

  constructor(postings: Uint8Array) {
    this.#bytes = new ByteReader(postings);
    this.#bits = new BitReader(postings);
  }

  /** Goes to before the first of a term. */
  begin({ start, isSingle }: TermEntry): void {
    this.#bytes.goTo(start);
    this.#isSingle = isSingle;
    this.count = isSingle ? 1 : this.#bytes.number();
    this.document = -1;
    if (isSingle) return;
    this.#k = this.#bytes.byte();
    this.#bits.goTo(this.#bytes.at);
  }

  next(): void {
    if (this.#isSingle) {
      const code = this.#bytes.number();
      this.document = code >>> 2;
      this.weight = code & 3;
    } else {
      this.document += 1 + this.#bits.rice(this.#k);
      this.weight = this.#bits.unary();
    }
  }
}

/** Reads the places of terms of a block, document by document. */
export class PlaceReader {
  readonly #postings: ByteReader;
  readonly #positions: Uint8Array;
  readonly #bits: BitReader;
  #single = -1;
  #first = 0;
  #further = 0;
  #hasOdd = false;

  constructor(postings: Uint8Array, positions: Uint8Array) {
    this.#postings = new ByteReader(postings);
    this.#positions = positions;
    this.#bits = new BitReader(positions);
  }

  /** Goes to before the first document of a term. */
  begin({ start, isSingle, positions }: TermEntry): void {
    this.#single = -1;
    if (isSingle) {
      this.#postings.goTo(start);
      this.#postings.number();
      this.#single = this.#postings.number();
      return;
    }
    const first = this.#positions[positions] ?? 0;
    this.#first = first & ~WITH_ODD;
    this.#hasOdd = (first & WITH_ODD) !== 0;
    this.#further = this.#positions[positions + 1] ?? 0;
    this.#bits.goTo(positions + 2);
  }

  /** Reads those of the next document into a list, or past them: the number of each times two, and one more where it is odd. */
  next(into: NumberList | null): void {
    if (this.#single >= 0) {
      into?.push(this.#single << 1);
      return;
    }
    const bits = this.#bits;
    const count = bits.gamma();
    const hasOdd = this.#hasOdd && bits.bits(1) === 1;
    let place = 0;
    for (let index = 0; index < count; index += 1) {
      const odd = hasOdd ? bits.bits(1) : 0;
      place += index === 0 ? bits.rice(this.#first) : bits.rice(this.#further) + 1;
      into?.push((place << 1) | odd);
    }
  }
}

/** Bytes of a block after which the next is begun: what a lookup reads. */
const FULL_BLOCK = 8192;

/** Writes blocks, term by term in order, and the documents of each in theirs. */
export class BlockWriter {
  readonly #terms = new TermListWriter();
  readonly #postings = new ByteWriter();
  readonly #positions = new ByteWriter();
  readonly #table = new NumberList();
  readonly #documents = new NumberList();
  readonly #weights = new NumberList();
  /** How many places there are up to the end of each document. */
  readonly #ends = new NumberList();
  /** As `PlaceReader` gives them. */
  readonly #codes = new NumberList();
  readonly #written = new ByteWriter();

  get isEmpty(): boolean {
    return this.#terms.count === 0;
  }

  get isFull(): boolean {
    return this.#postings.length + this.#terms.length >= FULL_BLOCK;
  }

  /** Adds a document to the term that is being written, when its places have been added. */
  document(document: number, weight: number): void {
    this.#documents.push(document);
    this.#weights.push(weight);
    this.#ends.push(this.#codes.length);
  }

  /** Where the places of the next document are to be added. */
  get places(): NumberList {
    return this.#codes;
  }

  /** Ends a term; one without documents is left out. */
  endTerm(term: Term): void {
    const { length } = this.#documents;
    if (length > 0) {
      if (this.#terms.count % GROUP === 0) {
        this.#table.push(this.#postings.length);
        this.#table.push(this.#positions.length);
      }
      this.#terms.add(term);
      if (length === 1 && this.#codes.length === 1 && (this.#codes.at(0) & 1) === 0) {
        this.#postings.number(0);
        this.#postings.number((this.#documents.at(0) << 2) | this.#weights.at(0));
        this.#postings.number(this.#codes.at(0) >>> 1);
      } else {
        const before = this.#positions.length;
        this.#writePlaces();
        this.#writeDocuments();
        this.#postings.number(this.#written.length);
        this.#postings.number(this.#positions.length - before);
        this.#postings.copy(this.#written.view());
        this.#written.clear();
      }
    }
    this.#documents.clear();
    this.#weights.clear();
    this.#ends.clear();
    this.#codes.clear();
  }

  #writeDocuments(): void {
    const count = this.#documents.length;
    const k = riceParameter(this.#documents.at(count - 1) + 1 - count, count);
    this.#written.number(count);
    this.#written.byte(k);
    const bits = new BitWriter(this.#written);
    let before = -1;
    for (let index = 0; index < count; index += 1) {
      const document = this.#documents.at(index);
      bits.rice(document - before - 1, k);
      bits.unary(this.#weights.at(index));
      before = document;
    }
    bits.end();
  }

  #writePlaces(): void {
    const count = this.#ends.length;
    const codes = this.#codes;
    let [firsts, furthers, odds] = [0, 0, 0];
    this.#eachDocument((start, end) => {
      firsts += codes.at(start) >>> 1;
      furthers += (codes.at(end - 1) >>> 1) - (codes.at(start) >>> 1) - (end - start - 1);
    });
    for (let index = 0; index < codes.length; index += 1) odds |= codes.at(index) & 1;
    const first = riceParameter(firsts, count);
    const further = riceParameter(furthers, codes.length - count);
    this.#positions.byte(first | (odds === 1 ? WITH_ODD : 0));
    this.#positions.byte(further);
    const bits = new BitWriter(this.#positions);
    this.#eachDocument((start, end) => {
      let odd = 0;
      if (odds === 1) {
        for (let index = start; index < end; index += 1) odd |= codes.at(index) & 1;
      }
      bits.gamma(end - start);
      if (odds === 1) bits.bits(odd, 1);
      let place = 0;
      for (let index = start; index < end; index += 1) {
        const code = codes.at(index);
        if (odd === 1) bits.bits(code & 1, 1);
        if (index === start) bits.rice(code >>> 1, first);
        else bits.rice((code >>> 1) - place - 1, further);
        place = code >>> 1;
      }
    });
    bits.end();
  }

  #eachDocument(visit: (start: number, end: number) => void): void {
    let start = 0;
    for (let index = 0; index < this.#ends.length; index += 1) {
      const end = this.#ends.at(index);
      visit(start, end);
      start = end;
    }
  }

  /** The block of what has been written since the last. */
  take(): TermBlock {
    for (let index = 0; index < this.#table.length; index += 1) this.#postings.uint32(this.#table.at(index));
    this.#table.clear();
    return {
      terms: this.#terms.take(),
      postings: this.#postings.take(),
      positions: this.#positions.take(),
    };
  }
}
