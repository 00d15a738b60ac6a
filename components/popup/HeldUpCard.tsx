import { i18n } from '#i18n';

import styles from './PopupView.module.css';

/** Another window keeps the library from being opened. */
export function HeldUpCard() {
  return (
    <section class={styles.card}>
      <div role="alert" data-held-up="">
        <h1 class={styles.failedTitle}>{i18n.t('library.heldUp.title')}</h1>
        <p class={styles.advice}>{i18n.t('library.heldUp.advice')}</p>
      </div>
    </section>
  );
}
