import { Highlighter, Star } from 'lucide-preact';

import { i18n } from '#i18n';
import { useImageUrl } from '@/components/hooks/use-image-url';
import type { ListedArticle } from '@/utils/library/list-articles';
import { readingMinutes } from '@/utils/article/text-length';
import { type ArticleFilter, siteOf } from '@/utils/search/article-filter';

import styles from './ArticleRow.module.css';
import { filterHash, filterQuery } from './list-route';
import type { Selection } from './use-selection';

interface ArticleRowProps {
  article: ListedArticle;
  filter: ArticleFilter;
  selection: Selection;
}

/** One article in a list: its title is a link to it, the rest helps to know it again. */
export function ArticleRow({ article, filter, selection }: ArticleRowProps) {
  const { id, title, excerpt, lang, dir, tags, isFavourite, state, progress, highlights, leadImage } =
    article;
  const picture = useImageUrl(leadImage);
  const isSelected = selection.isSelected(id);
  const minutes = readingMinutes(article);
  const facts = [siteOf(article), dateOf(article), i18n.t('library.minutes', [String(minutes)])];

  return (
    <li
      class={styles.row}
      data-article-id={id}
      data-state={state}
      data-selected={isSelected}
      onFocusIn={() => {
        selection.setCurrent(id);
      }}
    >
      <input
        type="checkbox"
        class={styles.check}
        checked={isSelected}
        aria-label={i18n.t('library.select', [title])}
        onClick={(event) => {
          if (event.shiftKey) selection.extendTo(id);
          else selection.toggle(id);
        }}
      />
      <div class={styles.text}>
        <h2 class={styles.title} lang={lang ?? undefined} dir={dir ?? 'auto'}>
          <a
            href={`#/article/${id}${filterQuery(filter)}`}
            onClick={(event) => {
              // With Ctrl or ⌘ the row is selected, as in any list; a middle click opens a tab, as with any link.
              if (!event.ctrlKey && !event.metaKey && !event.shiftKey) return;
              event.preventDefault();
              if (event.shiftKey) selection.extendTo(id);
              else selection.toggle(id);
            }}
          >
            {title}
          </a>
        </h2>
        <p class={styles.facts}>
          {state === 'unread' && (
            <span class={styles.unread} title={i18n.t('places.unread')}>
              <span class="visually-hidden">{i18n.t('places.unread')}</span>
            </span>
          )}
          {facts.map((fact, index) => (
            <bdi key={index}>{fact}</bdi>
          ))}
          {isFavourite && (
            <Star size={12} aria-label={i18n.t('places.favourites')} class={styles.favourite} />
          )}
          {highlights > 0 && (
            <span class={styles.mark} title={i18n.t('library.highlights', highlights)}>
              <Highlighter size={12} aria-hidden="true" />
              <span aria-hidden="true">{highlights}</span>
              <span class="visually-hidden">{i18n.t('library.highlights', highlights)}</span>
            </span>
          )}
        </p>
        {excerpt !== null && (
          <p class={styles.excerpt} lang={lang ?? undefined} dir={dir ?? 'auto'}>
            {excerpt}
          </p>
        )}
        {tags.length > 0 && (
          <ul class={styles.tags} aria-label={i18n.t('library.tags')}>
            {tags.map((tag) => (
              <li key={tag}>
                <a href={filterHash({ ...filter, tag })}>
                  <bdi>{tag}</bdi>
                </a>
              </li>
            ))}
          </ul>
        )}
        {state === 'reading' && progress > 0 && (
          <progress class={styles.progress} value={progress} aria-label={i18n.t('library.progress')} />
        )}
      </div>
      {leadImage !== null && (
        <div class={styles.picture}>{picture !== null && <img src={picture} alt="" decoding="async" />}</div>
      )}
    </li>
  );
}

function dateOf({ publishedTime, savedAt }: ListedArticle): string {
  const format = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });
  return format.format(new Date(publishedTime ?? savedAt));
}
