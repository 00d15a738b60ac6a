import { X } from 'lucide-preact';
import { useId } from 'preact/hooks';

import { i18n } from '#i18n';
import { IconButton } from '@/components/ui/IconButton';
import { ToastRegion } from '@/components/ui/Toast';
import { useModal } from '@/components/ui/use-modal';

import { AnnotationList, type AnnotationListProps } from './AnnotationList';
import styles from './AnnotationPanel.module.css';

interface AnnotationPanelProps extends AnnotationListProps {
  onClose: () => void;
}

/** Notes and highlights beside the article. */
export function AnnotationPanel({ onClose, ...list }: AnnotationPanelProps) {
  const id = useId();
  return (
    <aside class={styles.panel} aria-labelledby={id}>
      <Head id={id} onClose={onClose} />
      <AnnotationList {...list} />
    </aside>
  );
}

/** The same over the article, where the window has no room beside it: a modal dialog. */
export function AnnotationSheet({ onClose, ...list }: AnnotationPanelProps) {
  const dialog = useModal();
  const id = useId();
  const close = (): void => {
    dialog.current?.close();
  };
  return (
    <dialog
      ref={dialog}
      class={styles.sheet}
      aria-labelledby={id}
      onClose={onClose}
      onMouseDown={(event) => {
        if (event.target === dialog.current) close();
      }}
    >
      <div class={styles.content}>
        <Head id={id} onClose={close} />
        <AnnotationList {...list} />
      </div>
      {/* What lies outside a modal dialog can't be clicked: neither can its undo. */}
      <ToastRegion />
    </dialog>
  );
}

function Head({ id, onClose }: { id: string; onClose: () => void }) {
  return (
    <header class={styles.head}>
      <h2 id={id}>{i18n.t('annotation.panelName')}</h2>
      <IconButton icon={X} label={i18n.t('ui.close')} onClick={onClose} />
    </header>
  );
}
