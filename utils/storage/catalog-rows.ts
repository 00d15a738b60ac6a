import type { CatalogChunk } from '@/utils/search/catalog/catalog-chunk';

/**
 * The articles from one id on, up to where the next row begins: what lists are made of, without reading every article. The rows
 * are a cache, made from the other tables; together they are about every article that there may be.
 */
export interface CatalogRow {
  /** The id that it begins with; that of the first row is empty. */
  first: string;
  /** `CATALOG_FORM` when it was written; 0 where its articles haven't been put together yet. */
  form: number;
  chunk: CatalogChunk | null;
}

/** The titles of those articles, in the order of the chunk's ids. */
export interface CatalogTitlesRow {
  first: string;
  titles: string[];
}

/** An article that isn't as its chunk says any more: written in the transaction that changes it, its highlights or its versions. */
export interface StaleRow {
  articleId: string;
  /** The same. By this index Dexie tells which rows are written; by the key it would also tell which are deleted. */
  written: string;
}
