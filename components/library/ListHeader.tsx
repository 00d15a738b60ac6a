import { Download, Trash2 } from 'lucide-preact';

import { i18n } from '#i18n';
import { Button } from '@/components/ui/Button';
import { IconButton } from '@/components/ui/IconButton';
import type { ArticleFilter } from '@/utils/search/article-filter';
import { parseQuery } from '@/utils/search/query/parse-query';
import { isRankable } from '@/utils/search/rank-articles';

import { FilterChips } from './FilterChips';
import styles from './ListHeader.module.css';
import { ListOptions } from './ListOptions';
import { ListTitle } from './ListTitle';

interface ListHeaderProps {
  filter: ArticleFilter;
  /** How many articles are listed; null while that isn't known. */
  count: number | null;
  onExport: () => void;
  onEmptyTrash: () => void;
}

/** The name of the list, what it is filtered by, and what can be done with it as a whole. */
export function ListHeader({ filter, count, onExport, onEmptyTrash }: ListHeaderProps) {
  const isTrash = filter.place === 'trash';
  return (
    <header class={styles.header}>
      <ListTitle
        title={i18n.t(`places.${filter.place}`)}
        count={count === null ? null : i18n.t('library.count', count)}
      >
        <ListOptions isOfWords={isRankable(parseQuery(filter.query).tree)} />
        {isTrash ? (
          <Button icon={Trash2} disabled={!count} onClick={onEmptyTrash}>
            {i18n.t('library.emptyTrash')}
          </Button>
        ) : (
          <IconButton
            icon={Download}
            label={i18n.t('library.exportList')}
            disabled={!count}
            onClick={onExport}
          />
        )}
      </ListTitle>
      {isTrash && <p class={styles.advice}>{i18n.t('library.trashAdvice')}</p>}
      <FilterChips filter={filter} />
    </header>
  );
}
