import type { LucideIcon } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { useId, useRef } from 'preact/hooks';

import { Button } from './Button';
import styles from './Popover.module.css';

interface PopoverProps {
  icon: LucideIcon;
  /** What opens there: the button's accessible name begins with it. */
  label: string;
  /** Words on the button, if any, beside its icon. */
  text?: string;
  children: ComponentChildren;
}

/** Pixels: narrow enough for the narrowest window. */
const WIDTH = 304;
/** Pixels between the button and what it opens, and at least to the edge of the window. */
const GAP = 6;

/** A button that opens a small panel below itself. Escape and a click elsewhere close it. */
export function Popover({ icon, label, text, children }: PopoverProps) {
  const id = useId();
  const anchor = useRef<HTMLSpanElement>(null);
  return (
    <span ref={anchor}>
      <Button
        variant="quiet"
        icon={icon}
        title={label}
        aria-label={text === undefined ? label : `${label}: ${text}`}
        popovertarget={id}
      >
        {text !== undefined && <span data-text="">{text}</span>}
      </Button>
      <div
        id={id}
        popover="auto"
        class={styles.popover}
        role="dialog"
        aria-label={label}
        onBeforeToggle={({ newState, currentTarget }) => {
          if (newState === 'open' && anchor.current) place(currentTarget, anchor.current);
        }}
      >
        {children}
      </div>
    </span>
  );
}

/** CSS can't place it yet: anchor positioning is missing in Firefox before 147. */
function place(panel: HTMLElement, anchor: HTMLElement): void {
  const button = anchor.getBoundingClientRect();
  const isRightToLeft = getComputedStyle(anchor).direction === 'rtl';
  const left = isRightToLeft ? button.left : button.right - WIDTH;
  panel.style.inlineSize = `${String(WIDTH)}px`;
  panel.style.left = `${String(Math.max(GAP, Math.min(left, innerWidth - WIDTH - GAP)))}px`;
  panel.style.top = `${String(button.bottom + GAP)}px`;
}
