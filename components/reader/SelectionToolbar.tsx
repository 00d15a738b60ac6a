import { MessageSquareText } from 'lucide-preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

import { i18n } from '#i18n';
import { type HighlightColor, HIGHLIGHT_COLORS } from '@/utils/annotation/annotation';

import styles from './SelectionToolbar.module.css';

interface SelectionToolbarProps {
  range: Range;
  /** The column of text, beside which there is room. */
  column: HTMLElement;
  onHighlight: (color: HighlightColor) => void;
  onNote: () => void;
}

/** Room that the toolbar takes beside the column, pixels. */
const ROOM = 64;

/** Colours and a note for what is selected: beside the text where its parent has room, else at the window's foot. */
export function SelectionToolbar({ range, column, onHighlight, onNote }: SelectionToolbarProps) {
  const toolbar = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = toolbar.current;
    if (!element) return;
    const text = range.getBoundingClientRect();
    const { left, right } = column.getBoundingClientRect();
    const area = element.parentElement?.getBoundingClientRect() ?? column.getBoundingClientRect();
    const isBeside = area.right - right >= ROOM || left - area.left >= ROOM;
    element.dataset.place = isBeside ? 'beside' : 'foot';
    if (!isBeside) return;
    const isRight = area.right - right >= ROOM;
    const top = Math.min(Math.max(text.top, area.top + 8), area.bottom - element.offsetHeight - 8);
    element.style.top = `${String(top)}px`;
    element.style.left = `${String(isRight ? right + 12 : left - element.offsetWidth - 12)}px`;
  }, [range]);

  return (
    <div
      ref={toolbar}
      class={styles.toolbar}
      role="toolbar"
      aria-label={i18n.t('annotation.toolbar')}
      onMouseDown={(event) => {
        // A click on a button must not take the selection away before it is used.
        event.preventDefault();
      }}
      onKeyDown={(event) => {
        const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
        if (step === undefined) return;
        event.preventDefault();
        const buttons = [...event.currentTarget.querySelectorAll('button')];
        const index = buttons.findIndex((button) => button === document.activeElement);
        buttons[(index + step + buttons.length) % buttons.length]?.focus();
      }}
    >
      {HIGHLIGHT_COLORS.map((color) => (
        <button
          key={color}
          type="button"
          data-color={color}
          aria-label={i18n.t(`annotation.colors.${color}`)}
          title={i18n.t(`annotation.colors.${color}`)}
          onClick={() => {
            onHighlight(color);
          }}
        >
          <span aria-hidden="true">{i18n.t('annotation.sample')}</span>
        </button>
      ))}
      <button
        type="button"
        aria-label={i18n.t('annotation.addNote')}
        title={i18n.t('annotation.addNote')}
        onClick={onNote}
      >
        <MessageSquareText size={18} aria-hidden="true" />
      </button>
    </div>
  );
}
