import { i18n } from '#i18n';
import { Button } from '@/components/ui/Button';

import styles from './PopupView.module.css';

/** The save was taken back. */
export function UndoneCard({ onSaveAgain }: { onSaveAgain: () => void }) {
  return (
    <section class={styles.card} data-undone="">
      <div role="status">
        <h1 class={styles.failedTitle}>{i18n.t('popup.undone')}</h1>
        <p class={styles.advice}>{i18n.t('popup.undoneAdvice')}</p>
      </div>
      <footer class={styles.footer}>
        <Button onClick={onSaveAgain}>{i18n.t('popup.saveAfterAll')}</Button>
      </footer>
    </section>
  );
}
