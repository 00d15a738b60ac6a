import type { Article } from '@/utils/article/article';

/** Two articles that were found to be alike, or that the reader told apart. */
export interface SimilarPair {
  /** Ids of articles, the lesser first. */
  one: string;
  other: string;
  /** The versions whose texts are alike; null where it is an address that both have. */
  versions: [one: string, other: string] | null;
  /** Of their texts, how much both have, from 0 to 1; 1 where it is an address. */
  share: number;
  /** Whether the reader said that they are two. */
  isApart: boolean;
}

/** Articles that may be one. */
export interface DoubleGroup<Listed> {
  articles: Listed[];
  /** The least share of text that two of them were put together by; null where it was by their addresses alone. */
  share: number | null;
}

type Grouped = Pick<Article, 'id' | 'versionId' | 'urlKeys' | 'deletedAt' | 'savedAt'>;

/**
 * The groups of articles that pairs make, the largest share first: whoever is like one of a group is in it. What is in the trash, is
 * only a link, shows another version by now or has no address in common any more, and pairs that the reader has told apart, make none.
 */
export function doubleGroups<Listed extends Grouped>(
  pairs: readonly SimilarPair[],
  articleOf: (id: string) => Listed | undefined,
): DoubleGroup<Listed>[] {
  const groups = new Map<string, DoubleGroup<Listed>>();
  for (const pair of pairs) {
    const [one, other] = [articleOf(pair.one), articleOf(pair.other)];
    if (pair.isApart || !one || !other || !isStill(pair, one, other)) continue;
    const [its, others] = [groupOf(one), groupOf(other)];
    const [larger, smaller] = its.articles.length < others.articles.length ? [others, its] : [its, others];
    const shares = [its.share, others.share, pair.versions && pair.share].filter((share) => share !== null);
    larger.share = shares.length > 0 ? Math.min(...shares) : null;
    if (larger === smaller) continue;
    for (const article of smaller.articles) {
      larger.articles.push(article);
      groups.set(article.id, larger);
    }
  }
  return [...new Set(groups.values())]
    .map(({ articles, share }) => ({
      articles: articles.toSorted((a, b) => (a.savedAt < b.savedAt ? -1 : 1)),
      share,
    }))
    .toSorted((a, b) => (b.share ?? 1) - (a.share ?? 1));

  function groupOf(article: Listed): DoubleGroup<Listed> {
    const group = groups.get(article.id) ?? { articles: [article], share: null };
    groups.set(article.id, group);
    return group;
  }
}

function isStill({ versions }: SimilarPair, one: Grouped, other: Grouped): boolean {
  if (one.deletedAt !== null || other.deletedAt !== null) return false;
  if (one.versionId === null || other.versionId === null) return false;
  if (versions) return versions[0] === one.versionId && versions[1] === other.versionId;
  return one.urlKeys.some((key) => other.urlKeys.includes(key));
}
