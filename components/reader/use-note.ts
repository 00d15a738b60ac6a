import { useEffect, useRef, useState } from 'preact/hooks';

import { i18n } from '#i18n';
import { useAutosave } from '@/components/hooks/use-autosave';
import { showToast } from '@/components/ui/Toast';
import type { NoteChange, NoteOutcome } from '@/utils/library/note-change';

import { forgetDraft, forgetStoredDraft, keepDraft, unstoredDraft } from './note-draft';

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
  const [draft] = useState(() => unstoredDraft(id, stored));
  const [text, setText] = useState(draft?.text ?? stored);
  const [theirs, setTheirs] = useState<string | null>(null);
  /** The stored note that `text` was made from. */
  const basis = useRef(draft?.basis ?? stored);
  const typed = useRef(text);
  const sent = useRef(basis.current);
  /**
   * Texts written here, in order, whose way back through the library may not be over, also that of a page that went away while it
   * stored it: they come late, and are nobody else's.
   */
  const echoes = useRef(draft ? [draft.sent] : []);
  const latestStored = useRef(stored);
  latestStored.current = stored;

  const keep = (): void => {
    keepDraft(id, { text: typed.current, basis: basis.current, sent: sent.current });
  };
  const save = useAutosave(async (written: string) => {
    echoes.current.push(written);
    sent.current = written;
    keep();
    const outcome = await store({ text: written, basis: basis.current }).catch((error: unknown) => {
      showToast({ message: i18n.t('annotation.notStored', [String(error)]) });
      return null;
    });
    if (outcome?.kind === 'changed-elsewhere') {
      if (!echoes.current.includes(outcome.theirs)) setTheirs(outcome.theirs);
      else {
        basis.current = outcome.theirs;
        save(typed.current);
      }
    }
    if (outcome?.kind === 'gone') {
      const copy = (): void => {
        void navigator.clipboard.writeText(typed.current);
      };
      showToast({
        message: i18n.t('annotation.noteGone'),
        action: { label: i18n.t('annotation.copyNote'), run: copy },
      });
    }
    if (outcome?.kind !== 'stored') return;
    basis.current = written;
    if (latestStored.current === written) echoes.current = [];
    forgetDraft(id, written);
  });

  useEffect(() => {
    if (draft) save(draft.text);
    else forgetStoredDraft(id, stored);
  }, []);
  useEffect(() => {
    // What was written after it is still to come.
    if (stored === basis.current) echoes.current.splice(0, echoes.current.indexOf(stored) + 1);
    else if (text === basis.current && !echoes.current.includes(stored)) {
      basis.current = stored;
      typed.current = stored;
      setText(stored);
    }
  }, [stored]);

  const isInConflict = useRef(false);
  isInConflict.current = theirs !== null;
  useEffect(
    () => () => {
      if (!isInConflict.current) return;
      // Its highlight may have become part of another, which takes it up; else nothing is changed, and the draft stays.
      const { current: written } = typed;
      void store({ text: written, basis: basis.current }).then(({ kind }) => {
        if (kind === 'stored') forgetDraft(id, written);
      });
    },
    [],
  );

  const change = (changed: string): void => {
    setText(changed);
    typed.current = changed;
    keep();
  };
  return {
    text,
    theirs,
    write: (changed) => {
      change(changed);
      if (theirs === null) save(changed);
    },
    settle: (chosen) => {
      basis.current = theirs ?? basis.current;
      setTheirs(null);
      change(chosen);
      save(chosen);
    },
  };
}
