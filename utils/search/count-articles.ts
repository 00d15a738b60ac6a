import type { Article } from '@/utils/article/article';

import { isInPlace, type Place, PLACES, siteOf } from './article-filter';

/** How many articles are in each place, and bear each tag or come from each site outside the trash. */
export interface ArticleCounts {
  places: Record<Place, number>;
  tags: [tag: string, count: number][];
  sites: [site: string, count: number][];
}

/** Counts articles; tags and sites with the most come first. */
export function countArticles(articles: Article[]): ArticleCounts {
  const places = Object.fromEntries(PLACES.map((place) => [place, 0])) as Record<Place, number>;
  const tags = new Map<string, number>();
  const sites = new Map<string, number>();
  for (const article of articles) {
    for (const place of PLACES) if (isInPlace(article, place)) places[place] += 1;
    if (article.deletedAt !== null) continue;
    for (const tag of article.tags) tags.set(tag, (tags.get(tag) ?? 0) + 1);
    const site = siteOf(article);
    sites.set(site, (sites.get(site) ?? 0) + 1);
  }
  return { places, tags: mostFirst(tags), sites: mostFirst(sites) };
}

function mostFirst(counts: Map<string, number>): [string, number][] {
  return [...counts].toSorted(([a, countOfA], [b, countOfB]) => countOfB - countOfA || a.localeCompare(b));
}
