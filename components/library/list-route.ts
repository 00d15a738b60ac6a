import { articleAddress, type ArticlePlace } from '@/utils/annotation/article-place';
import { ALL_ARTICLES, type ArticleFilter, PLACES } from '@/utils/search/article-filter';
import { LONGEST_QUERY } from '@/utils/search/query/longest-query';

/** The filter that an address of the list names; what it doesn't name, or names wrongly, doesn't filter. */
export function filterFromQuery(query: URLSearchParams): ArticleFilter {
  return {
    place: PLACES.find((place) => place === query.get('place')) ?? 'all',
    tag: query.get('tag'),
    site: query.get('site'),
    query: (query.get('q') ?? '').slice(0, LONGEST_QUERY),
  };
}

/** The address of the list under a filter. */
export function filterHash(filter: Partial<ArticleFilter>): string {
  return `#/${filterQuery(filter)}`;
}

/** The address of an article, with the filter of the list it is opened from: where to go back, what comes next. */
export function articleHash(id: string, filter: ArticleFilter, place?: ArticlePlace): string {
  return `#${articleAddress(id, place, filterParameters(filter))}`;
}

function filterQuery(filter: Partial<ArticleFilter>): string {
  const written = filterParameters(filter).toString();
  return written === '' ? '' : `?${written}`;
}

function filterParameters(filter: Partial<ArticleFilter>): URLSearchParams {
  const { place, tag, site, query } = { ...ALL_ARTICLES, ...filter };
  const parameters = new URLSearchParams();
  if (place !== 'all') parameters.set('place', place);
  if (tag !== null) parameters.set('tag', tag);
  if (site !== null) parameters.set('site', site);
  if (query !== '') parameters.set('q', query);
  return parameters;
}
