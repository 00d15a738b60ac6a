import type { Article } from '@/utils/article/article';
import { filterArticles, ALL_ARTICLES } from '@/utils/search/article-filter';
import { parseQuery } from '@/utils/search/query/parse-query';
import { localDay } from '@/utils/search/query/period';
import { positiveCandidates } from '@/utils/search/query/positive-candidates';
import { wantedKey, wantedWordsOf } from '@/utils/search/query/wanted-words';
import { NO_HIGHLIGHTS } from '@/utils/search/searched-article';

import type { LibraryContext } from './library-context';
import { renewIndex } from './rebuild-index';
import type { SearchIndex } from './search-index';

/** Rows that are read at once: what is looked for is nearly always among the best of them. */
const AT_ONCE = 200;

/**
 * The articles that a query is most about, the trash left out: at most `most`. By the index alone, so that no list need be read:
 * a query without words, of facts only, suggests none.
 */
export async function suggestArticles(
  ctx: Pick<LibraryContext, 'db' | 'now'>,
  index: SearchIndex,
  typed: string,
  most: number,
): Promise<Article[]> {
  const { tree } = parseQuery(typed);
  const wanted = wantedWordsOf(tree);
  if (wanted.length === 0) return [];
  const { found, isDamaged, isComplete } = await index.find(wanted);
  // It is made anew by the next page of ours; where even that can't be said, the next search finds the same.
  if (isDamaged && isComplete) await renewIndex(ctx).catch(() => undefined);
  const byWords = new Map(
    wanted.map((words, at) => [wantedKey(words), found[at] ?? new Map<string, number>()]),
  );
  const candidates = positiveCandidates(tree, byWords);
  if (!candidates) return [];
  const ids = [...candidates].toSorted(([, a], [, b]) => b - a).map(([id]) => id);
  const filter = { ...ALL_ARTICLES, query: typed };
  const meeting: Article[] = [];
  for (let from = 0; from < ids.length && meeting.length < most; from += AT_ONCE) {
    const rows = await ctx.db.articles.bulkGet(ids.slice(from, from + AT_ONCE));
    // What highlights there are isn't looked up: what asks for them is left to the list.
    const articles = rows.flatMap((row) => (row ? [{ ...row, ...NO_HIGHLIGHTS, versions: 1 }] : []));
    meeting.push(...filterArticles(articles, filter, localDay(ctx.now()), { of: byWords, isWhole: true }));
  }
  return meeting
    .toSorted((a, b) => weightOf(b) - weightOf(a) || (a.savedAt < b.savedAt ? 1 : -1))
    .slice(0, most);

  function weightOf({ id }: Article): number {
    return candidates?.get(id) ?? 0;
  }
}
