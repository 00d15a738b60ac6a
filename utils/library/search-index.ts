import { Dexie } from 'dexie';

import { ArticleNumbers, FoundArticles, packIds } from '@/utils/search/index/article-ids';
import { checksum } from '@/utils/search/index/checksum';
import {
  blocksWith,
  type FoundTerm,
  haveAll,
  lookUp,
  type SoughtTerm,
  standingTogether,
  termsBeginning,
  type TermSize,
} from '@/utils/search/index/find-in-segment';
import { Recent } from '@/utils/search/index/recent';
import { type Documents, OpenBlock, type Weight } from '@/utils/search/index/term-block';
import { TermList, termOf } from '@/utils/search/index/term-list';
import { type WantedTerm, wantedTerms } from '@/utils/search/index/wanted-terms';
import { scoreOfWeight } from '@/utils/search/word-score';
import { firstAtLeast } from '@/utils/shared/first-at-least';
import { SEARCH_VERSION } from '@/utils/storage/database';
import type { SearchNewRow, SearchSegmentRow } from '@/utils/storage/search-rows';

import { isOfRows } from './damaged-index';
import type { LibraryContext } from './library-context';
import { indexProgress } from './rebuild-index';

/** Bytes of blocks that are kept open, and of positions. */
const MOST_OPEN = 4_000_000;

/** What an index was asked. */
interface Look {
  /** Whether something of it was missing, or not as it was written: not all was found then. */
  isDamaged: boolean;
  /** Whether everything had been brought into it that there is; while it is being made it isn't. */
  isComplete: boolean;
}

/** What was found, for each of several words. */
interface IndexFinds extends Look {
  found: FoundArticles[];
}

/** A segment of the index as this window knows it, or a document that is in none yet. */
interface KnownSegment {
  id: number;
  /** The number of the article of each document. */
  articles: Uint32Array;
  numbers: ArrayLike<number>;
  /** For each document whether it still counts. */
  isLive: Uint8Array;
  /** The first term of each block; or the block, where there is one, with its positions. */
  terms: TermList | { open: OpenBlock; positions: Uint8Array };
}

/**
 * The index of the library as a window reads it. It keeps what never changes (segments, blocks that were read last, new
 * documents), and looks at each search what has come and gone.
 */
export class SearchIndex {
  readonly #ctx: Pick<LibraryContext, 'db'>;
  readonly #articles = new ArticleNumbers();
  readonly #segments = new Map<number, KnownSegment>();
  readonly #documents = new Map<number, KnownSegment>();
  readonly #voids = new Set<number>();
  #lastVoid = 0;
  readonly #blocks = new Recent<OpenBlock>(MOST_OPEN, ({ bytes }) => bytes);
  readonly #positions = new Recent<Uint8Array>(MOST_OPEN, ({ byteLength }) => byteLength);

  constructor(ctx: Pick<LibraryContext, 'db'>) {
    this.#ctx = ctx;
  }

  /**
   * The articles in which words, in the form of `searchedWords`, stand as `standsIn` has it, for each of several. All of them are
   * looked for in the library as it is at one moment. Where rows of the index can't be read, nothing is found of it.
   */
  async find(wanted: { words: string; asWhole: boolean }[]): Promise<IndexFinds> {
    const { db } = this.#ctx;
    const tables = [
      db.meta,
      db.searchNew,
      db.searchSegments,
      db.searchVoid,
      db.searchBlocks,
      db.searchPositions,
    ];
    const terms = wanted.map(({ words, asWhole }) => wantedTerms(words, asWhole));
    try {
      return await db.transaction('r', tables, async () => {
        const look: Look = { isDamaged: false, isComplete: false };
        await this.#catchUp(look);
        const found = await this.#findAll(terms, look);
        return { found, ...look };
      });
    } catch (error) {
      if (!isOfRows({ db }, error)) throw error;
      const isComplete = (await indexProgress({ db })) === null;
      return { found: wanted.map(() => new FoundArticles(this.#articles)), isDamaged: true, isComplete };
    }
  }

  /** The terms that begin with any of these letters, each once and in no order. */
  async terms(beginnings: readonly string[]): Promise<TermSize[]> {
    const { db } = this.#ctx;
    const tables = [db.meta, db.searchNew, db.searchSegments, db.searchVoid, db.searchBlocks];
    const sought = beginnings.map((letters) => ({ term: termOf(letters), isPrefix: true }));
    return db.transaction('r', tables, async () => {
      const look: Look = { isDamaged: false, isComplete: false };
      await this.#catchUp(look);
      const segments = [...this.#segments.values(), ...this.#documents.values()];
      const blocks = await this.#readBlocks(segments, sought, look);
      const sizes = new Map<string, number>();
      for (const segment of segments) {
        for (const one of sought) {
          for (const { open } of blocksOf(segment, one, blocks)) {
            for (const { term, size } of termsBeginning(open, one.term)) {
              sizes.set(term, (sizes.get(term) ?? 0) + size);
            }
          }
        }
      }
      return Array.from(sizes, ([term, size]) => ({ term, size }));
    });
  }

  async #findAll(wanted: WantedTerm[][], look: Look): Promise<FoundArticles[]> {
    const segments = [...this.#segments.values(), ...this.#documents.values()];
    const blocks = await this.#readBlocks(segments, wanted.flat(), look);
    const searches = wanted.flatMap((terms, index) =>
      segments.flatMap((segment) => {
        const search = searchIn(segment, terms, blocks);
        return search ? { ...search, index } : [];
      }),
    );
    const positions = await this.#readPositions(
      searches.filter(({ terms: its }) => its.length > 1),
      look,
    );
    const found = wanted.map(() => new FoundArticles(this.#articles));
    for (const { segment, terms, all, index } of searches) {
      const its = terms.length > 1 ? this.#together(segment, terms, all, positions) : all;
      its.documents.forEach((document, at) => {
        if (segment.isLive[document] !== 1) return;
        found[index]?.add(segment.articles[document] ?? 0, scoreOfWeight((its.weights[at] ?? 0) as Weight));
      });
    }
    return found;
  }

  /** Reads the blocks in which wanted terms would be, by their keys, all at once. */
  async #readBlocks(
    segments: KnownSegment[],
    wanted: SoughtTerm[],
    look: Look,
  ): Promise<Map<number, OpenBlock>> {
    const keys = new Set<number>();
    for (const segment of segments) {
      for (const term of wanted)
        for (const block of blockNumbers(segment, term)) keys.add(keyOf(segment.id, block));
    }
    return readKept(keys, this.#blocks, look, async (missing) => {
      const rows = await this.#ctx.db.searchBlocks.bulkGet(missing);
      return rows.map((row) => {
        if (!row) return undefined;
        return checksum(row.terms, row.postings) === row.check ? new OpenBlock(row) : undefined;
      });
    });
  }

  async #readPositions(searches: Search[], look: Look): Promise<Map<number, Uint8Array>> {
    const keys = new Set<number>();
    for (const { segment, terms } of searches) {
      if (!(segment.terms instanceof TermList)) continue;
      for (const { entries } of terms) {
        for (const { block, entry } of entries) if (!entry.isSingle) keys.add(keyOf(segment.id, block));
      }
    }
    return readKept(keys, this.#positions, look, async (missing) => {
      const rows = await this.#ctx.db.searchPositions.bulkGet(missing);
      return rows.map((row) => {
        if (!row) return undefined;
        return checksum(row.positions) === row.check ? row.positions : undefined;
      });
    });
  }

  #together(
    { id, terms: own }: KnownSegment,
    terms: FoundTerm[],
    all: Documents,
    positions: Map<number, Uint8Array>,
  ): Documents {
    return standingTogether(terms, all, (block) =>
      own instanceof TermList ? positions.get(keyOf(id, block)) : own.positions,
    );
  }

  async #catchUp(look: Look): Promise<void> {
    const { db } = this.#ctx;
    const [[version, rebuilding, documentCount, newCount], segmentIds, numbers, voids] = await Promise.all([
      db.meta.bulkGet(['searchVersion', 'searchRebuilding', 'searchDocuments', 'searchNewDocuments']),
      db.searchSegments.where('[isReady+level]').between([1, Dexie.minKey], [1, Dexie.maxKey]).primaryKeys(),
      db.searchNew.orderBy('number').primaryKeys(),
      db.searchVoid.where('id').above(this.#lastVoid).toArray(),
      // Live queries of keys alone aren't told of rows that get their key from the table (dexie 4.4.7); those of the last are.
      db.searchNew.orderBy('number').lastKey(),
    ]);
    // What is there of another form can't be read; it goes when the index is begun anew.
    look.isComplete = version?.value === SEARCH_VERSION;
    const isOurs = look.isComplete || rebuilding?.value === SEARCH_VERSION;
    keepOnly(this.#segments, isOurs ? segmentIds : []);
    keepOnly(this.#documents, isOurs ? numbers : []);
    if (!isOurs) return;
    const newIds = segmentIds.filter((id) => !this.#segments.has(id));
    const newNumbers = numbers.filter((number) => !this.#documents.has(number));
    const [segments, documents] = await Promise.all([
      newIds.length > 0 ? db.searchSegments.bulkGet(newIds) : [],
      newNumbers.length > 0 ? db.searchNew.bulkGet(newNumbers) : [],
    ]);
    for (const { id, number } of voids) {
      this.#lastVoid = Math.max(this.#lastVoid, id);
      this.#voids.add(number);
      for (const segment of this.#segments.values()) markVoid(segment, number);
    }
    for (const segment of segments) if (segment) this.#segments.set(segment.id, this.#known(segment));
    for (const document of documents) {
      if (document) this.#documents.set(document.number, this.#knownDocument(document));
    }
    let known = 0;
    for (const { numbers: its } of this.#segments.values()) known += its.length;
    const isWhole = known === (documentCount?.value ?? 0) && this.#documents.size === (newCount?.value ?? 0);
    if (!isWhole) look.isDamaged = true;
  }

  #known({ id, numbers, articleIds, firstTerms }: SearchSegmentRow): KnownSegment {
    const isLive = Uint8Array.from(numbers, (number) => (this.#voids.has(number) ? 0 : 1));
    const articles = this.#articles.numbersOf(articleIds);
    return { id, numbers, isLive, articles, terms: new TermList(firstTerms) };
  }

  #knownDocument({ number, articleId, positions, ...block }: SearchNewRow): KnownSegment {
    return {
      id: 0,
      numbers: [number],
      isLive: Uint8Array.of(1),
      articles: this.#articles.numbersOf(packIds([articleId])),
      terms: { open: new OpenBlock(block), positions },
    };
  }
}

/** Values by their keys, of those that are kept or else as `read` gives them; what isn't as it should be is left out. */
async function readKept<Value>(
  keys: Set<number>,
  kept: Recent<Value>,
  look: Look,
  read: (keys: [segmentId: number, block: number][]) => Promise<(Value | undefined)[]>,
): Promise<Map<number, Value>> {
  const known = new Map<number, Value>();
  const missing: number[] = [];
  for (const key of keys) {
    const value = kept.get(key);
    if (value === undefined) missing.push(key);
    else known.set(key, value);
  }
  const values = missing.length > 0 ? await read(missing.map(partsOf)) : [];
  missing.forEach((key, index) => {
    const value = values[index];
    if (value === undefined) {
      look.isDamaged = true;
      return;
    }
    known.set(key, value);
    kept.set(key, value);
  });
  return known;
}

/** What has been found out of a segment that may have words. */
interface Search {
  segment: KnownSegment;
  terms: FoundTerm[];
  /** The documents that have all terms. */
  all: Documents;
}

/** Looks terms up; null where no document has them all, or a block is missing. */
function searchIn(
  segment: KnownSegment,
  wanted: WantedTerm[],
  blocks: Map<number, OpenBlock>,
): Search | null {
  const terms: FoundTerm[] = [];
  for (const term of wanted) {
    const found = lookUp(segment.numbers.length, term, blocksOf(segment, term, blocks));
    if (found.entries.length === 0) return null;
    terms.push(found);
  }
  const all = haveAll(terms);
  return all.documents.length > 0 ? { segment, terms, all } : null;
}

/** The blocks in which a term would be. */
function blocksOf(
  segment: KnownSegment,
  sought: SoughtTerm,
  blocks: Map<number, OpenBlock>,
): { block: number; open: OpenBlock }[] {
  if (!(segment.terms instanceof TermList)) return [{ block: 0, open: segment.terms.open }];
  return blockNumbers(segment, sought).flatMap((block) => {
    const open = blocks.get(keyOf(segment.id, block));
    return open ? [{ block, open }] : [];
  });
}

/** The numbers of the blocks that must be read for a term. */
function blockNumbers({ terms }: KnownSegment, wanted: SoughtTerm): number[] {
  if (!(terms instanceof TermList)) return [];
  const { from, to } = blocksWith(terms, wanted);
  return Array.from({ length: to - from }, (_, index) => from + index);
}

/** Blocks that no segment has as many of. */
const MOST_BLOCKS = 2 ** 24;

function keyOf(segmentId: number, block: number): number {
  return segmentId * MOST_BLOCKS + block;
}

function partsOf(key: number): [segmentId: number, block: number] {
  return [Math.floor(key / MOST_BLOCKS), key % MOST_BLOCKS];
}

function keepOnly(known: Map<number, KnownSegment>, ids: number[]): void {
  const kept = new Set(ids);
  for (const id of known.keys()) if (!kept.has(id)) known.delete(id);
}

function markVoid({ numbers, isLive }: KnownSegment, number: number): void {
  const document = firstAtLeast(numbers, number);
  if (numbers[document] === number) isLive[document] = 0;
}
