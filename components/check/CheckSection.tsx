import type { ComponentType } from 'preact';
import { useId, useState } from 'preact/hooks';

import { i18n } from '#i18n';
import { Button } from '@/components/ui/Button';
import { showToast } from '@/components/ui/Toast';

import styles from './Check.module.css';

/** Offers to look whether the library is whole. What does so is loaded when it is wanted. */
export function CheckSection() {
  const id = useId();
  const [Dialog, setDialog] = useState<ComponentType<{ onClose: () => void }> | null>(null);
  const open = async (): Promise<void> => {
    try {
      const { CheckDialog } = await import('./CheckDialog');
      setDialog(() => CheckDialog);
    } catch (error) {
      showToast({ message: i18n.t('check.failed', [String(error)]) });
    }
  };
  return (
    <section class={styles.section} aria-labelledby={id}>
      <h3 id={id}>{i18n.t('check.title')}</h3>
      <p>{i18n.t('check.about')}</p>
      <Button data-check-library onClick={() => void open()}>
        {i18n.t('check.open')}
      </Button>
      {Dialog && (
        <Dialog
          onClose={() => {
            setDialog(null);
          }}
        />
      )}
    </section>
  );
}
