import { ALL_ARTICLES, type ArticleFilter, PLACES } from '@/utils/search/article-filter';

/** The filter that an address of the list names; what it doesn't name, or names wrongly, doesn't filter. */
export function filterFromQuery(query: URLSearchParams): ArticleFilter {
  return {
    place: PLACES.find((place) => place === query.get('place')) ?? 'all',
    tag: query.get('tag'),
    site: query.get('site'),
    query: query.get('q') ?? '',
  };
}

/** The address of the list under a filter. */
export function filterHash(filter: Partial<ArticleFilter>): string {
  return `#/${filterQuery(filter)}`;
}

/** The address of an article, with the filter of the list it is opened from: where to go back, what comes next. */
export function articleHash(id: string, filter: ArticleFilter): string {
  return `#/article/${id}${filterQuery(filter)}`;
}

/** The id in the address of an article; null when the address is of something else. */
export function articleIdOf(path: string): string | null {
  return /^\/article\/([^/]+)$/.exec(path)?.[1] ?? null;
}

function filterQuery(filter: Partial<ArticleFilter>): string {
  const { place, tag, site, query } = { ...ALL_ARTICLES, ...filter };
  const parameters = new URLSearchParams();
  if (place !== 'all') parameters.set('place', place);
  if (tag !== null) parameters.set('tag', tag);
  if (site !== null) parameters.set('site', site);
  if (query !== '') parameters.set('q', query);
  const written = parameters.toString();
  return written === '' ? '' : `?${written}`;
}
