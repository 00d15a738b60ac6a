import type { PlacedHighlight } from '@/utils/annotation/highlight-segments';
import type { RenderedText, TextSpan } from '@/utils/article/rendered-text';

import { TextHandle } from './TextHandle';

interface HighlightEndsProps {
  highlight: PlacedHighlight;
  rendered: RenderedText;
  /** What the handles are placed in: it scrolls with the text, or fills the window. */
  frame: HTMLElement;
  /** Brings a handle into view that keys have moved out of it. */
  onHidden?: (handle: HTMLElement) => void;
  /** Where the highlight would be, while its ends are moved; null when it stays as it was. */
  onMove: (span: TextSpan | null) => void;
  onDone: (span: TextSpan) => void;
}

type End = 'start' | 'end';

/** Handles at the ends of a highlight: they are dragged, or moved by keys and then set with Enter. */
export function HighlightEnds(props: HighlightEndsProps) {
  const { highlight, rendered, frame, onHidden, onMove, onDone } = props;
  const { start, end } = highlight;
  const moved = (which: End, to: number): TextSpan =>
    which === 'start' ? { start: Math.min(to, end - 1), end } : { start, end: Math.max(to, start + 1) };
  const stay = (): void => {
    onMove(null);
  };
  return (
    <>
      {(['start', 'end'] as const).map((which) => (
        <TextHandle
          key={which}
          place={which}
          offset={highlight[which]}
          bounds={
            which === 'start' ? { start: 0, end: end - 1 } : { start: start + 1, end: rendered.text.length }
          }
          words={wordsAt(rendered.text, highlight, which)}
          color={highlight.color}
          rendered={rendered}
          frame={frame}
          onHidden={onHidden}
          onMove={(to) => {
            onMove(moved(which, to));
          }}
          onDrop={(to) => {
            if (to === null) stay();
            else onDone(moved(which, to));
          }}
          onEnter={() => {
            onDone({ start, end });
          }}
          onEscape={stay}
          onBlur={stay}
        />
      ))}
    </>
  );
}

function wordsAt(text: string, { start, end }: TextSpan, which: End): string {
  return which === 'start'
    ? text.slice(start, Math.min(end, start + 24))
    : text.slice(Math.max(start, end - 24), end);
}
