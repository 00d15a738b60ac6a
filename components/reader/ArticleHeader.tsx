import { ExternalLink, Pencil } from 'lucide-preact';

import { i18n } from '#i18n';
import { foundIn } from '@/components/facts/found-in';
import { TextButton } from '@/components/ui/TextButton';
import type { Article } from '@/utils/article/article';
import { listNames } from '@/utils/article/list-names';
import { longDate, publicationDay } from '@/utils/article/long-date';
import { readingMinutes } from '@/utils/article/text-length';
import { siteOf } from '@/utils/search/site-of';

import styles from './ArticleHeader.module.css';

interface ArticleHeaderProps {
  article: Article;
  /** Lets the reader correct them; missing where they can't. */
  onCorrect?: () => void;
}

/** Headline, rule, and the facts of the article in small type, with the way to the original and to their correction. */
export function ArticleHeader({ article, onCorrect }: ArticleHeaderProps) {
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
          {onCorrect && (
            <span lang={lang}>
              <TextButton icon={Pencil} data-correct="" onClick={onCorrect}>
                <bdi>{i18n.t('reader.correct')}</bdi>
              </TextButton>
            </span>
          )}
        </span>
      </p>
    </header>
  );
}
