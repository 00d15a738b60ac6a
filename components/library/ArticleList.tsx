import { useMemo } from 'preact/hooks';

import { i18n } from '#i18n';
import { useLibrary } from '@/components/hooks/use-library';
import type { ListedArticle } from '@/utils/library/list-articles';
import { SnippetReader } from '@/utils/library/snippet-reader';
import type { ArticleFilter } from '@/utils/search/article-filter';
import type { WantedWords } from '@/utils/search/query/wanted-words';
import type { Density } from '@/utils/storage/settings';

import { ArticleRow } from './ArticleRow';
import { ChunkedList } from './ChunkedList';
import type { Selection } from './use-selection';

interface ArticleListProps {
  articles: ListedArticle[];
  filter: ArticleFilter;
  /** The words that they were found by; none where they are a list of no words. */
  sought: readonly WantedWords[];
  density: Density;
  selection: Selection;
}

/** The articles of a list, as rows or cards. */
export function ArticleList({ articles, filter, sought, density, selection }: ArticleListProps) {
  const library = useLibrary();
  // Compact rows show nothing but titles.
  const hasSnippets = sought.length > 0 && density !== 'compact';
  const snippets = useMemo(
    () => (hasSnippets ? new SnippetReader(library, sought) : null),
    [library, sought, hasSnippets],
  );
  return (
    <ChunkedList
      label={i18n.t('library.articles')}
      items={articles}
      layout={density}
      selection={selection}
      focusedIn={(id) => `[data-article-id="${id}"] h2 a`}
      row={(article, index) => (
        <ArticleRow
          key={article.id}
          article={article}
          position={index + 1}
          count={articles.length}
          filter={filter}
          sought={sought}
          snippets={snippets}
          selection={selection}
        />
      )}
    />
  );
}
