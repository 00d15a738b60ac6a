import { useRef, useState } from 'preact/hooks';

/** What is selected in a list, and which row the keys act on. */
export interface Selection {
  /** Selected ids that are in the list, in its order. */
  ids: string[];
  /** The row that has the focus, or had it last. */
  current: string | null;
  isSelected: (id: string) => boolean;
  setCurrent: (id: string) => void;
  toggle: (id: string) => void;
  /** Selects from the row chosen last to this one. */
  extendTo: (id: string) => void;
  selectAll: () => void;
  clear: () => void;
  /** Moves the focus by rows. */
  move: (step: number) => void;
}

/** Selection over a list of ids. Rows are found by their `data-article-id`. */
export function useSelection(all: string[]): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [current, setCurrent] = useState<string | null>(null);
  const anchor = useRef<string | null>(null);

  return {
    ids: all.filter((id) => chosen.has(id)),
    current,
    isSelected: (id) => chosen.has(id),
    setCurrent,
    toggle: (id) => {
      anchor.current = id;
      const changed = new Set(chosen);
      if (!changed.delete(id)) changed.add(id);
      setChosen(changed);
    },
    extendTo: (id) => {
      const [from, to] = [all.indexOf(anchor.current ?? id), all.indexOf(id)].toSorted((a, b) => a - b);
      setChosen(new Set([...chosen, ...all.slice(from, (to ?? 0) + 1)]));
    },
    selectAll: () => {
      setChosen(new Set(all));
    },
    clear: () => {
      setChosen(new Set());
    },
    move: (step) => {
      const index = current === null ? -1 : all.indexOf(current);
      const next = all[Math.min(all.length - 1, Math.max(0, index < 0 ? 0 : index + step))];
      if (next === undefined) return;
      setCurrent(next);
      document.querySelector<HTMLElement>(`[data-article-id="${next}"] a`)?.focus();
    },
  };
}
