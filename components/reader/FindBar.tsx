import { ChevronDown, ChevronUp, X } from 'lucide-preact';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';

import { i18n } from '#i18n';
import { IconButton } from '@/components/ui/IconButton';
import type { RenderedText } from '@/utils/article/rendered-text';
import { findInText } from '@/utils/search/find-in-text';

import styles from './FindBar.module.css';
import { usePaintedPlaces } from './use-painted-places';

interface FindBarProps {
  rendered: RenderedText;
  /** Brings a place into view. */
  onShow: (range: Range) => void;
  onClose: () => void;
}

/** Finds words in the open article; in Chinese and Japanese any part of a word. */
export function FindBar({ rendered, onShow, onClose }: FindBarProps) {
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [index, setIndex] = useState(0);
  const places = useMemo(() => findInText(rendered.text, typed), [rendered, typed]);
  usePaintedPlaces(rendered, places, places[index], onShow);

  // Before the next key arrives: it is meant for the field.
  useLayoutEffect(() => field.current?.focus(), []);

  const step = (by: number): void => {
    if (places.length > 0) setIndex((index + by + places.length) % places.length);
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
        {typed.trim() !== '' &&
          (places.length === 0
            ? i18n.t('reader.notFound')
            : i18n.t('reader.foundAt', [String(index + 1), String(places.length)]))}
      </output>
      <IconButton
        icon={ChevronUp}
        label={i18n.t('reader.findPrevious')}
        disabled={places.length === 0}
        onClick={() => {
          step(-1);
        }}
      />
      <IconButton
        icon={ChevronDown}
        label={i18n.t('reader.findNext')}
        disabled={places.length === 0}
        onClick={() => {
          step(1);
        }}
      />
      <IconButton icon={X} label={i18n.t('ui.close')} onClick={onClose} />
    </search>
  );
}
