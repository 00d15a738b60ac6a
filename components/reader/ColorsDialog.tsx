import { ArrowDown, ArrowUp, GripVertical, Plus, X } from 'lucide-preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

import { i18n } from '#i18n';
import { useLibrary } from '@/components/hooks/use-library';
import { useLiveQuery } from '@/components/hooks/use-live-query';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { IconButton } from '@/components/ui/IconButton';
import { type HighlightColor, HIGHLIGHT_COLORS } from '@/utils/annotation/annotation';
import {
  type ColorPreferences,
  withColorMoved,
  withColorNamed,
  withNextColor,
  withoutColor,
} from '@/utils/annotation/color-preferences';
import { countByColor } from '@/utils/library/count-by-color';

import styles from './ColorsDialog.module.css';
import { useColors } from './use-colors';
import { useDragOrder } from './use-drag-order';

/** What was done last, in words; what it took away can be had back. */
interface Done {
  words: string;
  before: ColorPreferences | null;
}

/** The colours of highlights: what each means, their order, and which are offered. Every change is kept as it is made. */
export function ColorsDialog({ onClose }: { onClose: () => void }) {
  const library = useLibrary();
  const { offered, preferences, nameOf, change } = useColors();
  const counts = useLiveQuery(() => countByColor(library), []);
  const [done, setDone] = useState<Done | null>(null);
  /** What has the focus when the list has changed under it. */
  const wanted = useRef<string | null>(null);
  const content = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (wanted.current === null) return;
    content.current?.querySelector<HTMLElement>(wanted.current)?.focus();
    wanted.current = null;
  });

  const move = (color: HighlightColor, by: number): void => {
    const moved = withColorMoved(preferences, color, by);
    change(moved);
    const place = String(moved.order.indexOf(color) + 1);
    const words = i18n.t('colors.moved', [nameOf(color), place, String(moved.order.length)]);
    setDone({ words, before: null });
  };
  const step = (color: HighlightColor, by: 1 | -1): void => {
    const place = preferences.order.indexOf(color) + by;
    const isAtEnd = place === (by > 0 ? preferences.order.length - 1 : 0);
    wanted.current = `[data-color=${color}] [data-by='${String(isAtEnd ? -by : by)}']`;
    move(color, by);
  };
  const list = useRef<HTMLOListElement>(null);
  const dragging = useDragOrder(list, (from, to) => {
    const color = preferences.order[from];
    if (color) move(color, to - from);
  });
  const remove = (color: HighlightColor): void => {
    wanted.current = '[data-undo] button';
    change(withoutColor(preferences, color));
    const count = (counts.state === 'ready' ? counts.value.get(color) : undefined) ?? 0;
    setDone({ words: i18n.t('colors.removed', count, [nameOf(color), String(count)]), before: preferences });
  };
  const add = (): void => {
    const more = withNextColor(preferences);
    wanted.current = `[data-color=${more.order.at(-1) ?? ''}] input`;
    change(more);
    setDone(null);
  };

  return (
    <Dialog title={i18n.t('colors.title')} onClose={onClose}>
      <div ref={content} class={styles.content}>
        <p class={styles.advice}>{i18n.t('colors.advice')}</p>
        <ol ref={list} class={styles.list} data-dragging={dragging.dragged !== null || undefined}>
          {offered.map(({ color, name }, index) => (
            <li
              key={color}
              data-color={color}
              data-dragged={dragging.dragged === index || undefined}
              style={{ translate: `0 ${String(dragging.shiftOf(index))}px` }}
            >
              {/* Whoever doesn't drag has the buttons. */}
              <span
                class={styles.handle}
                aria-hidden="true"
                data-handle=""
                title={i18n.t('colors.drag')}
                onPointerDown={(event) => {
                  dragging.begin(index, event);
                }}
              >
                <GripVertical size={16} />
                <span class={styles.sample}>{i18n.t('annotation.sample')}</span>
              </span>
              <NameField
                color={color}
                name={name}
                onName={(given) => {
                  const isOwn = given.trim() !== i18n.t(`annotation.meanings.${color}`);
                  change(withColorNamed(preferences, color, isOwn ? given : ''));
                }}
              />
              <IconButton
                icon={ArrowUp}
                data-by="-1"
                label={i18n.t('colors.moveUp', [name])}
                disabled={index === 0}
                onClick={() => {
                  step(color, -1);
                }}
              />
              <IconButton
                icon={ArrowDown}
                data-by="1"
                label={i18n.t('colors.moveDown', [name])}
                disabled={index === offered.length - 1}
                onClick={() => {
                  step(color, 1);
                }}
              />
              <IconButton
                icon={X}
                label={i18n.t('colors.remove', [name])}
                disabled={offered.length === 1}
                onClick={() => {
                  remove(color);
                }}
              />
            </li>
          ))}
        </ol>
        {offered.length < HIGHLIGHT_COLORS.length && (
          <Button variant="quiet" icon={Plus} onClick={add}>
            {i18n.t('colors.add')}
          </Button>
        )}
        <div class={styles.done} data-undo="">
          <p role="status">{done?.words}</p>
          {done?.before && (
            <Button
              onClick={() => {
                if (done.before) change(done.before);
                wanted.current = `li:last-child input`;
                setDone(null);
              }}
            >
              {i18n.t('annotation.undo')}
            </Button>
          )}
        </div>
      </div>
    </Dialog>
  );
}

interface NameFieldProps {
  color: HighlightColor;
  name: string;
  onName: (name: string) => void;
}

/** The name of a colour, kept as it is typed. Left empty, it is the one that the language gives. */
function NameField({ color, name, onName }: NameFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <input
      type="text"
      dir="auto"
      maxLength={40}
      aria-label={i18n.t('colors.nameOf', [i18n.t(`annotation.colors.${color}`)])}
      value={typed ?? name}
      onInput={({ currentTarget: { value } }) => {
        setTyped(value);
        onName(value);
      }}
      onBlur={() => {
        setTyped(null);
      }}
    />
  );
}
