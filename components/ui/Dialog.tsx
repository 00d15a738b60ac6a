import { X } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';

import { i18n } from '#i18n';

import styles from './Dialog.module.css';
import { IconButton } from './IconButton';
import { useModal } from './use-modal';

interface DialogProps {
  title: string;
  onClose: () => void;
  children: ComponentChildren;
  /** Actions, the main one last. */
  footer?: ComponentChildren;
}

const FOCUSABLE = 'a[href], button, input, select, textarea, summary';

/** A native modal dialog, open as long as it is mounted. Escape and a click beside it close it. */
export function Dialog({ title, onClose, children, footer }: DialogProps) {
  const dialog = useModal();
  const id = useId();
  const body = useRef<HTMLDivElement>(null);
  /** Whether it is longer than the window and has nothing that takes the focus: then it does, to be scrolled by keys. */
  const [isScrolled, setScrolled] = useState(false);
  useLayoutEffect(() => {
    const element = body.current;
    if (!element) return;
    setScrolled(element.scrollHeight > element.clientHeight && !element.querySelector(FOCUSABLE));
  });
  return (
    <dialog
      ref={dialog}
      class={styles.dialog}
      aria-labelledby={id}
      onClose={onClose}
      onMouseDown={(event) => {
        if (event.target === dialog.current) dialog.current?.close();
      }}
    >
      <div class={styles.content}>
        <header class={styles.header}>
          <h2 id={id}>{title}</h2>
          <IconButton
            icon={X}
            label={i18n.t('ui.close')}
            onClick={() => {
              dialog.current?.close();
            }}
          />
        </header>
        <div
          ref={body}
          class={styles.body}
          {...(isScrolled && { tabIndex: 0, role: 'group', 'aria-labelledby': id })}
        >
          {children}
        </div>
        {footer !== undefined && <footer class={styles.footer}>{footer}</footer>}
      </div>
    </dialog>
  );
}
