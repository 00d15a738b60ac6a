import { Dexie, type EntityTable, type PromiseExtended, type Table } from 'dexie';

import type { Annotation, HighlightColor } from '@/utils/annotation/annotation';
import type { Article, ArticleVersion } from '@/utils/article/article';
import type { BlockChoice } from '@/utils/article/block-choice';
import type { SimilarPair } from '@/utils/search/similar/double-groups';
import type { SavedSearch } from '@/utils/search/saved-search';

import type { CatalogRow, CatalogTitlesRow, StaleRow } from './catalog-rows';
import { HoldUp } from './hold-up';
import { markStale } from './mark-stale';
import type { SaveJob, StagedBlock } from './save-job';
import type {
  SearchArticleRow,
  SearchBlockRow,
  SearchNewRow,
  SearchPositionsRow,
  SearchSegmentRow,
  SearchVoidRow,
} from './search-rows';
import { patientFactory } from './patient-factory';
import { raiseFormat } from './raise-format';
import type { FingerprintRow } from './similar-rows';
import { upgradeFacts } from './upgrade-facts';

/** Sanitised HTML of a version, gzipped. */
export interface BodyRow {
  versionId: string;
  gzip: Uint8Array<ArrayBuffer>;
}

/** Plain text of a version, by `renderedText`: for anchoring, snippets and (re)building a search index. */
export interface TextRow {
  versionId: string;
  text: string;
}

/** A picture, once for all the versions that show it. */
interface ImageRow {
  /** SHA-256 of the bytes, hex. */
  hash: string;
  blob: Blob;
  /** How many versions show it; the row goes when none does. */
  references: number;
}

/** What the reader has chosen for the pages of a site. */
export interface SiteRow {
  /** Host of its addresses, with the port if that isn't the usual one. */
  host: string;
  blocks: BlockChoice[];
  modified: string;
}

/** What the reader has set for a tag. */
export interface TagRow {
  name: string;
  color: HighlightColor;
  modified: string;
}

/**
 * A fact of the library as a whole: the form of its data, that of its index once everything is in it, that of the index which is
 * being made, how many articles are in that, and how many documents its segments have and aren't in one yet; the form of
 * fingerprints; a random number by which the library is known again. Or, under `pictures:VERSION`, since when (epoch ms) its missing
 * pictures are wanted.
 */
interface MetaRow {
  key:
    | 'format'
    | 'searchVersion'
    | 'searchRebuilding'
    | 'searchIndexed'
    | 'searchDocuments'
    | 'searchNewDocuments'
    | 'fingerprintVersion'
    | 'mark'
    | `pictures:${string}`;
  value: number;
}

/**
 * Number of the data's form, written into the library itself. Dexie opens a newer database with older code without a
 * word (dexie/Dexie.js#1880), so we look for ourselves and refuse.
 */
const FORMAT = 3;

/** Number of the index's form and of what terms a text has: an index of another is made anew. */
export const SEARCH_VERSION = 2;

/** The library was written by a newer Cuttings: nothing may be read or written by this one. */
class NewerLibraryError extends Error {
  override name = 'NewerLibraryError';
}

/** The library in this browser. Rows that a list needs are apart from bodies, texts and pictures: they stay small. */
export class CuttingsDatabase extends Dexie {
  declare articles: EntityTable<Article, 'id'>;
  declare versions: EntityTable<ArticleVersion, 'id'>;
  declare bodies: EntityTable<BodyRow, 'versionId'>;
  declare texts: EntityTable<TextRow, 'versionId'>;
  declare images: EntityTable<ImageRow, 'hash'>;
  declare annotations: EntityTable<Annotation, 'id'>;
  declare jobs: EntityTable<SaveJob, 'id'>;
  declare staging: Table<StagedBlock, [saveId: string, part: string, block: number]>;
  declare sites: EntityTable<SiteRow, 'host'>;
  declare searches: EntityTable<SavedSearch, 'id'>;
  declare tags: EntityTable<TagRow, 'name'>;
  declare meta: EntityTable<MetaRow, 'key'>;
  declare searchArticles: EntityTable<SearchArticleRow, 'articleId'>;
  declare searchNew: EntityTable<SearchNewRow, 'number'>;
  declare searchSegments: EntityTable<SearchSegmentRow, 'id'>;
  declare searchBlocks: Table<SearchBlockRow, [segmentId: number, block: number]>;
  declare searchPositions: Table<SearchPositionsRow, [segmentId: number, block: number]>;
  declare searchVoid: EntityTable<SearchVoidRow, 'id'>;
  declare fingerprints: EntityTable<FingerprintRow, 'versionId'>;
  declare similar: Table<SimilarPair, [one: string, other: string]>;
  declare catalog: EntityTable<CatalogRow, 'first'>;
  declare catalogTitles: EntityTable<CatalogTitlesRow, 'first'>;
  declare catalogStale: Table<StaleRow, string>;

  /** Whether another connection keeps this one from being opened. */
  readonly holdUp: HoldUp;

  constructor(name = 'cuttings', factory = indexedDB) {
    const holdUp = new HoldUp();
    super(name, {
      // What says "Saved" must outlive a power cut, not only a crash (the default, relaxed, survives crashes only).
      chromeTransactionDurability: 'strict',
      indexedDB: patientFactory(factory, (isHeldUp) => {
        holdUp.set(isHeldUp);
      }),
      IDBKeyRange,
    });
    this.holdUp = holdUp;
    this.version(1).stores({
      // A date that is null is in no index: `deletedAt` finds what was deleted without reading what wasn't.
      articles: 'id, *urlKeys, deletedAt',
      versions: 'id, articleId',
      bodies: 'versionId',
      texts: 'versionId',
      images: 'hash',
      annotations: 'id, articleId, deletedAt',
      jobs: 'id, tabId',
      staging: '[saveId+part+block], saveId',
      meta: 'key',
    });
    this.version(2).upgrade(upgradeFacts);
    this.version(3).stores({ sites: 'host' });
    // What lists and search ask of highlights is told by the keys of this index, without reading their rows.
    this.version(4).stores({ annotations: 'id, articleId, deletedAt, [articleId+color+motivation]' });
    // The index is a cache, made from the other tables: what there is already gets into it by and by.
    this.version(5).stores({
      searchArticles: 'articleId',
      searchNew: '++number',
      searchSegments: '++id, [isReady+level]',
      searchBlocks: '[segmentId+block]',
      searchPositions: '[segmentId+block]',
      searchVoid: '++id, number',
    });
    // Fingerprints are a cache too; of what is alike, the reader may have said that it is two.
    this.version(6).stores({
      fingerprints: 'versionId, *keys',
      similar: '[one+other], other',
      searches: 'id',
      tags: 'name',
      // What lists are made of, and what isn't as that says any more: see `markStale`.
      catalog: 'first, form',
      catalogTitles: 'first',
      catalogStale: 'articleId, written',
    });
    this.version(7).upgrade(raiseFormat);
    this.use(markStale);
    this.on('populate', (transaction) =>
      transaction.table('meta').bulkAdd([
        { key: 'format', value: FORMAT },
        { key: 'searchVersion', value: SEARCH_VERSION },
        { key: 'searchNewDocuments', value: 0 },
      ]),
    );
    this.on('ready', async () => {
      const format = await this.meta.get('format');
      if (format && format.value > FORMAT) {
        throw new NewerLibraryError(
          `library format ${String(format.value)}, this version knows ${String(FORMAT)}`,
        );
      }
    });
    // Dexie's own subscriber would let the next call reopen the old code's database after an upgrade; it runs after
    // ours and in the same tick, so ours has to close on the next one.
    this.on('versionchange', () => {
      setTimeout(() => {
        this.close({ disableAutoOpen: true });
      }, 0);
    });
  }

  /**
   * What couldn't be opened is opened anew by the next call. Dexie would refuse that, and all others: a background that has met a full
   * disk once would save nothing until it is started again.
   */
  override open(): PromiseExtended<Dexie> {
    const opening = super.open();
    opening.catch((error: unknown) => {
      if (error instanceof NewerLibraryError) return;
      // Those that wait for this try are to hear of it first.
      setTimeout(() => {
        if (this.hasFailed()) this.close({ disableAutoOpen: false });
      }, 0);
    });
    return opening;
  }

  /** What a transaction is over in which an article is indexed: see `indexArticle`. */
  get indexedTables(): Table[] {
    return [
      this.articles,
      this.texts,
      this.annotations,
      this.searchArticles,
      this.searchNew,
      this.searchVoid,
      this.meta,
    ];
  }
}
