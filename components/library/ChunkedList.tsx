import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

import styles from './ChunkedList.module.css';
import { CHUNK, useNearChunks } from './use-near-chunks';
import type { Selection } from './use-selection';

interface ChunkedListProps {
  /** What it is a list of. */
  label: string;
  /** Of its rows. */
  ids: readonly string[];
  /** What its rows look like: they are measured anew for another. */
  layout: string;
  selection: Selection;
  /** Attribute of a row's element that holds its id. */
  idAttribute: string;
  /** Selects what of a row has the focus when the reader goes there by keys. */
  focusable: string;
  row: (index: number) => ComponentChildren;
  /** Told which rows are drawn: from one up to before another. */
  onNear?: (from: number, to: number) => void;
}

/**
 * A long list. Only rows near the window are in the page, in chunks; above and below there is an empty place of the height of the
 * others, so that a hundred thousand scroll as ten do.
 */
export function ChunkedList(props: ChunkedListProps) {
  const { label, ids, layout, selection, idAttribute, focusable, row, onNear } = props;
  const list = useRef<HTMLDivElement>(null);
  const { from, to, before, behind, goTo } = useNearChunks(list, ids.length, layout);
  const focused = useRef<Selection['wanted']>(null);

  useLayoutEffect(() => {
    onNear?.(from * CHUNK, Math.min(to * CHUNK, ids.length));
  }, [ids, from, to]);
  const focusableOf = (id: string): HTMLElement | null =>
    list.current?.querySelector<HTMLElement>(`[${idAttribute}="${CSS.escape(id)}"] ${focusable}`) ?? null;
  const { wanted } = selection;
  useLayoutEffect(() => {
    if (!wanted || wanted === focused.current) return;
    const element = focusableOf(wanted.id);
    if (element) {
      focused.current = wanted;
      element.focus();
      return;
    }
    // The effect runs again once the row is there.
    const chunk = Math.floor(ids.indexOf(wanted.id) / CHUNK);
    if (chunk >= 0 && (chunk < from || chunk >= to)) goTo(chunk);
  });

  // As it is before the rows are drawn.
  const { activeElement } = document;
  const holder = list.current?.contains(activeElement)
    ? (activeElement?.closest(`[${idAttribute}]`)?.getAttribute(idAttribute) ?? null)
    : null;
  useLayoutEffect(() => {
    // A row that moved on to another chunk was drawn anew, and what of it had the focus is gone.
    if (holder !== null && document.activeElement === document.body)
      focusableOf(holder)?.focus({ preventScroll: true });
  });

  const chunks = Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
  return (
    <div
      ref={list}
      role="list"
      aria-label={label}
      data-density={layout}
      data-selecting={selection.ids.length > 0}
    >
      <div key="before" role="presentation" style={{ blockSize: `${String(before)}px` }} />
      {chunks.map((chunk) => (
        <div key={chunk} role="presentation" class={styles.chunk} data-chunk={chunk}>
          {ids.slice(chunk * CHUNK, (chunk + 1) * CHUNK).map((_, index) => row(chunk * CHUNK + index))}
        </div>
      ))}
      <div key="behind" role="presentation" style={{ blockSize: `${String(behind)}px` }} />
    </div>
  );
}
