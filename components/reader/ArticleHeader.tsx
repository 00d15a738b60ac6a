import { ExternalLink } from 'lucide-preact';

import { i18n } from '#i18n';
import type { Article } from '@/utils/article/article';
import { readingMinutes } from '@/utils/article/text-length';
import { siteOf } from '@/utils/search/site-of';

import styles from './ArticleHeader.module.css';
import { longDate } from './long-date';

/** Headline, rule, and the facts of the article in small type, with the way to the original. */
export function ArticleHeader({ article }: { article: Article }) {
  const { title, byline, publishedTime, savedAt, url } = article;
  const { lang } = document.documentElement;
  return (
    <header class={styles.header}>
      <h1>{title}</h1>
      <p class={styles.facts}>
        <bdi>{siteOf(article)}</bdi>
        {byline !== null && <bdi>{byline}</bdi>}
        {publishedTime !== null && (
          <time dateTime={publishedTime} lang={lang} dir="auto">
            {longDate(publishedTime, lang)}
          </time>
        )}
        <span lang={lang} dir="auto">
          {i18n.t('reader.minutes', readingMinutes(article))}
        </span>
        <span lang={lang} dir="auto">
          {i18n.t('reader.savedOn', [longDate(savedAt, lang)])}
        </span>
        <a href={url} lang={lang} target="_blank" rel="noopener noreferrer nofollow" title={url}>
          {i18n.t('reader.original')}
          <ExternalLink size={12} aria-hidden="true" />
        </a>
      </p>
    </header>
  );
}
