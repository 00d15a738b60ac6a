import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

import { useLibrary } from '@/components/hooks/use-library';
import type { Article } from '@/utils/article/article';
import type { RenderedText } from '@/utils/article/rendered-text';
import { setProgress } from '@/utils/library/update-article';

/** What counts as a line of reading: where the eye is in it says how far one has read. */
const BLOCKS = 'p, li, h2, h3, h4, blockquote, figure, pre, tr';
/** How long scrolling must rest before the place is stored. */
const REST_MS = 400;

/**
 * How far the article was read, 0 to 1, as a place in its text, which another window width doesn't shift. Goes to the stored
 * place first; stores the place as the reader scrolls, and at the end whatever wasn't stored yet.
 */
export function useReadingProgress(
  article: Article,
  scroller: RefObject<HTMLElement>,
  root: HTMLElement | null,
  rendered: RenderedText | null,
): number {
  const library = useLibrary();
  const [progress, setShown] = useState(article.progress);
  const unstored = useRef<number | null>(null);
  useEffect(() => {
    const box = scroller.current;
    if (!box || !root || !rendered) return;
    const abort = new AbortController();
    const { signal } = abort;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const store = (): void => {
      clearTimeout(timer);
      if (unstored.current !== null) void setProgress(library, article.id, unstored.current);
      unstored.current = null;
    };
    goTo(box, root, rendered, article.progress);
    box.addEventListener(
      'scroll',
      () => {
        const read = placeIn(box, root, rendered);
        setShown(read);
        unstored.current = read;
        clearTimeout(timer);
        timer = setTimeout(store, REST_MS);
      },
      { signal, passive: true },
    );
    addEventListener('pagehide', store, { signal });
    return () => {
      store();
      abort.abort();
    };
  }, [root, rendered]);
  return progress;
}

function placeIn(box: HTMLElement, root: HTMLElement, { text, offsetOf }: RenderedText): number {
  if (box.scrollTop + box.clientHeight >= box.scrollHeight - 4) return 1;
  if (box.scrollTop <= 4) return 0;
  const { top } = box.getBoundingClientRect();
  const block = [...root.querySelectorAll(BLOCKS)].find((one) => one.getBoundingClientRect().bottom > top);
  if (!block || text === '') return 0;
  const rect = block.getBoundingClientRect();
  const start = offsetOf(block, 0);
  const end = offsetOf(block, block.childNodes.length);
  const share = rect.height === 0 ? 0 : Math.min(1, Math.max(0, (top - rect.top) / rect.height));
  return (start + (end - start) * share) / text.length;
}

function goTo(box: HTMLElement, root: HTMLElement, { text, offsetOf }: RenderedText, progress: number): void {
  if (progress <= 0 || progress >= 1) return;
  const offset = progress * text.length;
  const block = [...root.querySelectorAll(BLOCKS)].find(
    (one) => offsetOf(one, one.childNodes.length) >= offset,
  );
  if (!block) return;
  const rect = block.getBoundingClientRect();
  const start = offsetOf(block, 0);
  const end = offsetOf(block, block.childNodes.length);
  const share = end === start ? 0 : (offset - start) / (end - start);
  box.scrollTop += rect.top - box.getBoundingClientRect().top + rect.height * share;
}
