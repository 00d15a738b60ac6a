import { useEffect, useRef, useState } from 'preact/hooks';

/** What is selected in a list, and which row the keys act on. */
export interface Selection {
  /** Selected ids that are in the list, in its order. */
  ids: string[];
  /** The row that has the focus, or had it last. */
  current: string | null;
  /** The row that is to be shown and focused; a new object for each time. */
  wanted: { id: string } | null;
  isSelected: (id: string) => boolean;
  setCurrent: (id: string) => void;
  toggle: (id: string) => void;
  /** Selects from the row chosen last to this one. */
  extendTo: (id: string) => void;
  selectAll: () => void;
  clear: () => void;
  /** Moves the focus by rows; to the first when none has had it. */
  move: (step: number) => void;
  /** Gives the focus back to the row that had it last. */
  focusCurrent: () => void;
}

/** Selection over a list of ids. Another `list` (its name) begins with nothing selected. */
export function useSelection(all: string[], list: string): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [current, setCurrent] = useState<string | null>(null);
  const [wanted, setWanted] = useState<Selection['wanted']>(null);
  const anchor = useRef<string | null>(null);
  const lastIndex = useRef(0);
  const index = current === null ? -1 : all.indexOf(current);
  if (index >= 0) lastIndex.current = index;

  useEffect(() => {
    setChosen(new Set());
    setCurrent(null);
    anchor.current = null;
    lastIndex.current = 0;
  }, [list]);
  useEffect(() => {
    if (current === null || index >= 0) return;
    // The row is gone, to the archive or the trash: the one that moved up in its place is next.
    const next = all[Math.min(lastIndex.current, all.length - 1)] ?? null;
    setCurrent(next);
    if (next !== null && document.activeElement === document.body) setWanted({ id: next });
  }, [all]);

  const focus = (id: string | undefined): void => {
    if (id === undefined) return;
    setCurrent(id);
    setWanted({ id });
  };
  return {
    ids: all.filter((id) => chosen.has(id)),
    current,
    wanted,
    isSelected: (id) => chosen.has(id),
    setCurrent,
    toggle: (id) => {
      anchor.current = id;
      const changed = new Set(chosen);
      if (!changed.delete(id)) changed.add(id);
      setChosen(changed);
    },
    extendTo: (id) => {
      const [from, to] = [all.indexOf(anchor.current ?? current ?? id), all.indexOf(id)];
      const range = all.slice(Math.max(0, Math.min(from, to)), Math.max(from, to) + 1);
      setChosen(new Set([...chosen, ...range]));
    },
    selectAll: () => {
      setChosen(new Set(all));
    },
    clear: () => {
      anchor.current = null;
      setChosen(new Set());
    },
    move: (step) => {
      focus(all[index < 0 ? 0 : Math.min(all.length - 1, Math.max(0, index + step))]);
    },
    focusCurrent: () => {
      focus(current ?? undefined);
    },
  };
}
