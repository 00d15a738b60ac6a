import { ByteReader } from './bytes';
import {
  BlockWriter,
  eachPosting,
  openBlock,
  type OpenBlock,
  readPositions,
  type TermBlock,
} from './term-block';

/** A segment that is to become part of another. */
export interface MergedSegment {
  blocks: AsyncIterator<TermBlock> | Iterator<TermBlock>;
  /** The place of each of its documents in the whole; -1 for one that is left out. */
  places: Int32Array;
}

/** The blocks of segments as those of one. The documents of each come after those of the segments before it. */
export async function* mergeBlocks(segments: MergedSegment[]): AsyncGenerator<TermBlock, void> {
  const cursors = segments.map((segment) => new Cursor(segment));
  for (const cursor of cursors) await cursor.advance();
  const writer = new BlockWriter();
  for (;;) {
    let term: string | undefined;
    for (const cursor of cursors) {
      if (cursor.term !== undefined && (term === undefined || cursor.term < term)) ({ term } = cursor);
    }
    if (term === undefined) break;
    for (const cursor of cursors) {
      if (cursor.term !== term) continue;
      cursor.copyTo(writer);
      if (cursor.needsBlock) await cursor.advance();
      else cursor.next();
    }
    writer.endTerm(term);
    if (writer.isFull) yield writer.take();
  }
  if (!writer.isEmpty) yield writer.take();
}

/** A place among the terms of a segment. */
class Cursor {
  readonly #segment: MergedSegment;
  #open: OpenBlock = { terms: [], entries: [], postings: new Uint8Array() };
  #positions: Uint8Array = new Uint8Array();
  #index = -1;

  constructor(segment: MergedSegment) {
    this.#segment = segment;
  }

  /** The term it stands at; undefined behind the last. */
  get term(): string | undefined {
    return this.#open.terms[this.#index];
  }

  /** Whether the next term is in the next block. */
  get needsBlock(): boolean {
    return this.#index + 1 >= this.#open.terms.length;
  }

  next(): void {
    this.#index += 1;
  }

  /** Goes to the first term of the next block. */
  async advance(): Promise<void> {
    const next = await this.#segment.blocks.next();
    const block: TermBlock | null = next.done ? null : next.value;
    this.#open = block ? openBlock(block) : { terms: [], entries: [], postings: new Uint8Array() };
    this.#positions = block?.positions ?? new Uint8Array();
    this.#index = 0;
  }

  copyTo(writer: BlockWriter): void {
    const entry = this.#open.entries[this.#index];
    if (!entry) return;
    const { start, end } = entry.positions;
    const reader = new ByteReader(this.#positions, start, end);
    eachPosting(this.#open, entry, (document, weight) => {
      const from = reader.at;
      readPositions(reader, null);
      const place = this.#segment.places[document] ?? -1;
      if (place >= 0) writer.document(place, weight, this.#positions.subarray(from, reader.at));
    });
  }
}
