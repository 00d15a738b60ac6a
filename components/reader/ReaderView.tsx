import { useEffect } from 'preact/hooks';

import { i18n } from '#i18n';
import { useLibrary } from '@/components/hooks/use-library';
import { useLiveQuery } from '@/components/hooks/use-live-query';
import { Button } from '@/components/ui/Button';
import type { ArticlePlace } from '@/utils/annotation/article-place';
import { shownArticle } from '@/utils/library/shown-article';

import { ArticleReader } from './ArticleReader';
import { LinkView, type ReadLink } from './LinkView';
import styles from './ReaderView.module.css';
import { useWholeArticle } from './use-whole-article';
import { VersionReader } from './VersionReader';

interface ReaderViewProps {
  articleId: string;
  /** What of it is to be shown. */
  place: ArticlePlace;
  /** The query by which it was found. */
  query: string;
  /** Addresses of the articles before and after in the list the reader came from. */
  previous: string | null;
  next: string | null;
  onReadLink: ReadLink;
  onGoTo: (place: ArticlePlace) => void;
  onClose: () => void;
}

/** A saved article, read without the network; or why there is none to read. */
export function ReaderView(props: ReaderViewProps) {
  const { articleId, place, query, previous, next, onReadLink, onGoTo, onClose } = props;
  const { versionId = null } = place;
  const library = useLibrary();
  const shown = useLiveQuery(() => shownArticle(library, articleId, versionId), [articleId, versionId]);
  const stored = shown.state === 'ready' ? shown.value : null;
  const body = useWholeArticle(articleId, versionId, stored?.kind === 'article' ? stored.bodyKey : null);
  const title = stored?.article.title;

  useEffect(() => {
    if (title !== undefined) document.title = `${title} – ${i18n.t('appName')}`;
  }, [title]);

  const isMissing = shown.state === 'ready' && shown.value === null;
  if (isMissing || shown.state === 'failed' || body.state === 'failed') {
    return (
      <main class={styles.missing}>
        <h1>{i18n.t(isMissing ? 'reader.missing' : 'reader.damaged')}</h1>
        <p>{i18n.t(isMissing ? 'reader.missingAdvice' : 'reader.damagedAdvice')}</p>
        <Button variant="primary" onClick={onClose}>
          {i18n.t('reader.back')}
        </Button>
      </main>
    );
  }
  if (stored?.kind === 'link')
    return (
      <LinkView link={stored.article} previous={previous} next={next} onRead={onReadLink} onClose={onClose} />
    );
  if (!stored || body.state === 'loading') return <main aria-busy="true" />;
  if (versionId !== null && versionId !== stored.article.versionId) {
    return <VersionReader whole={body.whole} wanted={place.annotationId ?? null} onGoTo={onGoTo} />;
  }
  return (
    <ArticleReader
      article={stored.article}
      whole={body.whole}
      bodyKey={body.bodyKey}
      previous={previous}
      next={next}
      place={place}
      query={query}
      onGoTo={onGoTo}
      onClose={onClose}
    />
  );
}
