import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

import styles from './ChunkedList.module.css';
import { CHUNK, useNearChunks } from './use-near-chunks';
import type { Selection } from './use-selection';

interface ChunkedListProps<Item> {
  /** What it is a list of. */
  label: string;
  items: Item[];
  /** What its rows look like: they are measured anew for another. */
  layout: string;
  selection: Selection;
  /** What of a row has the focus when the reader goes there by keys. */
  focusedIn: (id: string) => string;
  row: (item: Item, index: number) => ComponentChildren;
}

/**
 * A long list. Only rows near the window are in the page, in chunks; for the others there is an empty place of their height, so
 * that ten thousand scroll as ten do.
 */
export function ChunkedList<Item extends { id: string }>({
  label,
  items,
  layout,
  selection,
  focusedIn,
  row,
}: ChunkedListProps<Item>) {
  const list = useRef<HTMLDivElement>(null);
  const chunks = Array.from({ length: Math.ceil(items.length / CHUNK) }, (_, chunk) => chunk);
  const { isNear, heightOf, bringNear } = useNearChunks(list, chunks.length, layout);
  const focused = useRef<Selection['wanted']>(null);

  const { wanted } = selection;
  useLayoutEffect(() => {
    if (!wanted || wanted === focused.current) return;
    const chunk = Math.floor(items.findIndex(({ id }) => id === wanted.id) / CHUNK);
    if (!isNear(chunk)) {
      // The effect runs again once its rows are there.
      bringNear(chunk);
      return;
    }
    focused.current = wanted;
    list.current?.querySelector<HTMLElement>(focusedIn(CSS.escape(wanted.id)))?.focus();
  });

  return (
    <div
      ref={list}
      role="list"
      aria-label={label}
      data-density={layout}
      data-selecting={selection.ids.length > 0}
    >
      {chunks.map((chunk) => (
        <div
          key={chunk}
          role="presentation"
          class={styles.chunk}
          data-chunk={chunk}
          style={{ blockSize: isNear(chunk) ? null : `${String(heightOf(chunk, items.length))}px` }}
        >
          {isNear(chunk) &&
            items
              .slice(chunk * CHUNK, (chunk + 1) * CHUNK)
              .map((item, index) => row(item, chunk * CHUNK + index))}
        </div>
      ))}
    </div>
  );
}
