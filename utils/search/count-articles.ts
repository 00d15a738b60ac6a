import { isInPlace, type Place, PLACES } from './article-filter';
import { countEntries } from './library-entries';
import type { SearchedArticle } from './searched-article';
import { siteOf } from './site-of';
import { tagLevels } from './tag-levels';

/** How many articles are in each place, and how many of those in one place bear each tag, or one below it, or come from each site. */
export interface ArticleCounts {
  places: Record<Place, number>;
  tags: [tag: string, count: number][];
  sites: [site: string, count: number][];
  /** Highlights, and notes on articles, of all that isn't in the trash. */
  annotations: number;
}

/** As in a library with nothing in it. */
export const NO_COUNTS: ArticleCounts = {
  places: { all: 0, unread: 0, reading: 0, favourites: 0, archived: 0, trash: 0 },
  tags: [],
  sites: [],
  annotations: 0,
};

/** Counts articles, tags and sites within `place`; tags and sites with the most come first, then by `locale`. */
export function countArticles(articles: SearchedArticle[], place: Place, locale?: string): ArticleCounts {
  const places: Record<Place, number> = {
    all: 0,
    unread: 0,
    reading: 0,
    favourites: 0,
    archived: 0,
    trash: 0,
  };
  const tags = new Map<string, number>();
  /** Those that an article has itself. */
  const inUse = new Set<string>();
  const sites = new Map<string, number>();
  let annotations = 0;
  for (const article of articles) {
    annotations += countEntries(article);
    for (const one of PLACES) if (isInPlace(article, one)) places[one] += 1;
    if (!isInPlace(article, place)) continue;
    for (const tag of article.tags) inUse.add(tag);
    for (const tag of new Set(article.tags.flatMap(tagLevels))) tags.set(tag, (tags.get(tag) ?? 0) + 1);
    const site = siteOf(article);
    sites.set(site, (sites.get(site) ?? 0) + 1);
  }
  const collator = new Intl.Collator(locale, { numeric: true });
  const mostFirst = (counts: Map<string, number>): [string, number][] =>
    [...counts].toSorted(([a, countOfA], [b, countOfB]) => countOfB - countOfA || collator.compare(a, b));
  return {
    places,
    tags: mostFirst(tags).filter(([tag]) => inUse.has(tag)),
    sites: mostFirst(sites),
    annotations,
  };
}
