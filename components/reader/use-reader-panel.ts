import { useEffect, useState } from 'preact/hooks';

import { useMediaQuery } from '@/components/hooks/use-media-query';
import type { ArticlePlace } from '@/utils/annotation/article-place';
import { ALL_ANNOTATIONS, type AnnotationFilter } from '@/utils/search/filter-annotations';

/** The panel with notes and highlights, and what is looked for in it. */
export interface ReaderPanel {
  isOpen: boolean;
  /** Whether it stands beside the text; else it lies over it. */
  isBeside: boolean;
  setOpen: (isOpen: boolean) => void;
  /** Makes way for the text where it lies over it. */
  uncover: () => void;
  filter: AnnotationFilter;
  onFilter: (filter: AnnotationFilter) => void;
  /** The highlight that a note is to be written on now. */
  noteWanted: string | null;
  writeNoteOn: (annotationId: string) => void;
  /** Opens it with the focus on a highlight's quote. */
  enter: (annotationId: string) => void;
}

/** Room for the article at its measure with the panel beside it. */
const ROOM_FOR_PANEL = '(width >= 1000px)';

/** The panel of an article, open at first where there is room and something in it, or where a state is to be shown. */
export function useReaderPanel({ state = null }: ArticlePlace, isFilled: boolean): ReaderPanel {
  const isBeside = useMediaQuery(ROOM_FOR_PANEL);
  const [isOpen, setOpen] = useState(() => state !== null || (isBeside && isFilled));
  const [filter, onFilter] = useState({ ...ALL_ANNOTATIONS, state });
  const [noteWanted, setNoteWanted] = useState<string | null>(null);
  const [entered, setEntered] = useState<string | null>(null);

  useEffect(() => {
    if (entered === null) return;
    setEntered(null);
    document.querySelector<HTMLElement>(`[data-annotation-id='${entered}'] [data-quote]`)?.focus();
  }, [entered]);
  useEffect(() => {
    if (state === null) return;
    onFilter({ ...ALL_ANNOTATIONS, state });
    setOpen(true);
  }, [state]);

  return {
    isOpen,
    isBeside,
    setOpen,
    uncover: () => {
      if (!isBeside) setOpen(false);
    },
    filter,
    onFilter,
    noteWanted,
    writeNoteOn: (annotationId) => {
      setNoteWanted(annotationId);
      setOpen(true);
    },
    enter: (annotationId) => {
      setOpen(true);
      setEntered(annotationId);
    },
  };
}
