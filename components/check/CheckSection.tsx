import { useId } from 'preact/hooks';

import { i18n } from '#i18n';
import { Button } from '@/components/ui/Button';
import { useLoadedDialog } from '@/components/ui/use-loaded-dialog';

import styles from './Check.module.css';

/** Offers to look whether the library is whole. What does so is loaded when it is wanted. */
export function CheckSection() {
  const id = useId();
  const { openDialog, dialog } = useLoadedDialog(
    async () => (await import('./CheckDialog')).CheckDialog,
    {},
    (error) => i18n.t('check.failed', [error]),
  );
  return (
    <section class={styles.section} aria-labelledby={id}>
      <h3 id={id}>{i18n.t('check.title')}</h3>
      <p>{i18n.t('check.about')}</p>
      <Button data-check-library onClick={() => void openDialog()}>
        {i18n.t('check.open')}
      </Button>
      {dialog}
    </section>
  );
}
