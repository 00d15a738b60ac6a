import { useEffect, useState } from 'preact/hooks';

import { i18n } from '#i18n';
import type { ListedArticle } from '@/utils/library/list-articles';
import type { SnippetReader } from '@/utils/library/snippet-reader';
import type { ArticleSnippet } from '@/utils/search/article-snippet';

import styles from './ArticleRow.module.css';
import { MarkedText } from './MarkedText';

interface RowSnippetProps {
  article: ListedArticle;
  snippets: SnippetReader;
}

/** Where an article has the words that it was found by; or how it begins, where these are only in its title or tags. */
export function RowSnippet({ article, snippets }: RowSnippetProps) {
  const snippet = useSnippet(article, snippets);
  const className = `${styles.excerpt ?? ''} ${styles.snippet ?? ''}`;
  const lang = article.lang ?? undefined;
  if (!snippet) {
    return (
      <p class={className} lang={lang}>
        {snippet === null && article.excerpt}
      </p>
    );
  }
  const { source, text, marks, isCutBefore, isCutAfter } = snippet;
  const isOfReader = source === 'note' || source === 'highlightNote';
  return (
    <p class={className} lang={isOfReader ? undefined : lang} dir={isOfReader ? 'auto' : undefined}>
      {source !== 'text' && (
        <span class={styles.source} lang={document.documentElement.lang}>
          {i18n.t(`library.snippet.${source}`)}
        </span>
      )}
      {isCutBefore && '…'}
      <MarkedText text={text} marks={marks} />
      {isCutAfter && '…'}
    </p>
  );
}

/** The snippet of a row, null where it has none; until that is known, the one that it had before, or undefined. */
function useSnippet(article: ListedArticle, snippets: SnippetReader): ArticleSnippet | null | undefined {
  const [read, setRead] = useState<{ snippet: ArticleSnippet | null } | null>(null);
  useEffect(() => {
    if (snippets.known(article) !== undefined) return;
    const abort = new AbortController();
    snippets.read(article, abort.signal).then(
      (snippet) => {
        if (!abort.signal.aborted) setRead({ snippet });
      },
      // The row is there without it; whatever keeps the library from being read is told by the list.
      () => {
        if (!abort.signal.aborted) setRead({ snippet: null });
      },
    );
    return () => {
      abort.abort();
    };
  }, [snippets, article]);
  const known = snippets.known(article);
  return known === undefined ? read?.snippet : known;
}
