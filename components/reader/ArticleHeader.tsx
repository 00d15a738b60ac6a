import { ExternalLink } from 'lucide-preact';

import { i18n } from '#i18n';
import type { Article } from '@/utils/article/article';
import type { FactSource } from '@/utils/article/fact-source';
import { listNames } from '@/utils/article/list-names';
import { longDate, publicationDay } from '@/utils/article/long-date';
import { readingMinutes } from '@/utils/article/text-length';
import { siteOf } from '@/utils/search/site-of';

import styles from './ArticleHeader.module.css';

/** Headline, rule, and the facts of the article in small type, with the way to the original. */
export function ArticleHeader({ article }: { article: Article }) {
  const { title, byline, publishedTime, savedAt, url, section, sourceName, factSources } = article;
  const { lang } = document.documentElement;
  return (
    <header class={styles.header}>
      <h1>{title}</h1>
      <p class={styles.facts}>
        <span class={styles.row}>
          <span>
            <bdi>{siteOf(article)}</bdi>
          </span>
          {section !== null && (
            <span title={foundIn(factSources.section)}>
              <bdi>{section}</bdi>
            </span>
          )}
          {byline.length > 0 && (
            <span lang={lang} title={foundIn(factSources.byline)}>
              <bdi>
                {listNames(byline, lang).map(({ name, between }) =>
                  name === null ? between : <bdi lang={article.lang ?? undefined}>{name}</bdi>,
                )}
              </bdi>
            </span>
          )}
          {sourceName !== null && (
            <span lang={lang} title={foundIn(factSources.sourceName)}>
              <bdi>{i18n.t('reader.source', [sourceName])}</bdi>
            </span>
          )}
          {publishedTime !== null && (
            <span lang={lang} title={foundIn(factSources.publishedTime)}>
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

/** Where a fact was found, in words. */
function foundIn(source: FactSource | undefined): string | undefined {
  return source && i18n.t(FOUND_IN[source]);
}

const FOUND_IN = {
  'json-ld': 'reader.foundIn.data',
  meta: 'reader.foundIn.data',
  markup: 'reader.foundIn.markup',
  shown: 'reader.foundIn.shown',
  address: 'reader.foundIn.address',
  text: 'reader.foundIn.text',
  reader: 'reader.foundIn.reader',
} as const;
