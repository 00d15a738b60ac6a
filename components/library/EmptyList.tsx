import { SearchX } from 'lucide-preact';

import { i18n } from '#i18n';
import type { ArticleFilter } from '@/utils/search/article-filter';

import styles from './EmptyList.module.css';
import { filterHash } from './list-route';
import { PLACE_ICONS } from './Places';

/** A list with nothing in it: what would be here, or how to find more. */
export function EmptyList({ filter }: { filter: ArticleFilter }) {
  const { place, tag, site, query } = filter;
  const isFiltered = tag !== null || site !== null || query !== '';
  const Icon = isFiltered ? SearchX : PLACE_ICONS[place];
  return (
    <section class={styles.empty}>
      <Icon size={32} strokeWidth={1.25} aria-hidden="true" />
      <h2>{i18n.t(isFiltered ? 'library.noResult' : `library.empty.${place}`)}</h2>
      <p>{i18n.t(isFiltered ? 'library.noResultAdvice' : `library.emptyAdvice.${place}`)}</p>
      {isFiltered && (
        <p>
          <a href={filterHash({ place })}>{i18n.t('library.removeFilters')}</a>
        </p>
      )}
    </section>
  );
}
