import { useMemo, useState } from 'preact/hooks';

import { i18n } from '#i18n';
import { Button } from '@/components/ui/Button';
import type { PlacedHighlight } from '@/utils/annotation/highlight-segments';
import { splitSpan } from '@/utils/annotation/split-span';
import { renderedText } from '@/utils/article/rendered-text';

import { offsetAtPoint } from './offset-at-point';
import { SplitPoint } from './SplitPoint';
import styles from './SplitQuote.module.css';

export interface SplitQuoteProps {
  /** The words that the highlight covers, and where it is to be split: an offset of these. */
  words: string;
  at: number;
  onMove: (to: number) => void;
  onSplit: () => void;
  onCancel: () => void;
}

/** A highlight's quote in which the reader chooses where it is split: by dragging the line, by a click, or by keys. */
export function SplitQuote(
  props: SplitQuoteProps & Pick<PlacedHighlight, 'id' | 'color'> & { lang: string | null },
) {
  const { words, at, lang, id, color, onMove, onSplit, onCancel } = props;
  const [frame, setFrame] = useState<HTMLElement | null>(null);
  const [quote, setQuote] = useState<HTMLElement | null>(null);
  const rendered = useMemo(() => quote && renderedText(quote), [quote, words]);
  const whole = { start: 0, end: words.length };
  return (
    <div
      class={styles.split}
      role="group"
      aria-label={i18n.t('annotation.split.do')}
      onKeyDown={({ key }) => {
        if (key === 'Escape') onCancel();
      }}
    >
      <div ref={setFrame} class={styles.frame}>
        <pre
          ref={setQuote}
          lang={lang ?? undefined}
          dir="auto"
          onClick={({ clientX, clientY }) => {
            const to = rendered && offsetAtPoint(rendered, clientX, clientY);
            if (to !== null) onMove(to);
          }}
        >
          {words}
        </pre>
        {rendered && frame && (
          <SplitPoint
            highlight={{ ...whole, id, color, isChanged: false }}
            at={at}
            rendered={rendered}
            frame={frame}
            onMove={onMove}
            onSplit={onSplit}
            onCancel={onCancel}
          />
        )}
      </div>
      <p class={styles.actions}>
        <Button variant="quiet" onClick={onCancel}>
          {i18n.t('annotation.place.cancel')}
        </Button>
        <Button variant="primary" disabled={splitSpan(words, whole, at) === null} onClick={onSplit}>
          {i18n.t('annotation.split.here')}
        </Button>
      </p>
    </div>
  );
}
