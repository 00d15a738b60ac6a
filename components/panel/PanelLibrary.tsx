import type { ComponentType } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

import { useLibrary } from '@/components/hooks/use-library';
import { windowKeeping } from '@/components/hooks/window-keeping';
import type { App } from '@/components/library/App';
import { LibraryFailure } from '@/components/library/LibraryFailure';
import { articleAt } from '@/utils/annotation/article-place';
import { keepCatalog } from '@/utils/library/keep-catalog';
import { keepIndex } from '@/utils/library/keep-index';

interface PanelLibraryProps {
  saveShortcut: string | null;
  /** Opens an address of the library page, from its `#` on, in a tab. */
  onOpen: (hash: string) => void;
}

/** The library's lists in the panel. They are loaded once they are wanted; what is opened from them opens in a tab. */
export function PanelLibrary({ saveShortcut, onOpen }: PanelLibraryProps) {
  const library = useLibrary();
  const [Library, setLibrary] = useState<ComponentType<Parameters<typeof App>[0]> | null>(null);
  const [failure, setFailure] = useState<{ error: unknown } | null>(null);
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    import('@/components/library/App').then(
      (loaded) => {
        setLibrary(() => loaded.App);
      },
      (error: unknown) => {
        setFailure({ error });
      },
    );
  }, []);
  useEffect(() => keepIndex(library, windowKeeping()), [library]);
  useEffect(() => keepCatalog(library, navigator.locks, windowKeeping().pause), [library]);
  useLayoutEffect(() => keepToLists(onOpen), []);
  useLayoutEffect(() => (frame.current ? openInTabs(frame.current, onOpen) : undefined), []);
  return (
    <div ref={frame}>
      {Library ? (
        <Library saveShortcut={saveShortcut} onReadLink={() => Promise.resolve(false)} />
      ) : failure ? (
        <LibraryFailure error={failure.error} />
      ) : (
        <main aria-busy="true" />
      )}
    </div>
  );
}

/** Takes the address back to the list before the lists hear that it leads to an article. Returns what ends it. */
function keepToLists(onOpen: (hash: string) => void): () => void {
  const abort = new AbortController();
  addEventListener(
    'hashchange',
    (event) => {
      const { hash } = location;
      const [path = '', query = ''] = hash.slice(1).split('?', 2);
      if (!articleAt(path, new URLSearchParams(query))) return;
      event.stopImmediatePropagation();
      onOpen(hash);
      location.replace(new URL(event.oldURL).hash || '#/');
    },
    { signal: abort.signal },
  );
  return () => {
    abort.abort();
  };
}

/** Links that the reader opens in another tab lead to the library page there, not to the panel. Returns what ends it. */
function openInTabs(frame: HTMLElement, onOpen: (hash: string) => void): () => void {
  const abort = new AbortController();
  const open = (event: MouseEvent): void => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const isElsewhere = event.button === 1 || event.ctrlKey || event.metaKey;
    if (!isElsewhere || link?.getAttribute('href')?.startsWith('#') !== true) return;
    event.preventDefault();
    event.stopPropagation();
    onOpen(link.hash);
  };
  frame.addEventListener('click', open, { capture: true, signal: abort.signal });
  frame.addEventListener('auxclick', open, { capture: true, signal: abort.signal });
  return () => {
    abort.abort();
  };
}
