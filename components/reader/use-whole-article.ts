import { useEffect, useState } from 'preact/hooks';

import { useLibrary } from '@/components/hooks/use-library';
import { readArticle, type WholeArticle } from '@/utils/library/read-article';

/** An article's body as far as it has been read. While another version is being read, the last one stays. */
export type WholeArticleState =
  { state: 'loading' } | { state: 'ready'; whole: WholeArticle; bodyKey: string } | { state: 'failed' };

/** Reads an article whole, again only when `bodyKey` changes: not whenever a tag does, or the place read to. */
export function useWholeArticle(
  articleId: string,
  versionId: string | null,
  bodyKey: string | null,
): WholeArticleState {
  const library = useLibrary();
  const [read, setRead] = useState<WholeArticleState>({ state: 'loading' });
  useEffect(() => {
    if (bodyKey === null) return;
    let isCurrent = true;
    readArticle(library, articleId, versionId).then(
      (whole) => {
        if (isCurrent) setRead(whole ? { state: 'ready', whole, bodyKey } : { state: 'failed' });
      },
      // Whatever is wrong with the stored body, the reader can only be told that it can't be read.
      () => {
        if (isCurrent) setRead({ state: 'failed' });
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [library, articleId, versionId, bodyKey]);
  return read;
}
