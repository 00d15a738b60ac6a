import { X } from 'lucide-preact';

import { i18n } from '#i18n';
import type { ArticleFilter } from '@/utils/search/article-filter';

import styles from './FilterChips.module.css';
import { filterHash } from './list-route';

/** What the list is filtered by; each condition can be taken away. */
export function FilterChips({ filter, found }: { filter: ArticleFilter; found: number }) {
  const { tag, site, query } = filter;
  return (
    <p class={styles.chips}>
      <span>{i18n.t('library.count', found)}</span>
      {tag !== null && <Chip text={tag} hash={filterHash({ ...filter, tag: null })} />}
      {site !== null && <Chip text={site} hash={filterHash({ ...filter, site: null })} />}
      {query !== '' && <Chip text={`“${query}”`} hash={filterHash({ ...filter, query: '' })} />}
    </p>
  );
}

function Chip({ text, hash }: { text: string; hash: string }) {
  return (
    <a class={styles.chip} href={hash} aria-label={i18n.t('library.removeFilter', [text])}>
      <bdi>{text}</bdi>
      <X size={12} aria-hidden="true" />
    </a>
  );
}
