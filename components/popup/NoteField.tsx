import { useState } from 'preact/hooks';

import { i18n } from '#i18n';

import styles from './PopupView.module.css';

interface NoteFieldProps {
  initial: string;
  /** Called at every change: a popup may close at any moment, and what was typed must be there. */
  onChange: (note: string) => void;
}

/** The note on the whole article. What is typed is the field's own; the library follows it, never the reverse. */
export function NoteField({ initial, onChange }: NoteFieldProps) {
  const [note, setNote] = useState(initial);
  return (
    <label class={styles.note}>
      <span class={styles.label}>{i18n.t('popup.note')}</span>
      <textarea
        rows={2}
        dir="auto"
        value={note}
        placeholder={i18n.t('popup.notePlaceholder')}
        onInput={({ currentTarget }) => {
          setNote(currentTarget.value);
          onChange(currentTarget.value);
        }}
      />
    </label>
  );
}
