import { useEffect, useRef } from 'preact/hooks';

import { i18n } from '#i18n';
import { useLibrary } from '@/components/hooks/use-library';
import { useLiveQuery } from '@/components/hooks/use-live-query';
import { TagInput } from '@/components/ui/TagInput';
import type { AnchoredAnnotation } from '@/utils/annotation/anchored-annotation';
import { type Annotation, lastVersionOf, pictureOf } from '@/utils/annotation/annotation';
import type { PicturePlace } from '@/utils/annotation/picture-selector';
import type { QuoteFinder } from '@/utils/annotation/quote-finder';
import type { Article } from '@/utils/article/article';
import type { TextSpan } from '@/utils/article/rendered-text';
import { listVersions } from '@/utils/library/list-versions';
import { tagsInUse } from '@/utils/library/tags-in-use';
import {
  ALL_ANNOTATIONS,
  type AnnotationFilter,
  filterAnnotations,
  isFiltering,
} from '@/utils/search/filter-annotations';
import { addTag, changeNote, removeTag } from '@/utils/library/update-article';

import { AnnotationCard } from './AnnotationCard';
import { AnnotationFilterBar } from './AnnotationFilterBar';
import styles from './AnnotationList.module.css';
import { ColorsButton } from './ColorsButton';
import { NoteText } from './NoteText';
import type { HighlightActions } from './use-editing';
import { usePlacing } from './use-placing';
import { versionName } from './version-name';

export interface AnnotationListProps {
  article: Article;
  /** In reading order; null while their places are looked for. */
  anchored: AnchoredAnnotation[] | null;
  /** Of the text that the places are in, which is empty where no place is told by its text; null while it isn't read. */
  finder: QuoteFinder | null;
  /** The version whose text it is; null for the page itself. */
  versionId: string | null;
  /** Its pictures. */
  pictures?: readonly PicturePlace[];
  filter: AnnotationFilter;
  onFilter: (filter: AnnotationFilter) => void;
  focused: string | null;
  /** The highlight whose note is to be written now. */
  noteWanted: string | null;
  /** The one that is to be tagged now. */
  tagsWanted?: string | null;
  /** Tells one such wish from the next of the same. */
  wish?: string;
  onJump: (annotationId: string) => void;
  onShowPlace: (place: TextSpan) => void;
  /** Shows a highlight in a saved version. */
  onShowSaved: (versionId: string, annotationId: string) => void;
  /** Lets the reader select the words of a highlight that has no place; missing where they can't. */
  onAttach?: (annotationId: string) => void;
  /** What can be done with the highlight in focus beside others; missing where nothing can. */
  actionsFor?: (annotationId: string) => HighlightActions;
}

/**
 * Tags and note of the article, and its highlights in reading order: what is drawn in the text stands here in words, for
 * those who can't see it.
 */
export function AnnotationList(props: AnnotationListProps) {
  const { article, anchored, finder, versionId, pictures = [], filter, onFilter, focused } = props;
  const { noteWanted, tagsWanted = null, wish = '', onJump, onShowPlace } = props;
  const { onShowSaved, onAttach, actionsFor } = props;
  const library = useLibrary();
  const inUse = useLiveQuery(() => tagsInUse(library), []);
  const suggestions = inUse.state === 'ready' ? inUse.value : [];
  const versions = useLiveQuery(() => listVersions(library, article.id), [article.id]);
  const saved = versions.state === 'ready' ? versions.value : [];
  const placing = usePlacing(finder, versionId, pictures);

  const list = useRef<HTMLOListElement>(null);
  const shown = filterAnnotations(anchored ?? [], filter);

  useEffect(() => {
    // What the reader goes to in the text mustn't be hidden here.
    const isThere = anchored?.some(({ annotation }) => annotation.id === focused);
    if (isThere && !shown.some(({ annotation }) => annotation.id === focused)) onFilter(ALL_ANNOTATIONS);
  }, [focused]);

  const savedVersionOf = (annotation: Annotation) => {
    const version = saved.find(({ id }) => id === lastVersionOf(annotation) && id !== versionId);
    if (!version) return undefined;
    return {
      name: versionName(version, saved, document.documentElement.lang),
      onShow: () => {
        onShowSaved(version.id, annotation.id);
      },
    };
  };

  return (
    <>
      <div class={styles.article}>
        <TagInput
          label={i18n.t('annotation.articleTags')}
          placeholder={i18n.t('annotation.addTag')}
          tags={article.tags}
          suggestions={suggestions}
          onAdd={(tag) => void addTag(library, [article.id], tag)}
          onRemove={(tag) => void removeTag(library, [article.id], tag)}
        />
        <NoteText
          key={article.id}
          id={article.id}
          label={i18n.t('annotation.articleNote')}
          placeholder={i18n.t('annotation.articleNotePlaceholder')}
          stored={article.note}
          store={(change) => changeNote(library, article.id, change)}
        />
      </div>
      <header class={styles.head}>
        <h3>{anchored && i18n.t('annotation.highlights', anchored.length)}</h3>
        <ColorsButton />
      </header>
      {anchored?.length === 0 && <p class={styles.hint}>{i18n.t('annotation.hint')}</p>}
      {anchored && (anchored.length > 1 || isFiltering(filter)) && (
        <AnnotationFilterBar
          anchored={anchored}
          found={shown.length}
          filter={filter}
          onFilter={onFilter}
          onEnter={() => {
            list.current?.querySelector('button')?.focus();
          }}
        />
      )}
      <ol ref={list} class={styles.list} aria-busy={!anchored} onKeyDown={moveFocus}>
        {shown.map(({ annotation, anchor }) => (
          <AnnotationCard
            key={annotation.id}
            annotation={annotation}
            anchor={anchor}
            article={article}
            text={finder?.text ?? ''}
            suggestions={suggestions}
            isFocused={annotation.id === focused}
            isNoteWanted={annotation.id === noteWanted}
            areTagsWanted={annotation.id === tagsWanted}
            wish={wish}
            onJump={() => {
              onJump(annotation.id);
            }}
            pictures={pictures}
            isInCopyOnly={versionId === null && pictureOf(annotation) !== null && anchor.state === 'orphaned'}
            placing={placing}
            savedVersion={savedVersionOf(annotation)}
            onShowPlace={onShowPlace}
            actions={annotation.id === focused ? actionsFor?.(annotation.id) : undefined}
            onAttach={
              onAttach &&
              (() => {
                onAttach(annotation.id);
              })
            }
          />
        ))}
      </ol>
    </>
  );
}

/** Arrow keys go from the quote of one highlight to that of the next. */
function moveFocus(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  const quotes = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-quote]')];
  const at = quotes.findIndex((quote) => quote === event.target);
  if (by === 0 || at < 0) return;
  event.preventDefault();
  quotes[at + by]?.focus();
}
