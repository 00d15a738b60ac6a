import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';

import { useAutosave } from '@/components/hooks/use-autosave';

import styles from './NoteText.module.css';

interface NoteTextProps {
  label: string;
  placeholder?: string;
  stored: string;
  field?: RefObject<HTMLTextAreaElement>;
  /** Stores the note: called as it is typed, no button is needed. */
  onChange: (note: string) => Promise<unknown>;
}

/** A note being written. While it has the focus, what is typed is the field's own; else it follows the library. */
export function NoteText({ label, placeholder, stored, field, onChange }: NoteTextProps) {
  const [note, setNote] = useState(stored);
  const [isWriting, setWriting] = useState(false);
  const save = useAutosave(onChange);
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
          save(currentTarget.value);
        }}
      />
    </label>
  );
}
