import { ExternalLink } from 'lucide-preact';

import { i18n } from '#i18n';
import type { Article } from '@/utils/article/article';
import { readingMinutes } from '@/utils/article/text-length';
import { siteOf } from '@/utils/search/article-filter';

import styles from './ArticleHeader.module.css';

/** Headline, rule, and the facts of the article in small type, with the way to the original. */
export function ArticleHeader({ article }: { article: Article }) {
  const { title, byline, publishedTime, savedAt, url } = article;
  return (
    <header class={styles.header}>
      <h1>{title}</h1>
      <p lang={document.documentElement.lang}>
        <bdi>{siteOf(article)}</bdi>
        {byline !== null && <bdi>{byline}</bdi>}
        {publishedTime !== null && <time dateTime={publishedTime}>{longDate(publishedTime)}</time>}
        <bdi>{i18n.t('library.minutes', [String(readingMinutes(article))])}</bdi>
        <bdi>{i18n.t('reader.savedOn', [longDate(savedAt)])}</bdi>
        <a href={url} target="_blank" rel="noopener noreferrer nofollow" title={url}>
          {i18n.t('reader.original')}
          <ExternalLink size={12} aria-hidden="true" />
        </a>
      </p>
    </header>
  );
}

function longDate(time: string): string {
  return new Intl.DateTimeFormat(undefined, { dateStyle: 'long' }).format(new Date(time));
}
