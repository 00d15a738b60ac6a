import { ExternalLink } from 'lucide-preact';

import { i18n } from '#i18n';
import type { Article } from '@/utils/article/article';
import { longDate, publicationDay } from '@/utils/article/long-date';
import { readingMinutes } from '@/utils/article/text-length';
import { siteOf } from '@/utils/search/site-of';

import styles from './ArticleHeader.module.css';

/** Headline, rule, and the facts of the article in small type, with the way to the original. */
export function ArticleHeader({ article }: { article: Article }) {
  const { title, byline, publishedTime, savedAt, url } = article;
  const { lang } = document.documentElement;
  return (
    <header class={styles.header}>
      <h1>{title}</h1>
      <p class={styles.facts}>
        <span class={styles.row}>
          <span>
            <bdi>{siteOf(article)}</bdi>
          </span>
          {byline !== null && (
            <span>
              <bdi>{byline}</bdi>
            </span>
          )}
          {publishedTime !== null && (
            <span lang={lang}>
              <time dateTime={publishedTime} dir="auto">
                {longDate(publicationDay(publishedTime), lang)}
              </time>
            </span>
          )}
          <span lang={lang}>
            <bdi>{i18n.t('reader.minutes', readingMinutes(article))}</bdi>
          </span>
          <span lang={lang}>
            <bdi>{i18n.t('reader.savedOn', [longDate(savedAt, lang)])}</bdi>
          </span>
          <span lang={lang}>
            <a href={url} target="_blank" rel="noopener noreferrer nofollow" title={url}>
              <bdi>{i18n.t('reader.original')}</bdi>
              <ExternalLink size={12} aria-hidden="true" />
            </a>
          </span>
        </span>
      </p>
    </header>
  );
}
