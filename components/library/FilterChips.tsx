import { Globe, type LucideIcon, Search, Tag, X } from 'lucide-preact';

import { i18n } from '#i18n';
import type { ArticleFilter } from '@/utils/search/article-filter';

import styles from './FilterChips.module.css';
import { filterHash } from './list-route';

/** What the list is filtered by; each condition can be taken away. */
export function FilterChips({ filter }: { filter: ArticleFilter }) {
  const { tag, site, query } = filter;
  if (tag === null && site === null && query === '') return null;
  return (
    <ul class={styles.chips} aria-label={i18n.t('library.filters')}>
      {tag !== null && <Chip icon={Tag} text={tag} hash={filterHash({ ...filter, tag: null })} />}
      {site !== null && <Chip icon={Globe} text={site} hash={filterHash({ ...filter, site: null })} />}
      {query !== '' && <Chip icon={Search} text={query} hash={filterHash({ ...filter, query: '' })} />}
    </ul>
  );
}

function Chip({ icon: Icon, text, hash }: { icon: LucideIcon; text: string; hash: string }) {
  return (
    <li>
      <a class={styles.chip} href={hash} aria-label={i18n.t('library.removeFilter', [text])}>
        <Icon size={13} aria-hidden="true" />
        <bdi>{text}</bdi>
        <X size={14} aria-hidden="true" />
      </a>
    </li>
  );
}
