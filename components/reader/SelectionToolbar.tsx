import {
  Copy,
  type LucideIcon,
  Merge,
  MessageSquareText,
  Palette,
  Quote,
  Redo2,
  Scissors,
  Tag,
  Trash2,
  Undo2,
} from 'lucide-preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

import { i18n } from '#i18n';
import type { HighlightColor } from '@/utils/annotation/annotation';
import type { NamedColor } from '@/utils/annotation/color-preferences';

import { type Box, placeToolbar } from './place-toolbar';
import styles from './SelectionToolbar.module.css';

interface SelectionToolbarProps {
  /** What is selected, text or a picture; the toolbar stands beside it. */
  range: Range;
  /** The column of text, and the part of the window in which it shows. */
  column: Element;
  area: Element;
  /** The colours offered, in the reader's order. */
  colors: NamedColor[];
  /** The colour used last: its button is reached first. */
  lastColor: HighlightColor;
  /** The colour that it has already; null for what isn't highlighted yet. */
  ownColor?: HighlightColor | null;
  /** Whether it takes the focus: the reader came by keyboard. */
  takesFocus?: boolean;
  /** Whether handles stand at its ends, which the toolbar leaves free. */
  hasEnds?: boolean;
  onHighlight: (color: HighlightColor) => void;
  onNote: () => void;
  /** Missing where there are no words to be copied. */
  onCopy?: (() => void) | undefined;
  /** Copies it with the reference to its article. */
  onCite?: (() => void) | undefined;
  /** Opens what says what the colours mean; where there is no such thing, there is no button. */
  onColors?: () => void;
  onTag?: () => void;
  /** For a selection in a highlight, and for one that touches several. */
  onSplit?: (() => void) | undefined;
  onMerge?: (() => void) | undefined;
  /** For a highlight that is there. */
  onDelete?: (() => void) | undefined;
  /** For what was done before, where it can be undone here; null where there is nothing of it now. */
  onUndo?: (() => void) | null;
  onRedo?: (() => void) | null;
  onClose: () => void;
}

/**
 * Colours, a note and a copy for what is selected, or highlighted already. A toolbar with one tab stop and arrow keys between its buttons (WAI-ARIA
 * Authoring Practices, "Toolbar"). It asks nothing of the page around it, so it can stand in a shadow root as well.
 */
export function SelectionToolbar({
  range,
  column,
  area,
  colors,
  lastColor,
  ownColor = null,
  takesFocus = false,
  hasEnds = false,
  onHighlight,
  onNote,
  onCopy,
  onCite,
  onColors,
  onTag,
  onSplit,
  onMerge,
  onDelete,
  onUndo,
  onRedo,
  onClose,
}: SelectionToolbarProps) {
  const toolbar = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (takesFocus)
      toolbar.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus({ preventScroll: true });
  }, [takesFocus]);
  useLayoutEffect(() => {
    const element = toolbar.current;
    if (!element) return;
    const isVertical = getComputedStyle(column).writingMode !== 'horizontal-tb';
    const withEnds = (box: DOMRect): Box => (hasEnds ? widened(box, isVertical) : box);
    const place = (): void => {
      // As a row with all of the window to itself, which a narrow one has in several.
      delete element.dataset.direction;
      element.style.left = '0';
      const { offsetWidth, offsetHeight } = element;
      const size = {
        length: Math.max(offsetWidth, offsetHeight),
        breadth: Math.min(offsetWidth, offsetHeight),
      };
      const { left, top, direction } = placeToolbar(
        withEnds(range.getBoundingClientRect()),
        isVertical ? withEnds(column.getBoundingClientRect()) : column.getBoundingClientRect(),
        boxInWindow(area),
        size,
      );
      element.dataset.direction = direction;
      element.ariaOrientation = direction === 'column' ? 'vertical' : 'horizontal';
      element.style.left = `${String(left)}px`;
      element.style.top = `${String(top)}px`;
    };
    place();
    const abort = new AbortController();
    const { signal } = abort;
    addEventListener('scroll', place, { signal, capture: true, passive: true });
    addEventListener('resize', place, { signal });
    return () => {
      abort.abort();
    };
  }, [range, column, area, hasEnds]);

  const first = colors.some(({ color }) => color === lastColor) ? lastColor : colors[0]?.color;
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
        if (event.key === 'Escape') {
          event.preventDefault();
          onClose();
        }
        moveFocus(event);
      }}
    >
      {colors.map(({ color, name }) => (
        <button
          key={color}
          type="button"
          tabIndex={color === first ? 0 : -1}
          data-color={color}
          aria-pressed={ownColor === null ? undefined : color === ownColor}
          aria-label={name}
          title={name}
          onClick={() => {
            onHighlight(color);
          }}
        >
          <span aria-hidden="true">{i18n.t('annotation.sample')}</span>
        </button>
      ))}
      {onColors && tool(Palette, i18n.t('colors.open'), onColors)}
      {onCopy && tool(Copy, i18n.t('annotation.copy'), onCopy)}
      {onCite && tool(Quote, i18n.t('cite.copyQuote'), onCite)}
      {onSplit && tool(Scissors, i18n.t('annotation.split.do'), onSplit)}
      {onMerge && tool(Merge, i18n.t('annotation.merge.do'), onMerge)}
      {onUndo !== undefined && tool(Undo2, i18n.t('annotation.undo'), onUndo)}
      {onRedo !== undefined && tool(Redo2, i18n.t('annotation.redo'), onRedo)}
      {onTag && tool(Tag, i18n.t('annotation.addTag'), onTag)}
      {onDelete && tool(Trash2, i18n.t('annotation.delete'), onDelete)}
      {tool(MessageSquareText, i18n.t('annotation.addNote'), onNote)}
    </div>
  );
}

/** A button that has nothing to do stays where it is, and keeps the focus. */
function tool(Icon: LucideIcon, label: string, onClick: (() => void) | null) {
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={label}
      aria-disabled={onClick === null}
      title={label}
      onClick={onClick ?? undefined}
    >
      <Icon size={18} aria-hidden="true" />
    </button>
  );
}

/** Pixels by which a handle stands out of its line, to either side. */
const HANDLE = 12;

function widened({ left, top, right, bottom }: Box, isVertical: boolean): Box {
  const [byX, byY] = isVertical ? [HANDLE, 0] : [0, HANDLE];
  return { left: left - byX, top: top - byY, right: right + byX, bottom: bottom + byY };
}

const STEPS: Partial<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

function moveFocus(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const index = buttons.findIndex((button) => button === event.target);
  const step = STEPS[event.key];
  const target =
    event.key === 'Home' ? 0 : event.key === 'End' ? -1 : step === undefined ? null : index + step;
  if (target === null) return;
  event.preventDefault();
  buttons.at(target % buttons.length)?.focus();
}

/** The part of an element that is in the window. */
function boxInWindow(element: Element): Box {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  return {
    left: Math.max(0, left),
    top: Math.max(0, top),
    right: Math.min(innerWidth, right),
    bottom: Math.min(innerHeight, bottom),
  };
}
