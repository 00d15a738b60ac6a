import { Copy, Trash2 } from 'lucide-preact';
import { useEffect, useRef, useState } from 'preact/hooks';

import { i18n } from '#i18n';
import { useLibrary } from '@/components/hooks/use-library';
import { Button } from '@/components/ui/Button';
import { IconButton } from '@/components/ui/IconButton';
import { TagInput } from '@/components/ui/TagInput';
import { showToast } from '@/components/ui/Toast';
import type { Anchor } from '@/utils/annotation/anchor';
import { type Annotation, HIGHLIGHT_COLORS, noteOf, quoteOf, tagsOf } from '@/utils/annotation/annotation';
import type { RenderedText } from '@/utils/article/rendered-text';
import { deleteAnnotation, restoreAnnotation, updateAnnotation } from '@/utils/library/annotate';

import styles from './AnnotationCard.module.css';
import { NoteText } from './NoteText';

interface AnnotationCardProps {
  annotation: Annotation;
  anchor: Anchor;
  rendered: RenderedText | null;
  lang: string | null;
  suggestions: string[];
  isFocused: boolean;
  isNoteOpen: boolean;
  onJump: () => void;
}

/** One highlight: its quote, colour, note and tags. Opened, they can be changed; every change is stored at once. */
export function AnnotationCard(props: AnnotationCardProps) {
  const { annotation, anchor, rendered, lang, suggestions, isFocused, isNoteOpen, onJump } = props;
  const library = useLibrary();
  const { id, color } = annotation;
  const card = useRef<HTMLLIElement>(null);
  const noteField = useRef<HTMLTextAreaElement>(null);
  const [isOpen, setOpen] = useState(isNoteOpen);
  const quote = quoteOf(annotation).exact;
  const note = noteOf(annotation);
  const tags = tagsOf(annotation);

  useEffect(() => {
    if (isFocused) card.current?.scrollIntoView({ block: 'nearest' });
  }, [isFocused]);
  useEffect(() => {
    if (!isNoteOpen) return;
    setOpen(true);
    // After the field is there.
    queueMicrotask(() => noteField.current?.focus());
  }, [isNoteOpen]);

  const remove = (): void => {
    void deleteAnnotation(library, id).then(() => {
      showToast({
        message: i18n.t('annotation.deleted'),
        action: { label: i18n.t('library.undo'), run: () => void restoreAnnotation(library, id) },
      });
    });
  };

  return (
    <li ref={card} class={styles.card} data-annotation-id={id} data-color={color} data-focused={isFocused}>
      <button type="button" class={styles.quote} aria-current={isFocused} onClick={onJump}>
        <span class="visually-hidden">{i18n.t(`annotation.colors.${color}`)}: </span>
        <q lang={lang ?? undefined} dir="auto">
          {quote}
        </q>
      </button>
      {anchor.state === 'moved' && <p class={styles.state}>{i18n.t('annotation.moved')}</p>}
      {anchor.state === 'orphaned' && <p class={styles.state}>{i18n.t('annotation.orphaned')}</p>}
      {anchor.state === 'ambiguous' && (
        <div class={styles.state}>
          {i18n.t('annotation.ambiguous')}
          <ul>
            {anchor.candidates.map(({ start, end }) => (
              <li key={start}>
                …{rendered?.text.slice(Math.max(0, start - 24), start)}
                <b>{rendered?.text.slice(start, end)}</b>
                {rendered?.text.slice(end, end + 24)}…
              </li>
            ))}
          </ul>
        </div>
      )}
      {!isOpen && note !== '' && (
        <p class={styles.note} dir="auto">
          {note}
        </p>
      )}
      {!isOpen && tags.length > 0 && (
        <p class={styles.tags}>
          {tags.map((tag) => (
            <bdi key={tag}>{tag}</bdi>
          ))}
        </p>
      )}
      {isOpen && (
        <div class={styles.form}>
          <fieldset class={styles.colors}>
            <legend class="visually-hidden">{i18n.t('annotation.color')}</legend>
            {HIGHLIGHT_COLORS.map((one) => (
              <label key={one} data-color={one} title={i18n.t(`annotation.colors.${one}`)}>
                <input
                  type="radio"
                  class="visually-hidden"
                  name={`color-${id}`}
                  checked={one === color}
                  aria-label={i18n.t(`annotation.colors.${one}`)}
                  onChange={() => void updateAnnotation(library, id, { color: one })}
                />
                <span aria-hidden="true">{i18n.t('annotation.sample')}</span>
              </label>
            ))}
          </fieldset>
          <NoteText
            field={noteField}
            label={i18n.t('popup.note')}
            stored={note}
            onChange={(changed) => updateAnnotation(library, id, { note: changed })}
          />
          <TagInput
            label={i18n.t('library.tags')}
            placeholder={i18n.t('library.addTag')}
            tags={tags}
            suggestions={suggestions}
            onAdd={(tag) => void updateAnnotation(library, id, { addedTag: tag })}
            onRemove={(tag) => void updateAnnotation(library, id, { removedTag: tag })}
          />
        </div>
      )}
      <footer class={styles.actions}>
        <Button
          variant="quiet"
          aria-expanded={isOpen}
          onClick={() => {
            setOpen(!isOpen);
          }}
        >
          {i18n.t(isOpen ? 'annotation.done' : note === '' ? 'annotation.addNote' : 'annotation.edit')}
        </Button>
        <IconButton
          icon={Copy}
          label={i18n.t('annotation.copy')}
          onClick={() =>
            void navigator.clipboard.writeText(quote).then(() => {
              showToast({ message: i18n.t('annotation.copied') });
            })
          }
        />
        <IconButton icon={Trash2} label={i18n.t('annotation.delete')} onClick={remove} />
      </footer>
    </li>
  );
}
