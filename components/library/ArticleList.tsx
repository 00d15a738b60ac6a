import { i18n } from '#i18n';
import type { ListedArticle } from '@/utils/library/list-articles';
import type { ArticleFilter } from '@/utils/search/article-filter';
import type { Density } from '@/utils/storage/settings';

import { ArticleRow } from './ArticleRow';
import { ChunkedList } from './ChunkedList';
import type { Selection } from './use-selection';

interface ArticleListProps {
  articles: ListedArticle[];
  filter: ArticleFilter;
  density: Density;
  selection: Selection;
}

/** The articles of a list, as rows or cards. */
export function ArticleList({ articles, filter, density, selection }: ArticleListProps) {
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
          selection={selection}
        />
      )}
    />
  );
}
