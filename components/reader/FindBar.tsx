import { ChevronDown, ChevronUp, X } from 'lucide-preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';

import { i18n } from '#i18n';
import { IconButton } from '@/components/ui/IconButton';
import { paintHighlights } from '@/utils/annotation/highlight-painter';
import type { RenderedText } from '@/utils/article/rendered-text';
import { findInText } from '@/utils/search/find-in-text';

import styles from './FindBar.module.css';

interface FindBarProps {
  rendered: RenderedText;
  onClose: () => void;
}

/** Finds words in the open article; in Chinese and Japanese any part of a word. */
export function FindBar({ rendered, onClose }: FindBarProps) {
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [index, setIndex] = useState(0);
  const ranges = useMemo(
    () =>
      findInText(rendered.text, typed)
        .map(({ start, end }) => rendered.rangeAt(start, end))
        .filter((range) => range !== null),
    [rendered, typed],
  );
  const current = ranges[index % Math.max(1, ranges.length)];

  useEffect(() => field.current?.focus(), []);
  useEffect(
    () =>
      paintHighlights(CSS.highlights, (...drawn) => new Highlight(...drawn), {
        found: ranges,
        'found-current': current ? [current] : [],
      }),
    [ranges, current],
  );
  useEffect(() => {
    current?.startContainer.parentElement?.scrollIntoView({ block: 'center' });
  }, [current]);

  const step = (by: number): void => {
    if (ranges.length > 0) setIndex((index + by + ranges.length) % ranges.length);
  };
  return (
    <search class={styles.bar}>
      <input
        ref={field}
        type="search"
        value={typed}
        aria-label={i18n.t('reader.find')}
        placeholder={i18n.t('reader.find')}
        onInput={({ currentTarget }) => {
          setTyped(currentTarget.value);
          setIndex(0);
        }}
        onKeyDown={(event) => {
          if (event.isComposing) return;
          if (event.key === 'Enter') step(event.shiftKey ? -1 : 1);
          if (event.key !== 'Escape') return;
          event.preventDefault();
          onClose();
        }}
      />
      <output>
        {typed !== '' &&
          (ranges.length === 0
            ? i18n.t('reader.notFound')
            : `${String((index % ranges.length) + 1)} / ${String(ranges.length)}`)}
      </output>
      <IconButton
        icon={ChevronUp}
        label={i18n.t('reader.findPrevious')}
        onClick={() => {
          step(-1);
        }}
      />
      <IconButton
        icon={ChevronDown}
        label={i18n.t('reader.findNext')}
        onClick={() => {
          step(1);
        }}
      />
      <IconButton icon={X} label={i18n.t('ui.close')} onClick={onClose} />
    </search>
  );
}
