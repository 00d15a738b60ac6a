import { i18n } from '#i18n';
import { useLibrary } from '@/components/hooks/use-library';
import { useLiveQuery } from '@/components/hooks/use-live-query';
import { TagInput } from '@/components/ui/TagInput';
import type { AnchoredAnnotation } from '@/utils/annotation/anchored-annotation';
import type { Article } from '@/utils/article/article';
import type { TextSpan } from '@/utils/article/rendered-text';
import { tagsInUse } from '@/utils/library/tags-in-use';
import { addTag, changeNote, removeTag } from '@/utils/library/update-article';

import { AnnotationCard } from './AnnotationCard';
import styles from './AnnotationList.module.css';
import { ColorsButton } from './ColorsButton';
import { NoteText } from './NoteText';

export interface AnnotationListProps {
  article: Article;
  /** In reading order; null while their places are looked for. */
  anchored: AnchoredAnnotation[] | null;
  /** The text of the article. */
  text: string;
  focused: string | null;
  /** The highlight whose note is to be written now. */
  noteWanted: string | null;
  /** The one that is to be tagged now. */
  tagsWanted?: string | null;
  onJump: (annotationId: string) => void;
  onShowPlace: (place: TextSpan) => void;
}

/**
 * Tags and note of the article, and its highlights in reading order: what is drawn in the text stands here in words, for
 * those who can't see it.
 */
export function AnnotationList(props: AnnotationListProps) {
  const { article, anchored, text, focused, noteWanted, tagsWanted = null, onJump, onShowPlace } = props;
  const library = useLibrary();
  const inUse = useLiveQuery(() => tagsInUse(library), []);
  const suggestions = inUse.state === 'ready' ? inUse.value : [];
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
      <ol class={styles.list} aria-busy={!anchored}>
        {anchored?.map(({ annotation, anchor }) => (
          <AnnotationCard
            key={annotation.id}
            annotation={annotation}
            anchor={anchor}
            text={text}
            lang={article.lang}
            suggestions={suggestions}
            isFocused={annotation.id === focused}
            isNoteWanted={annotation.id === noteWanted}
            areTagsWanted={annotation.id === tagsWanted}
            onJump={() => {
              onJump(annotation.id);
            }}
            onShowPlace={onShowPlace}
          />
        ))}
      </ol>
    </>
  );
}
