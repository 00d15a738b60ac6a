import type { Condition, QueryNode } from './query/query-tree';
import { scoreWords } from './query/score-words';
import { type FoundWords, soughtWordsOf, wantedBy, wantedKey } from './query/wanted-words';
import type { SearchedArticle } from './searched-article';

/** Whether a query asks for words that what it finds can be ranked by. */
export function isRankable(tree: QueryNode | null): boolean {
  return soughtWordsOf(tree).length > 0;
}

/** What is known of the words of a query, and what those of one condition count for in an article: see `scoreWords`. */
interface ScoreWorld<Form> {
  found: FoundWords | undefined;
  articleCount: number;
  scoreOf: (condition: Condition & { kind: 'word' | 'phrase' }) => (article: Form) => number;
}

/**
 * How much an article is about what a query asks for: the score of each word, times how rare it is among all articles
 * (inverse document frequency); of alternatives the best, and nothing for what is excluded.
 */
export function compileScore(
  node: QueryNode | null,
  found: FoundWords | undefined,
  articleCount: number,
): (article: SearchedArticle) => number {
  return scoreBy(node, { found, articleCount, scoreOf: (condition) => scoreWords(condition, found) });
}

/** The same, over articles in whatever form. */
export function scoreBy<Form>(node: QueryNode | null, world: ScoreWorld<Form>): (article: Form) => number {
  if (node?.kind === 'and' || node?.kind === 'or') {
    const scores = node.of.filter(isRankable).map((one) => scoreBy(one, world));
    const [only] = scores;
    if (only && scores.length === 1) return only;
    const isAll = node.kind === 'and';
    return (article) => {
      let score = 0;
      for (const one of scores) score = isAll ? score + one(article) : Math.max(score, one(article));
      return score;
    };
  }
  if (node?.kind !== 'word' && node?.kind !== 'phrase') return () => 0;
  const { found, articleCount, scoreOf } = world;
  const score = scoreOf(node);
  const rarity = rarityOf(
    found?.isWhole ? found.of.get(wantedKey(wantedBy(node)))?.size : undefined,
    articleCount,
  );
  return (article) => score(article) * rarity;
}

/** By how many have them; words of which that isn't known are all taken for as rare. */
function rarityOf(havingThem: number | undefined, articleCount: number): number {
  return havingThem === undefined ? 1 : Math.log(1 + articleCount / Math.max(1, havingThem));
}

/** Those with the highest score first; of those with the same the order stays, in which they are given. */
export function rankByScore<Item>(items: readonly Item[], scoreOf: (item: Item) => number): Item[] {
  // Scores are few: of one word there are a dozen.
  const groups = new Map<number, Item[]>();
  for (const item of items) {
    const score = scoreOf(item);
    const group = groups.get(score);
    if (group) group.push(item);
    else groups.set(score, [item]);
  }
  if (groups.size < 2) return [...items];
  return [...groups.keys()].sort((a, b) => b - a).flatMap((score) => groups.get(score) ?? []);
}
