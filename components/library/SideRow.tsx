import { Ellipsis } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';

import { Menu } from '@/components/ui/Menu';
import { numberWords } from '@/components/ui/number-words';

import styles from './SideRow.module.css';

interface SideRowProps {
  hash: string;
  isCurrent: boolean;
  /** The number at its end; null where there is none, or where it isn't known yet. */
  count: number | null;
  /** What stands before the link. */
  handle?: ComponentChildren;
  /** Its name. */
  children: ComponentChildren;
  menuLabel: string;
  /** What is in its menu. */
  menu: ComponentChildren;
  /** Keys that are pressed while the focus is on the link. */
  keys: Record<string, () => void>;
  'data-tag'?: string;
  'data-search'?: string;
}

/** A link beside the list with what can be done with it: by its menu, or by keys while it has the focus. */
export function SideRow(props: SideRowProps) {
  const { hash, isCurrent, count, handle, children, menuLabel, menu, keys, ...data } = props;
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const wasOpen = useRef(false);
  return (
    <div class={styles.row} {...data}>
      {handle}
      <a
        href={hash}
        aria-current={isCurrent ? 'true' : undefined}
        aria-keyshortcuts={Object.keys(keys).join(' ')}
        onKeyDown={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return;
          const action = keys[event.altKey ? `Alt+${event.key}` : event.key];
          if (!action) return;
          event.preventDefault();
          event.stopPropagation();
          // A key that is held would go on with the next row.
          if (!event.repeat) action();
        }}
      >
        {children}
        {count !== null && <small>{numberWords(count)}</small>}
      </a>
      <button
        ref={button}
        type="button"
        class={styles.more}
        title={menuLabel}
        aria-label={menuLabel}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onPointerDown={() => {
          wasOpen.current = isOpen;
        }}
        onClick={() => {
          // Pressing outside of a menu closes it, and its button is outside.
          setOpen(!wasOpen.current);
          wasOpen.current = false;
        }}
      >
        <Ellipsis size={16} aria-hidden="true" />
      </button>
      {isOpen && button.current && (
        <Menu
          label={menuLabel}
          anchor={button.current}
          onClose={() => {
            setOpen(false);
          }}
        >
          {menu}
        </Menu>
      )}
    </div>
  );
}
