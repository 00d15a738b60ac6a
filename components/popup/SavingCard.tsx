import { i18n } from '#i18n';

import styles from './PopupView.module.css';

/** The first frame, before anything is known, and until the article is in the library. */
export function SavingCard({ title }: { title: string }) {
  return (
    <section class={styles.card} aria-busy="true">
      <p class={styles.status} role="status">
        {i18n.t('popup.saving')}
      </p>
      <h1 class={styles.title}>{title}</h1>
      <progress class={styles.progress} aria-label={i18n.t('popup.saving')} />
    </section>
  );
}
