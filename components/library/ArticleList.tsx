import { useLayoutEffect, useRef } from 'preact/hooks';

import { i18n } from '#i18n';
import type { ListedArticle } from '@/utils/library/list-articles';
import type { ArticleFilter } from '@/utils/search/article-filter';
import type { Density } from '@/utils/storage/settings';

import styles from './ArticleList.module.css';
import { ArticleRow } from './ArticleRow';
import { CHUNK, useNearChunks } from './use-near-chunks';
import type { Selection } from './use-selection';

interface ArticleListProps {
  articles: ListedArticle[];
  filter: ArticleFilter;
  density: Density;
  selection: Selection;
}

/**
 * The articles of a list, as rows or cards. Only rows near the window are in the page, in chunks; for the others there is an
 * empty place of their height, so that ten thousand scroll as ten do.
 */
export function ArticleList({ articles, filter, density, selection }: ArticleListProps) {
  const list = useRef<HTMLDivElement>(null);
  const chunks = Array.from({ length: Math.ceil(articles.length / CHUNK) }, (_, chunk) => chunk);
  const { isNear, heightOf, bringNear } = useNearChunks(list, chunks.length, density);
  const focused = useRef<Selection['wanted']>(null);

  const { wanted } = selection;
  useLayoutEffect(() => {
    if (!wanted || wanted === focused.current) return;
    const chunk = Math.floor(articles.findIndex(({ id }) => id === wanted.id) / CHUNK);
    if (!isNear(chunk)) {
      // The effect runs again once its rows are there.
      bringNear(chunk);
      return;
    }
    focused.current = wanted;
    list.current?.querySelector<HTMLElement>(`[data-article-id="${CSS.escape(wanted.id)}"] h2 a`)?.focus();
  });

  return (
    <div
      ref={list}
      role="list"
      aria-label={i18n.t('library.articles')}
      data-density={density}
      data-selecting={selection.ids.length > 0}
    >
      {chunks.map((chunk) => (
        <div
          key={chunk}
          role="presentation"
          class={styles.chunk}
          data-chunk={chunk}
          style={{ blockSize: isNear(chunk) ? null : `${String(heightOf(chunk, articles.length))}px` }}
        >
          {isNear(chunk) &&
            articles
              .slice(chunk * CHUNK, (chunk + 1) * CHUNK)
              .map((article, index) => (
                <ArticleRow
                  key={article.id}
                  article={article}
                  position={chunk * CHUNK + index + 1}
                  count={articles.length}
                  filter={filter}
                  selection={selection}
                />
              ))}
        </div>
      ))}
    </div>
  );
}
