import type { PlacedHighlight } from '@/utils/annotation/highlight-segments';
import type { RenderedText } from '@/utils/article/rendered-text';

import { TextHandle } from './TextHandle';

interface SplitPointProps {
  highlight: PlacedHighlight;
  at: number;
  rendered: RenderedText;
  frame: HTMLElement;
  onMove: (to: number) => void;
  onSplit: () => void;
  onCancel: () => void;
}

/** Code units of the words on each side that are told. */
const TOLD = 24;

/** The line by which a highlight is to be split: it is dragged, or moved by keys; Enter splits. */
export function SplitPoint({ highlight, at, rendered, frame, onMove, onSplit, onCancel }: SplitPointProps) {
  const { start, end } = highlight;
  const before = rendered.text.slice(Math.max(start, at - TOLD), at);
  const after = rendered.text.slice(at, Math.min(end, at + TOLD));
  const moveTo = (to: number): void => {
    onMove(Math.min(end - 1, Math.max(start + 1, to)));
  };
  return (
    <TextHandle
      place="split"
      offset={at}
      bounds={{ start: start + 1, end: end - 1 }}
      words={`${before} | ${after}`}
      color={highlight.color}
      rendered={rendered}
      frame={frame}
      takesFocus
      onMove={moveTo}
      onDrop={(to) => {
        if (to !== null) moveTo(to);
      }}
      onEnter={onSplit}
      onEscape={onCancel}
    />
  );
}
