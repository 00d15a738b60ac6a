import { Dexie } from 'dexie';

import {
  findInSegment,
  type SearchedSegment,
  termsBeginning,
  type TermSize,
} from '@/utils/search/index/find-in-segment';
import { openBlock, type OpenBlock } from '@/utils/search/index/term-block';
import { wantedTerms } from '@/utils/search/index/wanted-terms';
import { scoreOfWeight } from '@/utils/search/word-score';
import { firstAtLeast } from '@/utils/shared/first-at-least';
import type { SearchSegmentRow } from '@/utils/storage/search-rows';

import type { LibraryContext } from './library-context';

/** Articles that have words, with what their documents score together. */
export type FoundArticles = ReadonlyMap<string, number>;

/** Blocks that are kept open: up to 20 MB. */
const MOST_OPEN = 100;

/** A segment of the index as this window knows it, or a document that is in none yet. */
interface KnownSegment extends SearchedSegment {
  articleIds: string[];
  numbers: ArrayLike<number>;
  /** For each document whether it still counts. */
  isLive: Uint8Array;
}

/**
 * The index of the library as a window reads it. It keeps what never changes (segments, opened blocks, new documents), and
 * looks at each search what has come and gone.
 */
export class SearchIndex {
  readonly #ctx: Pick<LibraryContext, 'db'>;
  readonly #segments = new Map<number, KnownSegment>();
  readonly #documents = new Map<number, KnownSegment>();
  readonly #voids = new Set<number>();
  #lastVoid = 0;
  /** By segment and number, the one used last at the end. */
  readonly #open = new Map<string, OpenBlock>();

  constructor(ctx: Pick<LibraryContext, 'db'>) {
    this.#ctx = ctx;
  }

  /**
   * The articles in which words, in the form of `searchedWords`, stand as `standsIn` has it, for each of several. All of them are
   * looked for in the library as it is at one moment.
   */
  async find(wanted: { words: string; asWhole: boolean }[]): Promise<FoundArticles[]> {
    const { db } = this.#ctx;
    const tables = [db.searchNew, db.searchSegments, db.searchVoid, db.searchBlocks, db.searchPositions];
    return db.transaction('r', tables, async () => {
      await this.#catchUp();
      const segments = [...this.#segments.values(), ...this.#documents.values()];
      return Promise.all(wanted.map(({ words, asWhole }) => findIn(segments, wantedTerms(words, asWhole))));
    });
  }

  /** The terms that begin with any of these letters, each once and in no order. */
  async terms(beginnings: readonly string[]): Promise<TermSize[]> {
    const { db } = this.#ctx;
    const tables = [db.searchNew, db.searchSegments, db.searchVoid, db.searchBlocks];
    const found = await db.transaction('r', tables, async () => {
      await this.#catchUp();
      const segments = [...this.#segments.values(), ...this.#documents.values()];
      return Promise.all(
        segments.flatMap((segment) => beginnings.map((letters) => termsBeginning(segment, letters))),
      );
    });
    const sizes = new Map<string, number>();
    for (const { term, size } of found.flat()) sizes.set(term, (sizes.get(term) ?? 0) + size);
    return Array.from(sizes, ([term, size]) => ({ term, size }));
  }

  async #catchUp(): Promise<void> {
    const { db } = this.#ctx;
    const [segmentIds, numbers, voids] = await Promise.all([
      db.searchSegments.where('[isReady+level]').between([1, Dexie.minKey], [1, Dexie.maxKey]).primaryKeys(),
      db.searchNew.orderBy('number').primaryKeys(),
      db.searchVoid.where('id').above(this.#lastVoid).toArray(),
      // Live queries of keys alone aren't told of rows that get their key from the table (dexie 4.4.7); those of the last are.
      db.searchNew.orderBy('number').lastKey(),
    ]);
    keepOnly(this.#segments, segmentIds);
    keepOnly(this.#documents, numbers);
    const newIds = segmentIds.filter((id) => !this.#segments.has(id));
    const newNumbers = numbers.filter((number) => !this.#documents.has(number));
    const [segments, documents] = await Promise.all([
      newIds.length > 0 ? db.searchSegments.bulkGet(newIds) : [],
      newNumbers.length > 0 ? db.searchNew.bulkGet(newNumbers) : [],
    ]);
    for (const segment of segments) {
      if (segment) this.#segments.set(segment.id, this.#known(segment));
    }
    for (const document of documents) {
      if (!document) continue;
      const block = openBlock(document);
      const [first] = block.terms;
      this.#documents.set(document.number, {
        size: 1,
        firstTerms: first === undefined ? [] : [first],
        blocks: () => Promise.resolve([block]),
        positions: () => Promise.resolve([document.positions]),
        articleIds: [document.articleId],
        numbers: [document.number],
        isLive: Uint8Array.of(1),
      });
    }
    for (const { id, number } of voids) {
      this.#lastVoid = Math.max(this.#lastVoid, id);
      this.#voids.add(number);
      for (const segment of this.#segments.values()) markVoid(segment, number);
    }
  }

  #known({ id, numbers, articleIds, firstTerms }: SearchSegmentRow): KnownSegment {
    const { db } = this.#ctx;
    const isLive = Uint8Array.from(numbers, (number) => (this.#voids.has(number) ? 0 : 1));
    const keys = (blocks: number[]): [number, number][] => blocks.map((block) => [id, block]);
    return {
      size: numbers.length,
      firstTerms,
      articleIds,
      numbers,
      isLive,
      blocks: async (blocks) => {
        const known = blocks.map((block) => this.#open.get(keyOf(id, block)));
        const missing = blocks.filter((_, index) => !known[index]);
        const rows = missing.length > 0 ? await db.searchBlocks.bulkGet(keys(missing)) : [];
        const read = rows.values();
        return blocks.map((block, index) => {
          const row = known[index] ? undefined : read.next().value;
          const open = known[index] ?? (row && openBlock(row));
          if (!open) throw new Error(`no block ${keyOf(id, block)} in the index`);
          this.#keepOpen(keyOf(id, block), open);
          return open;
        });
      },
      positions: async (blocks) => {
        const rows = await db.searchPositions.bulkGet(keys(blocks));
        return rows.map((row) => row?.positions ?? new Uint8Array());
      },
    };
  }

  /** Keeps a block as the one that was used last, in place of the one that wasn't for longest. */
  #keepOpen(key: string, block: OpenBlock): void {
    this.#open.delete(key);
    this.#open.set(key, block);
    const [oldest] = this.#open.keys();
    if (this.#open.size > MOST_OPEN && oldest !== undefined) this.#open.delete(oldest);
  }
}

function keyOf(segmentId: number, block: number): string {
  return `${String(segmentId)} ${String(block)}`;
}

async function findIn(
  segments: KnownSegment[],
  wanted: ReturnType<typeof wantedTerms>,
): Promise<FoundArticles> {
  const articles = new Map<string, number>();
  const found = await Promise.all(segments.map((segment) => findInSegment(segment, wanted)));
  found.forEach(({ documents, weights }, index) => {
    const segment = segments[index];
    documents.forEach((document, at) => {
      const articleId = segment?.articleIds[document];
      if (articleId === undefined || segment?.isLive[document] !== 1) return;
      articles.set(articleId, (articles.get(articleId) ?? 0) + scoreOfWeight(weights[at] ?? 0));
    });
  });
  return articles;
}

function keepOnly(known: Map<number, KnownSegment>, ids: number[]): void {
  const kept = new Set(ids);
  for (const id of known.keys()) if (!kept.has(id)) known.delete(id);
}

function markVoid({ numbers, isLive }: KnownSegment, number: number): void {
  const document = firstAtLeast(numbers, number);
  if (numbers[document] === number) isLive[document] = 0;
}
