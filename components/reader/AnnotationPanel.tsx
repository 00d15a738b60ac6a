import { X } from 'lucide-preact';

import { i18n } from '#i18n';
import { useLibrary } from '@/components/hooks/use-library';
import { useLiveQuery } from '@/components/hooks/use-live-query';
import { IconButton } from '@/components/ui/IconButton';
import { TagInput } from '@/components/ui/TagInput';
import type { AnchoredAnnotation } from '@/utils/annotation/anchored-annotation';
import type { Article } from '@/utils/article/article';
import type { RenderedText } from '@/utils/article/rendered-text';
import { tagsInUse } from '@/utils/library/tags-in-use';
import { addTag, removeTag, setNote } from '@/utils/library/update-article';

import { AnnotationCard } from './AnnotationCard';
import styles from './AnnotationPanel.module.css';
import { NoteText } from './NoteText';

interface AnnotationPanelProps {
  article: Article;
  anchored: AnchoredAnnotation[];
  rendered: RenderedText | null;
  focused: string | null;
  /** The highlight whose note is being begun. */
  noteOpen: string | null;
  onJump: (annotationId: string) => void;
  onClose: () => void;
}

/**
 * Tags and note of the article, and its highlights in reading order: what is drawn in the text stands here in words, for
 * those who can't see it.
 */
export function AnnotationPanel({
  article,
  anchored,
  rendered,
  focused,
  noteOpen,
  onJump,
  onClose,
}: AnnotationPanelProps) {
  const library = useLibrary();
  const inUse = useLiveQuery(() => tagsInUse(library), []);
  const suggestions = inUse.state === 'ready' ? inUse.value : [];
  return (
    <aside class={styles.panel} aria-label={i18n.t('annotation.panelName')}>
      <header class={styles.header}>
        <h2>{i18n.t('annotation.thisArticle')}</h2>
        <IconButton icon={X} label={i18n.t('ui.close')} onClick={onClose} />
      </header>
      <div class={styles.article}>
        <TagInput
          label={i18n.t('library.tags')}
          placeholder={i18n.t('library.addTag')}
          tags={article.tags}
          suggestions={suggestions}
          onAdd={(tag) => void addTag(library, [article.id], tag)}
          onRemove={(tag) => void removeTag(library, [article.id], tag)}
        />
        <NoteText
          key={article.id}
          label={i18n.t('popup.note')}
          placeholder={i18n.t('popup.notePlaceholder')}
          stored={article.note}
          onChange={(note) => setNote(library, article.id, note)}
        />
      </div>
      <h2>{i18n.t('annotation.highlights', anchored.length)}</h2>
      {anchored.length === 0 && <p class={styles.hint}>{i18n.t('annotation.hint')}</p>}
      <ol class={styles.list}>
        {anchored.map(({ annotation, anchor }) => (
          <AnnotationCard
            key={annotation.id}
            annotation={annotation}
            anchor={anchor}
            rendered={rendered}
            lang={article.lang}
            suggestions={suggestions}
            isFocused={annotation.id === focused}
            isNoteOpen={annotation.id === noteOpen}
            onJump={() => {
              onJump(annotation.id);
            }}
          />
        ))}
      </ol>
    </aside>
  );
}
