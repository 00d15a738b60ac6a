import type { PlacedHighlight } from '@/utils/annotation/highlight-segments';
import type { RenderedText, TextSpan } from '@/utils/article/rendered-text';

import { HighlightEnds } from './HighlightEnds';
import { SplitPoint } from './SplitPoint';
import type { Editing } from './use-editing';

interface TextHandlesProps {
  editing: Editing;
  /** The highlight in focus, if it has a place. */
  highlight: PlacedHighlight | undefined;
  rendered: RenderedText;
  frame: HTMLElement;
  /** Whether something is selected: then it is what is worked on. */
  isSelecting: boolean;
  /** Where the highlight would be, while its ends are moved; null when it stays as it was. */
  onMove: (span: TextSpan | null) => void;
  onDone: (span: TextSpan) => void;
  onSplit: () => void;
}

/** What is moved in the text: the line by which a highlight is split, or the ends of the one in focus. Pictures have neither. */
export function TextHandles(props: TextHandlesProps) {
  const { editing, highlight, rendered, frame, isSelecting, onMove, onDone, onSplit } = props;
  if (editing.splitting)
    return (
      <SplitPoint
        {...editing.splitting}
        rendered={rendered}
        frame={frame}
        onMove={editing.moveSplit}
        onSplit={onSplit}
        onCancel={editing.cancel}
      />
    );
  if (!highlight || highlight.picture !== undefined || isSelecting) return null;
  return (
    <HighlightEnds
      key={highlight.id}
      highlight={highlight}
      rendered={rendered}
      frame={frame}
      onMove={onMove}
      onDone={onDone}
    />
  );
}
