import { Check, type LucideIcon } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

import styles from './Menu.module.css';

interface MenuProps {
  label: string;
  /** What opened it: it lies beside that, and the focus goes back there. */
  anchor: HTMLElement;
  onClose: () => void;
  /** `MenuItem`s and `MenuChoice`s. */
  children: ComponentChildren;
}

/** Pixels between the button and its menu, and at least to the edge of the window. */
const GAP = 4;
/** Which way keys go. */
const KEYS = { ArrowDown: 1, ArrowUp: -1 } as const;

/**
 * A menu as long as it is mounted (WAI-ARIA Authoring Practices, "Menu Button"): arrows, Home and End go through it; Escape, Tab
 * and a click elsewhere close it.
 */
export function Menu({ label, anchor, onClose, children }: MenuProps) {
  const menu = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = menu.current;
    if (!element) return;
    element.showPopover();
    place(element, anchor);
    itemsOf(element)[0]?.focus();
    const close = ({ newState }: ToggleEvent): void => {
      if (newState === 'closed') onClose();
    };
    element.addEventListener('toggle', close);
    return () => {
      element.removeEventListener('toggle', close);
    };
  }, []);
  return (
    <div
      ref={menu}
      popover="auto"
      role="menu"
      class={styles.menu}
      aria-label={label}
      onKeyDown={(event) => {
        if (event.key === 'Tab' || event.key === 'Escape') {
          if (event.key === 'Escape') event.preventDefault();
          event.stopPropagation();
          anchor.focus();
          menu.current?.hidePopover();
          return;
        }
        const items = menu.current ? itemsOf(menu.current) : [];
        const at = items.findIndex((item) => item === document.activeElement);
        const next =
          event.key === 'ArrowDown' || event.key === 'ArrowUp'
            ? items.at((at + KEYS[event.key] + items.length) % items.length)
            : event.key === 'Home'
              ? items[0]
              : event.key === 'End'
                ? items.at(-1)
                : undefined;
        if (!next) return;
        event.preventDefault();
        next.focus();
      }}
      onClickCapture={(event) => {
        // Before what it does: a dialog that it opens gives the focus back to the button.
        if (!(event.target instanceof Element) || !event.target.closest('[role^=menuitem]')) return;
        anchor.focus();
        menu.current?.hidePopover();
      }}
    >
      {children}
    </div>
  );
}

interface MenuItemProps {
  icon: LucideIcon;
  /** What it does. */
  text: string;
  /** The key that does the same outside of the menu. */
  keyName?: string;
  isDisabled?: boolean;
  onChoose: () => void;
}

/** Something that a menu does. */
export function MenuItem({ icon: Icon, text, keyName, isDisabled = false, onChoose }: MenuItemProps) {
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      class={styles.item}
      disabled={isDisabled}
      onClick={onChoose}
    >
      <Icon size={16} aria-hidden="true" />
      <span>{text}</span>
      {keyName !== undefined && <kbd aria-hidden="true">{keyName}</kbd>}
    </button>
  );
}

interface MenuChoiceProps<Value extends string> {
  label: string;
  values: readonly Value[];
  value: Value;
  nameOf: (value: Value) => string;
  /** What shows the value beside its name. */
  signOf: (value: Value) => ComponentChildren;
  onChoose: (value: Value) => void;
}

/** One of a few values, in a menu. */
export function MenuChoice<Value extends string>(props: MenuChoiceProps<Value>) {
  const { label, values, value, nameOf, signOf, onChoose } = props;
  return (
    <div role="group" class={styles.choice} aria-label={label}>
      <span aria-hidden="true">{label}</span>
      {values.map((one) => (
        <button
          key={one}
          type="button"
          role="menuitemradio"
          tabIndex={-1}
          class={styles.item}
          aria-checked={one === value}
          data-value={one}
          onClick={() => {
            onChoose(one);
          }}
        >
          {signOf(one)}
          <span>{nameOf(one)}</span>
          {one === value && <Check size={14} aria-hidden="true" />}
        </button>
      ))}
    </div>
  );
}

function itemsOf(menu: HTMLElement): HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>('[role^=menuitem]:enabled')];
}

/** CSS can't place it yet: anchor positioning is missing in Firefox before 147. */
function place(menu: HTMLElement, anchor: HTMLElement): void {
  const { top, bottom, left, right } = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = menu;
  const isRightToLeft = getComputedStyle(anchor).direction === 'rtl';
  const wanted = isRightToLeft ? right - width : left;
  const isBelow = bottom + GAP + height <= innerHeight - GAP || innerHeight - bottom >= top;
  menu.style.left = `${String(Math.max(GAP, Math.min(wanted, innerWidth - width - GAP)))}px`;
  menu.style.top = `${String(Math.max(GAP, isBelow ? Math.min(bottom + GAP, innerHeight - height - GAP) : top - GAP - height))}px`;
}
