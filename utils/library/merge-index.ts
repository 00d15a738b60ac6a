import { Dexie } from 'dexie';

import { keptIds, type PackedIds, packIds } from '@/utils/search/index/article-ids';
import { checksum } from '@/utils/search/index/checksum';
import { mergeBlocks, type MergedSegment } from '@/utils/search/index/merge-blocks';
import type { TermBlock } from '@/utils/search/index/term-block';
import { TermCursor, TermList, TermListWriter } from '@/utils/search/index/term-list';
import type { SearchNewRow, SearchSegmentRow } from '@/utils/storage/search-rows';

import { DamagedIndexError, readOfIndex } from './damaged-index';
import { countNew } from './index-article';
import type { LibraryContext } from './library-context';

/** Lets the page do what is more urgent, where it has been held up for long enough; null where it hasn't. */
export type Pause = () => Promise<void> | null;

/** How many are put together. */
export interface MergeSizes {
  /** New documents: a search looks into each of those that aren't in a segment yet. */
  documents: number;
  /** Segments of a level. */
  segments: number;
}

const SIZES: MergeSizes = { documents: 64, segments: 8 };
/** The level of the largest segments, of 64 · 8 · 8 · 8 documents: larger ones would take long to write. */
const HIGHEST_LEVEL = 3;
/** Blocks that are read, or written, at a time. */
const BATCH = 16;
/** Blocks that are deleted at a time. */
const SWEPT = 128;

type Db = Pick<LibraryContext, 'db'>;

/**
 * Puts documents of the index together, once, where there are enough of one kind; false where there aren't. May be cut short at
 * any moment: what was there is searched until all of the new segment is written. Nobody else may do so meanwhile.
 */
export async function mergeIndex({ db }: Db, pause: Pause, sizes = SIZES): Promise<boolean> {
  const numbers = await db.searchNew.orderBy('number').limit(sizes.documents).primaryKeys();
  if (numbers.length === sizes.documents) {
    const documents = present(await readOfIndex({ db }, () => db.searchNew.bulkGet(numbers)));
    await mergeInto({ db }, 0, documents.map(ofDocument), pause);
    return true;
  }
  for (let level = 0; level < HIGHEST_LEVEL; level += 1) {
    // Those of a level are made of the oldest of the one below, and so come in the order of their documents.
    const ids = await db.searchSegments.where('[isReady+level]').equals([1, level]).primaryKeys();
    if (ids.length < sizes.segments) continue;
    // Not by their ids: one that was written again has a new one.
    const oldest = present(await readOfIndex({ db }, () => db.searchSegments.bulkGet(ids)))
      .toSorted((a, b) => (a.numbers[0] ?? 0) - (b.numbers[0] ?? 0))
      .slice(0, sizes.segments);
    await mergeInto(
      { db },
      level + 1,
      oldest.map((segment) => ofSegment({ db }, segment)),
      pause,
    );
    return true;
  }
  return false;
}

/** Share of the documents of a segment that no longer count from which on it is written again: so what was deleted goes, too. */
const MOST_VOID = 0.2;

/** Writes a segment again, without what doesn't count any more, where that is much of it; false where there is none. */
export async function renewSegment({ db }: Db, pause: Pause): Promise<boolean> {
  const voids = new Set(await db.searchVoid.orderBy('number').keys());
  if (voids.size === 0) return false;
  const ready = db.searchSegments.where('[isReady+level]').between([1, Dexie.minKey], [1, Dexie.maxKey]);
  for (const id of await ready.primaryKeys()) {
    const segment = await readOfIndex({ db }, () => db.searchSegments.get(id));
    if (!segment) continue;
    const count = segment.numbers.reduce((sum, number) => sum + (voids.has(number) ? 1 : 0), 0);
    if (count === 0 || count < segment.numbers.length * MOST_VOID) continue;
    await mergeInto({ db }, segment.level, [ofSegment({ db }, segment)], pause);
    return true;
  }
  return false;
}

/** Deletes, some at a time, what was left of segments that another has taken the place of, or that were never finished. */
export async function sweepIndex({ db }: Db, pause: Pause): Promise<void> {
  const unready = db.searchSegments.where('[isReady+level]').between([0, Dexie.minKey], [0, Dexie.maxKey]);
  for (const id of await unready.primaryKeys()) {
    for (const table of [db.searchBlocks, db.searchPositions]) {
      const blocks = table.where('[segmentId+block]').between([id, Dexie.minKey], [id, Dexie.maxKey]);
      while ((await blocks.limit(SWEPT).delete()) > 0) await pause();
    }
    await db.searchSegments.delete(id);
  }
}

const present = <Row>(rows: (Row | undefined)[]): Row[] => rows.filter((row) => row !== undefined);

/** What is put together: a segment, or a new document. */
interface Source {
  level: number | null;
  id: number;
  numbers: ArrayLike<number>;
  articleIds: PackedIds;
  blocks: MergedSegment['blocks'];
}

function ofDocument({ number, articleId, terms, postings, positions }: SearchNewRow): Source {
  const blocks = [{ terms, postings, positions }].values();
  return { level: null, id: number, numbers: [number], articleIds: packIds([articleId]), blocks };
}

function ofSegment(ctx: Db, { level, id, numbers, articleIds, firstTerms }: SearchSegmentRow): Source {
  return { level, id, numbers, articleIds, blocks: readBlocks(ctx, id, countOf(firstTerms)) };
}

function countOf(firstTerms: Uint8Array): number {
  try {
    return new TermList(firstTerms).count;
  } catch (error) {
    throw new DamagedIndexError('first terms', { cause: error });
  }
}

async function* readBlocks({ db }: Db, id: number, count: number): AsyncGenerator<TermBlock, void> {
  for (let first = 0; first < count; first += BATCH) {
    const keys = Array.from({ length: Math.min(BATCH, count - first) }, (_, index): [number, number] => [
      id,
      first + index,
    ]);
    const [blocks, positions] = await readOfIndex({ db }, () =>
      Promise.all([db.searchBlocks.bulkGet(keys), db.searchPositions.bulkGet(keys)]),
    );
    for (const [index, block] of blocks.entries()) {
      const its = positions[index];
      const isWhole =
        block &&
        its &&
        checksum(block.terms, block.postings) === block.check &&
        checksum(its.positions) === its.check;
      if (!isWhole) throw new DamagedIndexError(`block ${String(id)} ${String(first + index)}`);
      yield { terms: block.terms, postings: block.postings, positions: its.positions };
    }
  }
}

async function mergeInto({ db }: Db, level: number, sources: Source[], pause: Pause): Promise<void> {
  const id = await db.searchSegments.add({ ...unready(level) });
  const { segments, numbers, articleIds, dropped } = await arrange({ db }, sources);
  const firstTerms = await writeBlocks({ db }, id, segments, pause);
  await db.transaction('rw', [db.searchNew, db.searchSegments, db.searchVoid, db.meta], async () => {
    let documents = numbers.length;
    let taken = 0;
    for (const source of sources) {
      if (source.level === null) {
        // One that was done away with meanwhile couldn't be where it is now.
        const isThere = (await db.searchNew.where('number').equals(source.id).delete()) > 0;
        if (isThere) taken += 1;
        else await db.searchVoid.add({ number: source.id });
      } else {
        documents -= source.numbers.length;
        await db.searchSegments.put({ ...unready(source.level), id: source.id });
      }
    }
    await db.searchVoid.bulkDelete(dropped);
    // Of documents none of which counts any more there is nothing to be kept.
    const isReady = numbers.length > 0 ? 1 : 0;
    await db.searchSegments.put({ id, isReady, level, numbers, articleIds, firstTerms });
    const before = await db.meta.get('searchDocuments');
    await db.meta.put({ key: 'searchDocuments', value: (before?.value ?? 0) + documents });
    await countNew({ db }, -taken);
  });
  await sweepIndex({ db }, pause);
}

/** A segment that isn't searched: while it is being written, and when another has taken its place. */
function unready(level: number): Omit<SearchSegmentRow, 'id'> {
  const firstTerms = new TermListWriter().take();
  return { isReady: 0, level, numbers: new Uint32Array(), articleIds: packIds([]), firstTerms };
}

/** Where the documents of the sources come in the whole; those that don't count any more are dropped. */
async function arrange(
  { db }: Db,
  sources: Source[],
): Promise<{
  segments: MergedSegment[];
  numbers: Uint32Array<ArrayBuffer>;
  articleIds: PackedIds;
  /** The ids of what says so of those that are dropped. */
  dropped: number[];
}> {
  const first = sources[0]?.numbers[0] ?? 0;
  const last = Array.from(sources.at(-1)?.numbers ?? []).at(-1) ?? 0;
  const rows = await db.searchVoid.where('number').between(first, last, true, true).toArray();
  const voids = new Map(rows.map(({ number, id }) => [number, id]));
  const kept: number[] = [];
  const dropped: number[] = [];
  const segments = sources.map(({ numbers, blocks }) => {
    const places = Int32Array.from(numbers, (number) => {
      const id = voids.get(number);
      if (id === undefined) return kept.push(number) - 1;
      dropped.push(id);
      return -1;
    });
    return { places, blocks };
  });
  const articleIds = keptIds(
    sources.map(({ articleIds: ids }, index) => ({
      ids,
      isKept: (document) => (segments[index]?.places[document] ?? -1) >= 0,
    })),
  );
  return { segments, numbers: Uint32Array.from(kept), articleIds, dropped };
}

/** Writes the blocks of a segment; gives the first term of each. */
async function writeBlocks(
  { db }: Db,
  segmentId: number,
  segments: MergedSegment[],
  pause: Pause,
): Promise<Uint8Array<ArrayBuffer>> {
  const firstTerms = new TermListWriter();
  let batch: (TermBlock & { block: number })[] = [];
  const write = async (): Promise<void> => {
    const written = batch;
    batch = [];
    await db.transaction('rw', db.searchBlocks, db.searchPositions, async () => {
      await db.searchBlocks.bulkAdd(
        written.map(({ terms, postings, block }) => {
          return { segmentId, block, terms, postings, check: checksum(terms, postings) };
        }),
      );
      await db.searchPositions.bulkAdd(
        written.map(({ positions, block }) => ({ segmentId, block, positions, check: checksum(positions) })),
      );
    });
    await pause();
  };
  for await (const block of mergeBlocks(segments, pause)) {
    batch.push({ ...block, block: firstTerms.count });
    firstTerms.add(new TermCursor(block.terms));
    if (batch.length >= BATCH) await write();
  }
  await write();
  return firstTerms.take();
}
