import { findWords } from '@/utils/library/find-words';
import { loadCatalog } from '@/utils/library/load-catalog';
import { openLibrary } from '@/utils/library/open-library';
import { SearchIndex } from '@/utils/library/search-index';
import { ArticleCatalog } from '@/utils/search/catalog/article-catalog';
import { FoundArticles } from '@/utils/search/index/article-ids';
import { parseQuery } from '@/utils/search/query/parse-query';
import { wantedKey, wantedWordsOf } from '@/utils/search/query/wanted-words';

import type { Asked } from './asked.ts';

// Run in a page of the extension: asks the index of its library as the library page does.

const library = openLibrary();
const index = new SearchIndex(library);

/** Asks each query so many times. */
export async function ask(typed: string[], repeats: number): Promise<Asked[]> {
  const asked: Asked[] = [];
  for (const query of typed) {
    const one: Asked = { hits: 0, times: [] };
    for (let repeat = 0; repeat < repeats; repeat += 1) {
      const started = performance.now();
      one.hits = await count(query);
      one.times.push(performance.now() - started);
    }
    asked.push(one);
  }
  return asked;
}

/** How long it takes to count all articles, tags and sites, each time, in milliseconds. */
export async function countAll(repeats: number): Promise<number[]> {
  const catalog = new ArticleCatalog(await loadCatalog(library));
  return Array.from({ length: repeats }, () => {
    const started = performance.now();
    catalog.counts('all', 'en');
    return performance.now() - started;
  });
}

async function count(query: string): Promise<number> {
  const wanted = wantedWordsOf(parseQuery(query).tree);
  const found = await findWords(index, wanted);
  const [fewest, ...others] = wanted
    .map((words) => found.of.get(wantedKey(words)))
    .filter((articles) => articles instanceof FoundArticles)
    .toSorted((a, b) => a.size - b.size);
  let hits = 0;
  for (const id of fewest?.keys() ?? []) if (others.every((articles) => articles.has(id))) hits += 1;
  return hits;
}

/** Bytes of the rows of each table of the index, as far as its values go. */
export async function indexBytes(): Promise<Record<string, number>> {
  const { db } = library;
  const tables = db.tables.filter(({ name }) => name.startsWith('search'));
  const sizes: Record<string, number> = {};
  for (const table of tables) {
    let bytes = 0;
    await table.each((row) => {
      bytes += bytesOf(row);
    });
    sizes[table.name] = bytes;
  }
  return sizes;
}

/** About what Chromium stores of a value: bytes, text in one byte a letter or two, and eight bytes for a number. */
function bytesOf(value: unknown): number {
  if (typeof value === 'string') return NOT_LATIN.test(value) ? value.length * 2 : value.length;
  if (ArrayBuffer.isView(value)) return value.byteLength;
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + 1 + bytesOf(item), 0);
  if (typeof value !== 'object' || value === null) return 8;
  return Object.entries(value).reduce((sum, [name, item]) => sum + name.length + 1 + bytesOf(item), 0);
}

const NOT_LATIN = /[^\0-\xff]/;
