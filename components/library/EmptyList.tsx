import { SearchX } from 'lucide-preact';

import { i18n } from '#i18n';
import type { ArticleFilter } from '@/utils/search/article-filter';

import { EmptyState } from './EmptyState';
import { filterHash } from './list-route';
import { PLACE_ICONS } from './Places';

/** A list with nothing in it: what would be here, or how to find more. */
export function EmptyList({ filter }: { filter: ArticleFilter }) {
  const { place, tag, site, query } = filter;
  const isFiltered = tag !== null || site !== null || query !== '';
  return (
    <EmptyState
      icon={isFiltered ? SearchX : PLACE_ICONS[place]}
      title={i18n.t(isFiltered ? 'library.noResult' : `library.empty.${place}`)}
      advice={i18n.t(isFiltered ? 'library.noResultAdvice' : `library.emptyAdvice.${place}`)}
    >
      {isFiltered && (
        <p>
          <a href={filterHash({ place })}>{i18n.t('library.removeFilters')}</a>
        </p>
      )}
    </EmptyState>
  );
}
