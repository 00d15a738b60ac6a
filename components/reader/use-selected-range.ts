import { useEffect, useState } from 'preact/hooks';

/** What is selected inside an element; null while nothing is, or while the mouse still draws the selection. */
export function useSelectedRange(root: HTMLElement | null): Range | null {
  const [range, setRange] = useState<Range | null>(null);
  useEffect(() => {
    if (!root) return;
    const abort = new AbortController();
    const { signal } = abort;
    let isDrawing = false;
    const read = (): void => {
      if (!isDrawing) setRange(selectedRange(root));
    };
    root.addEventListener('pointerdown', ({ pointerType }) => (isDrawing = pointerType === 'mouse'), {
      signal,
    });
    document.addEventListener(
      'pointerup',
      () => {
        isDrawing = false;
        read();
      },
      { signal },
    );
    document.addEventListener('selectionchange', read, { signal });
    // Words can be selected before anybody listens: the article is on the screen a moment earlier.
    read();
    return () => {
      abort.abort();
    };
  }, [root]);
  return range;
}

/** What is selected inside an element at this moment. */
export function selectedRange(root: HTMLElement): Range | null {
  const selection = document.getSelection();
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(root) || range.toString().trim() === '') return null;
  // A selection may begin in the headline or end beyond the text: only what is the article's can be marked.
  const inside = range.cloneRange();
  const all = document.createRange();
  all.selectNodeContents(root);
  if (inside.compareBoundaryPoints(Range.START_TO_START, all) < 0)
    inside.setStart(all.startContainer, all.startOffset);
  if (inside.compareBoundaryPoints(Range.END_TO_END, all) > 0) inside.setEnd(all.endContainer, all.endOffset);
  return inside.collapsed ? null : inside;
}
