import type { RefObject } from 'preact';

import { i18n } from '#i18n';
import { Button } from '@/components/ui/Button';
import type { NoteChange, NoteOutcome } from '@/utils/library/note-change';

import styles from './NoteText.module.css';
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

/** A note, stored as it is typed. If another window writes into the same note, neither text is lost. */
export function NoteText({ id, label, placeholder, stored, field, store }: NoteTextProps) {
  const { text, theirs, write, settle } = useNote(id, stored, store);
  return (
    <div class={styles.note}>
      <label>
        <span>{label}</span>
        <textarea
          ref={field}
          rows={1}
          dir="auto"
          value={text}
          placeholder={placeholder}
          onInput={({ currentTarget }) => {
            write(currentTarget.value);
          }}
        />
      </label>
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
