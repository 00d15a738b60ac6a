import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';

import styles from './NoteText.module.css';

interface NoteTextProps {
  label: string;
  placeholder?: string;
  stored: string;
  field?: RefObject<HTMLTextAreaElement>;
  /** Called at every change: whatever is typed is stored, no button is needed. */
  onChange: (note: string) => void;
}

/** A note being written. While it has the focus, what is typed is the field's own; else it follows the library. */
export function NoteText({ label, placeholder, stored, field, onChange }: NoteTextProps) {
  const [note, setNote] = useState(stored);
  const [isWriting, setWriting] = useState(false);
  useEffect(() => {
    if (!isWriting) setNote(stored);
  }, [stored, isWriting]);
  return (
    <label class={styles.note}>
      <span>{label}</span>
      <textarea
        ref={field}
        rows={1}
        dir="auto"
        value={note}
        placeholder={placeholder}
        onFocus={() => {
          setWriting(true);
        }}
        onBlur={() => {
          setWriting(false);
        }}
        onInput={({ currentTarget }) => {
          setNote(currentTarget.value);
          onChange(currentTarget.value);
        }}
      />
    </label>
  );
}
