import { useMemo } from 'preact/hooks';

import { i18n } from '#i18n';
import type { ShownRows } from '@/components/hooks/use-article-rows';
import { useLibrary } from '@/components/hooks/use-library';
import { SnippetReader } from '@/utils/library/snippet-reader';
import type { ArticleFilter } from '@/utils/search/article-filter';
import type { WantedWords } from '@/utils/search/query/wanted-words';
import type { Density } from '@/utils/storage/settings';

import { ArticleRow } from './ArticleRow';
import { ChunkedList } from './ChunkedList';
import { ComingRow } from './ComingRow';
import type { Selection } from './use-selection';

interface ArticleListProps {
  /** In order. */
  ids: readonly string[];
  rows: ShownRows;
  filter: ArticleFilter;
  /** The words that they were found by; none where they are a list of no words. */
  sought: readonly WantedWords[];
  density: Density;
  selection: Selection;
}

/** Rows read before they come near: what a reader scrolls by in the time that it takes. */
const AHEAD = 96;

/** The articles of a list, as rows or cards. */
export function ArticleList({ ids, rows, filter, sought, density, selection }: ArticleListProps) {
  const library = useLibrary();
  const hasSnippets = sought.length > 0;
  const snippets = useMemo(
    () => (hasSnippets ? new SnippetReader(library, sought) : null),
    [library, sought, hasSnippets],
  );
  return (
    <ChunkedList
      label={i18n.t('library.articles')}
      ids={ids}
      layout={density}
      selection={selection}
      idAttribute="data-article-id"
      focusable="h2 a"
      onNear={(from, to) => {
        const ahead = [...ids.slice(to, to + AHEAD), ...ids.slice(Math.max(0, from - AHEAD), from)];
        rows.want(ids.slice(from, to), ahead);
      }}
      row={(index) => {
        const id = ids[index] ?? '';
        const article = rows.rowOf(id);
        const place = { position: index + 1, count: ids.length };
        return article ? (
          <ArticleRow
            key={id}
            article={article}
            {...place}
            filter={filter}
            sought={sought}
            snippets={snippets}
            selection={selection}
          />
        ) : (
          <ComingRow key={id} {...place} />
        );
      }}
    />
  );
}
