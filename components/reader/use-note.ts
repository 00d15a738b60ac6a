import { useEffect, useRef, useState } from 'preact/hooks';

import { i18n } from '#i18n';
import { useAutosave } from '@/components/hooks/use-autosave';
import { showToast } from '@/components/ui/Toast';
import type { NoteChange, NoteOutcome } from '@/utils/library/note-change';

import { forgetDraft, keepDraft, readDraft } from './note-draft';

/** A note being written. */
export interface WrittenNote {
  text: string;
  /** What another window has written into the same note; null while there is no such. */
  theirs: string | null;
  write: (text: string) => void;
  /** Ends a conflict with this text. */
  settle: (text: string) => void;
}

/**
 * A note that is stored as it is typed. What is typed stays in the field until it is stored, whatever the library says; what a
 * crash or a reload cuts off is there again afterwards, from a draft. `id` names the note among all drafts.
 */
export function useNote(
  id: string,
  stored: string,
  store: (change: NoteChange) => Promise<NoteOutcome>,
): WrittenNote {
  const [draft] = useState(() => readDraft(id));
  const [text, setText] = useState(draft?.text ?? stored);
  const [theirs, setTheirs] = useState<string | null>(null);
  /** The stored note that `text` was made from. */
  const basis = useRef(draft?.basis ?? stored);
  /** Texts written here whose way back through the library may not be over: they come late, and are nobody else's. */
  const echoes = useRef(new Set<string>());
  const latestStored = useRef(stored);
  latestStored.current = stored;

  const save = useAutosave(async (written: string) => {
    echoes.current.add(written);
    const outcome = await store({ text: written, basis: basis.current }).catch((error: unknown) => {
      showToast({ message: i18n.t('annotation.notStored', [String(error)]) });
      return null;
    });
    if (outcome?.kind === 'changed-elsewhere') setTheirs(outcome.theirs);
    if (outcome?.kind !== 'stored') return;
    basis.current = written;
    if (latestStored.current === written) echoes.current.clear();
    forgetDraft(id, written);
  });

  useEffect(() => {
    if (draft) save(draft.text);
  }, []);
  useEffect(() => {
    if (stored === basis.current) echoes.current.clear();
    else if (text === basis.current && !echoes.current.has(stored)) {
      basis.current = stored;
      setText(stored);
    }
  }, [stored]);

  const write = (typed: string): void => {
    setText(typed);
    keepDraft(id, { text: typed, basis: basis.current });
    if (theirs === null) save(typed);
  };
  const settle = (chosen: string): void => {
    basis.current = theirs ?? basis.current;
    setTheirs(null);
    setText(chosen);
    keepDraft(id, { text: chosen, basis: basis.current });
    save(chosen);
  };
  return { text, theirs, write, settle };
}
