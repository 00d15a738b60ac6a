import { useRef, useState } from 'preact/hooks';

import type { ReaderDialog } from './ReaderDialogs';

/** The dialog over the article. */
export interface DialogChoice {
  shown: ReaderDialog | null;
  /** What opens one of them. */
  open: (wanted: ReaderDialog) => () => void;
  close: () => void;
}

/** The dialogs over an article, and what is selected in it: to write in them takes the selection away. */
export function useReaderDialogs(selected: Range | null): DialogChoice {
  const [shown, setShown] = useState<ReaderDialog | null>(null);
  const waiting = useRef<Range | null>(null);
  return {
    shown,
    open: (wanted) => () => {
      waiting.current = wanted === 'colors' ? selected : null;
      setShown(wanted);
    },
    close: () => {
      if (waiting.current) select(waiting.current);
      setShown(null);
    },
  };
}

function select(range: Range): void {
  const selection = document.getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
}
