import { X } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

import { i18n } from '#i18n';

import styles from './Drawer.module.css';
import { IconButton } from './IconButton';
import { ToastRegion } from './Toast';
import { useModal } from './use-modal';

interface DrawerProps {
  title: string;
  onClose: () => void;
  children: ComponentChildren;
}

/** What stands beside the page where there is room, over its edge where there is none; open as long as it is mounted. */
export function Drawer({ title, onClose, children }: DrawerProps) {
  const dialog = useModal();
  const id = useId();
  return (
    <dialog
      ref={dialog}
      class={styles.drawer}
      aria-labelledby={id}
      onClose={onClose}
      onMouseDown={(event) => {
        if (event.target === dialog.current) dialog.current?.close();
      }}
    >
      <div class={styles.content}>
        <header class={styles.head}>
          <h2 id={id}>{title}</h2>
          <IconButton
            icon={X}
            label={i18n.t('ui.close')}
            onClick={() => {
              dialog.current?.close();
            }}
          />
        </header>
        {children}
      </div>
      {/* What lies under a modal dialog can't be reached, nor heard. */}
      <ToastRegion />
    </dialog>
  );
}
