import { useEffect } from 'preact/hooks';

import { i18n } from '#i18n';
import { useLibrary } from '@/components/hooks/use-library';
import { useLiveQuery } from '@/components/hooks/use-live-query';
import { Button } from '@/components/ui/Button';
import { readArticle } from '@/utils/library/read-article';

import { ArticleReader } from './ArticleReader';
import styles from './ReaderView.module.css';

interface ReaderViewProps {
  articleId: string;
  /** Addresses of the articles before and after in the list the reader came from. */
  previous: string | null;
  next: string | null;
  onClose: () => void;
}

/** A saved article, read without the network. */
export function ReaderView({ articleId, previous, next, onClose }: ReaderViewProps) {
  const library = useLibrary();
  const { db } = library;
  // The body is read again when another version is shown, not whenever a tag or the place in it changes.
  const versionId = useLiveQuery(
    async () => (await db.articles.get(articleId))?.versionId ?? null,
    [articleId],
  );
  const shown = versionId.state === 'ready' ? versionId.value : undefined;
  const answer = useLiveQuery(async () => {
    if (shown === undefined) return undefined;
    return readArticle(library, articleId);
  }, [articleId, shown]);

  useEffect(() => {
    if (answer.state === 'ready' && answer.value)
      document.title = `${answer.value.article.title} – ${i18n.t('appName')}`;
  }, [answer]);

  if (answer.state === 'failed' || (answer.state === 'ready' && answer.value === null)) {
    return (
      <main class={styles.missing}>
        <h1>{i18n.t('reader.missing')}</h1>
        <p>{i18n.t(answer.state === 'failed' ? 'reader.damagedAdvice' : 'reader.missingAdvice')}</p>
        <Button variant="primary" onClick={onClose}>
          {i18n.t('reader.back')}
        </Button>
      </main>
    );
  }
  if (answer.state !== 'ready' || !answer.value) return <main aria-busy="true" />;
  return <ArticleReader whole={answer.value} previous={previous} next={next} onClose={onClose} />;
}
