import { BlockWriter, DocumentReader, EntryReader, PlaceReader, type TermBlock } from './term-block';
import { compareTerms, type Term, TermCopy, TermCursor, TermList } from './term-list';

/** A segment that is to become part of another. */
export interface MergedSegment {
  blocks: AsyncIterator<TermBlock> | Iterator<TermBlock>;
  /** The place of each of its documents in the whole; -1 for one that is left out. */
  places: Int32Array;
}

/**
 * The blocks of segments as those of one. The documents of each come after those of the segments before it. Between steps of less
 * than a millisecond, but for terms that most documents have, `breathe` is waited for where it asks for that.
 */
export async function* mergeBlocks(
  segments: MergedSegment[],
  breathe: () => Promise<void> | null = () => null,
): AsyncGenerator<TermBlock, void> {
  const cursors = segments.map((segment, order) => new Cursor(segment, order));
  for (const cursor of cursors) await cursor.advance();
  const queue = new CursorQueue(cursors.filter((cursor) => !cursor.isAtEnd));
  const writer = new BlockWriter();
  const term = new TermCopy();
  for (let first = queue.first; first; first = queue.first) {
    term.set(first.term);
    for (
      let cursor: Cursor | null = first;
      cursor && compareTerms(cursor.term, term) === 0;
      cursor = queue.first
    ) {
      cursor.copyTo(writer);
      const breath = breathe();
      if (breath) await breath;
      if (cursor.needsBlock) await cursor.advance();
      else cursor.next();
      queue.settle();
    }
    writer.endTerm(term);
    if (writer.isFull) yield writer.take();
  }
  if (!writer.isEmpty) yield writer.take();
}

/** A place among the terms of a segment. */
class Cursor {
  readonly order: number;
  readonly #segment: MergedSegment;
  #open: OpenToMerge | null = null;
  #left = 0;

  constructor(segment: MergedSegment, order: number) {
    this.#segment = segment;
    this.order = order;
  }

  /** The term it stands at. */
  get term(): Term {
    return this.#open?.terms ?? NO_TERM;
  }

  get isAtEnd(): boolean {
    return this.#left === 0;
  }

  /** Whether the next term is in the next block. */
  get needsBlock(): boolean {
    return this.#left <= 1;
  }

  next(): void {
    this.#left -= 1;
    this.#open?.terms.next();
  }

  /** Goes to the first term of the next block that has any. */
  async advance(): Promise<void> {
    this.#left = 0;
    while (this.#left === 0) {
      const next = await this.#segment.blocks.next();
      if (next.done) return;
      const { terms, postings, positions } = next.value;
      this.#left = new TermList(terms).count;
      this.#open = {
        terms: new TermCursor(terms),
        entries: new EntryReader(postings),
        documents: new DocumentReader(postings),
        places: new PlaceReader(postings, positions),
      };
    }
  }

  /** Copies what there is of the term, once. */
  copyTo(writer: BlockWriter): void {
    if (!this.#open) return;
    const { entries, documents, places } = this.#open;
    entries.next();
    documents.begin(entries);
    places.begin(entries);
    for (let left = documents.count; left > 0; left -= 1) {
      documents.next();
      const place = this.#segment.places[documents.document] ?? -1;
      places.next(place < 0 ? null : writer.places);
      if (place >= 0) writer.document(place, documents.weight);
    }
  }
}

const NO_TERM: Term = { bytes: new Uint8Array(), length: 0 };

/** A block of which each is read once, from the first term to the last. */
interface OpenToMerge {
  terms: TermCursor;
  entries: EntryReader;
  documents: DocumentReader;
  places: PlaceReader;
}

/** Cursors of which the first is that with the first term, of the first segment that has it: a binary heap. */
class CursorQueue {
  readonly #cursors: Cursor[];

  constructor(cursors: Cursor[]) {
    this.#cursors = cursors.toSorted(compareCursors);
  }

  get first(): Cursor | null {
    return this.#cursors[0] ?? null;
  }

  /** Brings the first to where it belongs after it has gone on. */
  settle(): void {
    const cursors = this.#cursors;
    const moved = cursors[0]?.isAtEnd ? cursors.pop() : cursors[0];
    if (!moved || cursors.length === 0 || moved.isAtEnd) return;
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      const right = left + 1;
      const [one, other] = [cursors[left], cursors[right]];
      const isRight = one !== undefined && other !== undefined && compareCursors(other, one) < 0;
      const next = isRight ? other : one;
      if (!next || compareCursors(moved, next) <= 0) break;
      cursors[at] = next;
      at = isRight ? right : left;
    }
    cursors[at] = moved;
  }
}

function compareCursors(one: Cursor, other: Cursor): number {
  return compareTerms(one.term, other.term) || one.order - other.order;
}
