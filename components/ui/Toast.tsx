import { signal } from '@preact/signals';
import { X } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';

import { i18n } from '#i18n';

import { Button } from './Button';
import { IconButton } from './IconButton';
import styles from './Toast.module.css';

export interface ToastMessage {
  message: string;
  /** What can be done about it: most often undo. */
  action?: { label: string; run: () => void };
}

/** How long it stays when nobody points at it or has the focus in it: long enough to reach undo by keyboard. */
const SHOWN_MS = 12_000;

const current = signal<(ToastMessage & { id: number }) | null>(null);
let shown = 0;

/** Tells the reader what was done, with a way to take it back. A new one takes the place of the last. */
export function showToast(toast: ToastMessage): void {
  shown += 1;
  current.value = { ...toast, id: shown };
}

/** Does what the toast that is shown offers: most often undo. */
export function runToastAction(): void {
  current.value?.action?.run();
  if (current.value?.action) closeToast();
}

/** Where toasts appear: once on a page. */
export function ToastRegion() {
  const toast = current.value;
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if (!toast || isHeld) return;
    const timer = setTimeout(closeToast, SHOWN_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [toast?.id, isHeld]);

  const hold = (): void => {
    setHeld(true);
  };
  const release = (): void => {
    setHeld(false);
  };
  return (
    <div class={styles.region} role="status">
      {toast && (
        <div
          key={toast.id}
          class={styles.toast}
          onMouseEnter={hold}
          onMouseLeave={release}
          onFocusIn={hold}
          onFocusOut={release}
        >
          <span>{toast.message}</span>
          {toast.action && (
            <Button variant="quiet" onClick={runToastAction}>
              {toast.action.label}
            </Button>
          )}
          <IconButton icon={X} label={i18n.t('ui.close')} onClick={closeToast} />
        </div>
      )}
    </div>
  );
}

/** Takes the toast away that is shown, if one is. */
export function closeToast(): void {
  current.value = null;
}
