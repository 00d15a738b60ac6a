import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

/** What is selected in a list, and which row the keys act on. */
export interface Selection {
  /** Selected ids, in the order of the list. */
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
  /** Moves the focus by rows, and selects from the row chosen last to the one it comes to. */
  extendBy: (step: number) => void;
  selectAll: () => void;
  clear: () => void;
  /** Moves the focus by rows; to the first when none has had it. */
  move: (step: number) => void;
  /** Gives the focus back to the row that had it last. */
  focusCurrent: () => void;
}

interface SelectionState {
  /** The list that it is of: another one begins with nothing selected. */
  list: string;
  chosen: ReadonlySet<string>;
  current: string | null;
  /** Where a range begins: the row chosen last. */
  anchor: string | null;
  wanted: Selection['wanted'];
}

const NONE: string[] = [];

const nothingIn = (list: string): SelectionState => ({
  list,
  chosen: new Set(),
  current: null,
  anchor: null,
  wanted: null,
});

/** Selection over the ids of a list, `list` being its name. What leaves the list is no longer selected. */
export function useSelection(all: readonly string[], list: string): Selection {
  const [kept, keep] = useState(() => nothingIn(list));
  const state = kept.list === list ? kept : nothingIn(list);
  const { chosen, current, anchor, wanted } = state;
  const change = (changes: Partial<SelectionState>): void => {
    keep((before) => ({ ...(before.list === list ? before : nothingIn(list)), ...changes }));
  };
  const lastIndex = useRef(0);
  const index = current === null ? -1 : all.indexOf(current);
  if (index >= 0) lastIndex.current = index;

  useLayoutEffect(() => {
    // Coming back to a list is beginning anew, too.
    keep(nothingIn(list));
  }, [list]);
  useEffect(() => {
    // Of a hundred thousand rows a set isn't made for nothing.
    const isCurrentGone = current !== null && !all.includes(current);
    if (!isCurrentGone && chosen.size === 0) return;
    const there = new Set(all);
    if (!isCurrentGone && [...chosen].every((id) => there.has(id))) return;
    // A row is gone, to the archive or the trash: the one that moved up in its place is next.
    const next = isCurrentGone ? (all[Math.min(lastIndex.current, all.length - 1)] ?? null) : current;
    const isFocusLost = isCurrentGone && next !== null && document.activeElement === document.body;
    change({
      chosen: new Set([...chosen].filter((id) => there.has(id))),
      current: next,
      ...(isFocusLost ? { wanted: { id: next } } : {}),
    });
  }, [all]);

  const rangeTo = (from: string, id: string): string[] => {
    const [one, other] = [all.indexOf(from), all.indexOf(id)];
    return all.slice(Math.max(0, Math.min(one, other)), Math.max(one, other) + 1);
  };
  /** Where a range begins: at the row chosen last, if it is still there. */
  const rangeStart = (): string | null => (anchor !== null && all.includes(anchor) ? anchor : current);
  const behind = (step: number): string | undefined =>
    all[index < 0 ? 0 : Math.min(all.length - 1, Math.max(0, index + step))];
  const focus = (id: string | undefined): void => {
    if (id !== undefined) change({ current: id, wanted: { id } });
  };
  return {
    ids: chosen.size === 0 ? NONE : all.filter((id) => chosen.has(id)),
    current,
    wanted,
    isSelected: (id) => chosen.has(id),
    setCurrent: (id) => {
      change({ current: id });
    },
    toggle: (id) => {
      const changed = new Set(chosen);
      if (!changed.delete(id)) changed.add(id);
      change({ chosen: changed, anchor: id });
    },
    extendTo: (id) => {
      change({ chosen: new Set([...chosen, ...rangeTo(rangeStart() ?? id, id)]) });
    },
    extendBy: (step) => {
      const id = behind(step);
      if (id === undefined) return;
      const from = (chosen.size > 0 ? rangeStart() : current) ?? id;
      change({
        chosen: new Set([...chosen, ...rangeTo(from, id)]),
        anchor: from,
        current: id,
        wanted: { id },
      });
    },
    selectAll: () => {
      change({ chosen: new Set(all) });
    },
    clear: () => {
      change({ chosen: new Set(), anchor: null });
    },
    move: (step) => {
      focus(behind(step));
    },
    focusCurrent: () => {
      focus(current ?? undefined);
    },
  };
}
