import { useEffect, useRef, useState } from 'preact/hooks';

import { i18n } from '#i18n';
import { useSearchIndex } from '@/components/hooks/use-search-index';
import { useToday } from '@/components/hooks/use-today';
import { similarQueries, type SimilarQuery } from '@/utils/library/similar-queries';
import type { ArticleFilter } from '@/utils/search/article-filter';
import type { ArticleCatalog } from '@/utils/search/catalog/article-catalog';

import { filterHash } from './list-route';
import styles from './SimilarWords.module.css';

interface SimilarWordsProps {
  catalog: ArticleCatalog;
  filter: ArticleFilter;
  /** How many articles it finds; null until that is known. */
  count: number | null;
}

/** Articles below which it is likely that other words were meant. */
const FEW = 5;
/** Longest time that similar words are looked for, in milliseconds. */
const PATIENCE_MS = 400;

/** Where a search finds little: similar words that find something, as links that change the query. */
export function SimilarWords({ catalog, filter, count }: SimilarWordsProps) {
  const similar = useSimilar(catalog, filter, count !== null && count < FEW);
  const line = useRef<HTMLParagraphElement>(null);
  return (
    <p ref={line} class={styles.similar} role="status" tabIndex={-1} data-alone={count === 0}>
      {similar.length > 0 && <span>{i18n.t(count === 0 ? 'library.didYouMean' : 'library.alsoSearch')}</span>}
      {similar.map(({ query, word, count: itsCount }) => (
        <a
          key={query}
          href={filterHash({ ...filter, query })}
          onClick={() => {
            // The link goes with the query it was offered for.
            line.current?.focus();
          }}
        >
          <bdi>{word}</bdi> <span>{i18n.t('library.count', itsCount)}</span>
        </a>
      ))}
    </p>
  );
}

const NONE: SimilarQuery[] = [];

function useSimilar(catalog: ArticleCatalog, filter: ArticleFilter, areWanted: boolean): SimilarQuery[] {
  const index = useSearchIndex();
  const today = useToday();
  const [found, setFound] = useState({ key: '', similar: NONE });
  const key = filterHash(filter);
  useEffect(() => {
    if (!areWanted || filter.query === '') return;
    let isWanted = true;
    const end = performance.now() + PATIENCE_MS;
    similarQueries(index, filter.query, {
      count: (query, found) => catalog.count({ filter: { ...filter, query }, today, found }),
      hasTime: () => isWanted && performance.now() < end,
    }).then(
      (similar) => {
        if (isWanted) setFound({ key, similar });
      },
      // They are only an offer: whatever keeps the library from being read is told by the list.
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [index, catalog, key, areWanted, today]);
  return areWanted && found.key === key ? found.similar : NONE;
}
