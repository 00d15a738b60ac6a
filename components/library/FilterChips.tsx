import {
  Ban,
  CalendarDays,
  Globe,
  Highlighter,
  Languages,
  ListChecks,
  type LucideIcon,
  Paperclip,
  Search,
  Tag,
} from 'lucide-preact';

import { i18n } from '#i18n';
import { useColors } from '@/components/reader/use-colors';
import type { ArticleFilter } from '@/utils/search/article-filter';
import { parseQuery } from '@/utils/search/query/parse-query';
import type { QueryNode } from '@/utils/search/query/query-tree';
import { withoutPart } from '@/utils/search/query/without-part';

import { FilterChip } from './FilterChip';
import styles from './FilterChips.module.css';
import { filterHash } from './list-route';
import { queryWords } from './query-words';

/** Of a text that was pasted, every word is a condition, and each of these has the whole text in its address. */
const MOST = 12;

/** What the list is filtered by, as it was understood; each condition can be taken away. */
export function FilterChips({ filter }: { filter: ArticleFilter }) {
  const { nameOf } = useColors();
  const { tag, site, query } = filter;
  const { tree } = parseQuery(query);
  const conditions = tree?.kind === 'and' ? tree.of : tree ? [tree] : [];
  if (tag === null && site === null && conditions.length === 0) return null;
  return (
    <ul class={styles.chips} aria-label={i18n.t('library.filters')}>
      {tag !== null && <FilterChip icon={Tag} text={tag} hash={filterHash({ ...filter, tag: null })} />}
      {site !== null && <FilterChip icon={Globe} text={site} hash={filterHash({ ...filter, site: null })} />}
      {conditions.slice(0, MOST).map((node) => (
        <FilterChip
          key={node.span.start}
          icon={ICONS[node.kind]}
          text={queryWords(node, nameOf)}
          hash={filterHash({ ...filter, query: withoutPart(query, node.span) })}
        />
      ))}
      {conditions.length > MOST && (
        <li class={styles.more}>{i18n.t('query.more', [String(conditions.length - MOST)])}</li>
      )}
    </ul>
  );
}

const ICONS: Record<QueryNode['kind'], LucideIcon> = {
  word: Search,
  phrase: Search,
  and: Search,
  or: Search,
  not: Ban,
  tag: Tag,
  site: Globe,
  lang: Languages,
  is: ListChecks,
  has: Paperclip,
  color: Highlighter,
  before: CalendarDays,
  after: CalendarDays,
  saved: CalendarDays,
  published: CalendarDays,
};
