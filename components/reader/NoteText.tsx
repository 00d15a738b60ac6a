import { Eye } from 'lucide-preact';
import type { RefObject } from 'preact';
import { useId, useState } from 'preact/hooks';

import { i18n } from '#i18n';
import { Button } from '@/components/ui/Button';
import { TextButton } from '@/components/ui/TextButton';
import type { NoteChange, NoteOutcome } from '@/utils/library/note-change';

import styles from './NoteText.module.css';
import { NoteView } from './NoteView';
import { useNote } from './use-note';

interface NoteTextProps {
  /** Names the note among all: that of an article, or of a highlight. */
  id: string;
  label: string;
  placeholder?: string;
  stored: string;
  field?: RefObject<HTMLTextAreaElement>;
  store: (change: NoteChange) => Promise<NoteOutcome>;
}

/** A note in Markdown, stored as it is typed, and shown below as it will be if the reader wants. If another window writes into the same note, neither text is lost. */
export function NoteText({ id, label, placeholder, stored, field, store }: NoteTextProps) {
  const fieldId = useId();
  const [isPreview, setPreview] = useState(false);
  const { text, theirs, write, settle } = useNote(id, stored, store);
  return (
    <div class={styles.note}>
      <header class={styles.head}>
        <label for={fieldId}>{label}</label>
        {text.trim() !== '' && (
          <TextButton
            icon={Eye}
            aria-pressed={isPreview}
            onClick={() => {
              setPreview(!isPreview);
            }}
          >
            {i18n.t('annotation.preview')}
          </TextButton>
        )}
      </header>
      <textarea
        id={fieldId}
        ref={field}
        rows={1}
        dir="auto"
        value={text}
        placeholder={placeholder}
        aria-description={i18n.t('annotation.markdown')}
        onInput={({ currentTarget }) => {
          write(currentTarget.value);
        }}
      />
      {isPreview && text.trim() !== '' && (
        <section class={styles.preview} aria-label={i18n.t('annotation.previewOf', [label])}>
          <NoteView markdown={text} />
        </section>
      )}
      {theirs !== null && (
        <div class={styles.conflict} role="alert">
          <p>{i18n.t('annotation.conflict')}</p>
          <blockquote dir="auto">{theirs}</blockquote>
          <p class={styles.choices}>
            <Button
              onClick={() => {
                settle([theirs, text].filter((part) => part.trim() !== '').join('\n\n'));
              }}
            >
              {i18n.t('annotation.keepBoth')}
            </Button>
            <Button
              variant="quiet"
              onClick={() => {
                settle(text);
              }}
            >
              {i18n.t('annotation.keepMine')}
            </Button>
            <Button
              variant="quiet"
              onClick={() => {
                settle(theirs);
              }}
            >
              {i18n.t('annotation.keepTheirs')}
            </Button>
          </p>
        </div>
      )}
    </div>
  );
}
