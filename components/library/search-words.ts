import { i18n } from '#i18n';
import type { ArticleFilter } from '@/utils/search/article-filter';
import { filterOf, type SavedSearch } from '@/utils/search/saved-search';

/** Whether a list is narrowed by more than its place. */
export function isSearch({ tag, site, query }: ArticleFilter): boolean {
  return tag !== null || site !== null || query.trim() !== '';
}

/** What a search is called that has no name: what it asks for, as it was typed. */
export function filterWords({ place, tag, site, query }: ArticleFilter): string {
  const conditions = [query.trim(), tag, site].filter((condition) => condition !== null && condition !== '');
  const where = place === 'all' && conditions.length > 0 ? [] : [i18n.t(`places.${place}`)];
  return [...conditions, ...where].join(' · ');
}

export function searchName(search: SavedSearch): string {
  return search.name === '' ? filterWords(filterOf(search)) : search.name;
}
