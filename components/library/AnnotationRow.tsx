import { Funnel, PenLine, StickyNote } from 'lucide-preact';

import { i18n } from '#i18n';
import { navigate } from '@/components/hooks/use-hash-route';
import { AnnotationQuote } from '@/components/reader/AnnotationQuote';
import { NoteView } from '@/components/reader/NoteView';
import type { Colors } from '@/components/reader/use-colors';
import type { LibraryAnnotationFilter } from '@/utils/search/annotation-filter';
import type { LibraryEntry } from '@/utils/search/library-entries';
import { siteOf } from '@/utils/search/site-of';

import styles from './AnnotationRow.module.css';
import { annotatedArticleHash, annotationsHash, entryHash } from './annotations-route';
import { articleDate, shortDay } from './article-date';
import { isControl } from './is-control';
import { TagLinks } from './TagLinks';
import type { Selection } from './use-selection';

interface AnnotationRowProps {
  entry: LibraryEntry;
  /** Its place in the whole list, from 1, and how long that is: not all of it need be in the page. */
  position: number;
  count: number;
  /** Whether what stands above it is of another article. */
  isFirst: boolean;
  filter: LibraryAnnotationFilter;
  selection: Selection;
  nameOf: Colors['nameOf'];
}

/** One highlight, or the note on an article, with a link to its place; below the name of its article, unless it was named above. */
export function AnnotationRow(props: AnnotationRowProps) {
  const { entry, position, count, isFirst, filter, selection, nameOf } = props;
  const { id, annotation, article } = entry;
  const { color, quote, picture, note, tags, created, isKeptBeside } = annotation;
  const hash = entryHash(entry, filter);
  return (
    <div
      role="listitem"
      class={styles.row}
      aria-setsize={count}
      aria-posinset={position}
      data-entry-id={id}
      data-first={isFirst}
      data-color={color ?? undefined}
      onFocusIn={() => {
        selection.setCurrent(id);
      }}
      onClick={(event) => {
        if (event.defaultPrevented || isControl(event.target)) return;
        if (getSelection()?.isCollapsed ?? true) navigate(hash);
      }}
    >
      {isFirst && <ArticleLine entry={entry} filter={filter} />}
      <div class={styles.entry}>
        <a class={styles.place} href={hash} data-place="">
          {color === null ? (
            <span class={styles.onArticle}>
              <StickyNote size={14} aria-hidden="true" />
              {i18n.t('annotation.articleNote')}
            </span>
          ) : (
            <AnnotationQuote colorName={nameOf(color)} quote={quote} picture={picture} lang={article.lang} />
          )}
        </a>
        {note.trim() !== '' && (
          <div class={styles.note}>
            <NoteView markdown={note} />
          </div>
        )}
        <div class={styles.facts}>
          {color !== null && (
            <span class={styles.color} aria-hidden="true">
              {nameOf(color)}
            </span>
          )}
          <time dateTime={created}>{shortDay(created)}</time>
          {!isFirst && <span class="visually-hidden">{article.title}</span>}
          {isKeptBeside && (
            <span class={styles.state}>
              <PenLine size={12} aria-hidden="true" />
              {i18n.t('annotation.states.bothKept')}
            </span>
          )}
          {tags.length > 0 && <TagLinks tags={tags} hashOf={(tag) => annotationsHash({ ...filter, tag })} />}
        </div>
      </div>
    </div>
  );
}

function ArticleLine({ entry, filter }: Pick<AnnotationRowProps, 'entry' | 'filter'>) {
  const { article } = entry;
  const lang = article.lang ?? undefined;
  const only = i18n.t('annotations.onlyFrom', [article.title]);
  return (
    <header class={styles.article}>
      <div dir={article.dir ?? 'auto'}>
        <h2 lang={lang}>
          <a href={annotatedArticleHash(article.id, filter)}>{article.title}</a>
        </h2>
        <p>
          <bdi lang={lang}>{siteOf(article)}</bdi>
          {' · '}
          <bdi>{articleDate(article)}</bdi>
        </p>
      </div>
      {filter.articleId === null && (
        <a
          class={styles.only}
          href={annotationsHash({ ...filter, articleId: article.id })}
          title={only}
          aria-label={only}
        >
          <Funnel size={16} aria-hidden="true" />
        </a>
      )}
    </header>
  );
}
