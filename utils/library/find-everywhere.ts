import {
  type FoundArticles,
  type FoundWords,
  wantedKey,
  type WantedWords,
} from '@/utils/search/query/wanted-words';
import { scoreInRow } from '@/utils/search/word-score';

import { findWords, type IndexAnswer } from './find-words';
import type { LibraryContext } from './library-context';
import type { SearchIndex } from './search-index';

type Db = Pick<LibraryContext, 'db'>;

/** Articles read at once where the index isn't whole. */
const AT_ONCE = 1000;

/**
 * Which articles have words, as `findWords` tells it, and which have addresses, in the form of `urlKey`. Where the index isn't whole,
 * or can't be read, what the articles themselves say is searched as well: nothing is left to be looked for in rows.
 */
export async function findEverywhere(
  ctx: Db,
  index: SearchIndex,
  wanted: WantedWords[],
  addresses: string[],
): Promise<IndexAnswer> {
  const [answer, at] = await Promise.all([
    findWords(index, wanted).catch(() => NOTHING),
    Promise.all(addresses.map(async (key) => [key, new Set(await articlesAt(ctx, key))] as const)),
  ]);
  const of = answer.isWhole || wanted.length === 0 ? answer.of : await withRows(ctx, wanted, answer);
  return { ...answer, of, at: new Map(at), isWhole: true };
}

const NOTHING: IndexAnswer = { of: new Map(), isWhole: false, isDamaged: false };

function articlesAt({ db }: Db, key: string): Promise<string[]> {
  return db.articles.where('urlKeys').equals(key).primaryKeys();
}

/** Adds what the articles themselves say to what the index has found. */
async function withRows(
  { db }: Db,
  wanted: WantedWords[],
  { of }: FoundWords,
): Promise<Map<string, FoundArticles>> {
  const all = new Map(
    wanted.map((words) => {
      const known = of.get(wantedKey(words));
      const scores = Array.from(known?.keys() ?? [], (id) => [id, known?.get(id) ?? 0] as const);
      return [wantedKey(words), { words, scores: new Map(scores) }] as const;
    }),
  );
  for (let last = ''; ;) {
    const rows = await db.articles.where('id').above(last).limit(AT_ONCE).toArray();
    for (const row of rows) {
      for (const { words, scores } of all.values()) {
        if (scores.has(row.id)) continue;
        const score = scoreInRow(row, words);
        if (score > 0) scores.set(row.id, score);
      }
    }
    const next = rows.at(-1)?.id;
    if (next === undefined || rows.length < AT_ONCE) break;
    last = next;
  }
  return new Map(Array.from(all, ([key, { scores }]) => [key, scores]));
}
