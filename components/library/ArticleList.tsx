import { useEffect, useRef, useState } from 'preact/hooks';

import type { ListedArticle } from '@/utils/library/list-articles';
import type { ArticleFilter } from '@/utils/search/article-filter';
import type { Density } from '@/utils/storage/settings';

import styles from './ArticleList.module.css';
import { ArticleRow } from './ArticleRow';
import type { Selection } from './use-selection';

interface ArticleListProps {
  articles: ListedArticle[];
  filter: ArticleFilter;
  density: Density;
  selection: Selection;
}

/** Rows drawn at first, and added each time the end comes near: ten thousand at once would keep the reader waiting. */
const STEP = 60;

/** The articles of a list, as rows or cards. */
export function ArticleList({ articles, filter, density, selection }: ArticleListProps) {
  const [shown, setShown] = useState(STEP);
  const end = useRef<HTMLDivElement>(null);
  const hasMore = shown < articles.length;
  useEffect(() => {
    if (!end.current) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setShown((count) => count + STEP);
      },
      { rootMargin: '1200px' },
    );
    observer.observe(end.current);
    return () => {
      observer.disconnect();
    };
  }, [hasMore, shown]);

  return (
    <>
      <ol class={styles.list} data-density={density}>
        {articles.slice(0, shown).map((article) => (
          <ArticleRow key={article.id} article={article} filter={filter} selection={selection} />
        ))}
      </ol>
      {hasMore && <div ref={end} />}
    </>
  );
}
