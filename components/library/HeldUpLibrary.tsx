import { i18n } from '#i18n';

import styles from './LibraryFailure.module.css';

/** Another window keeps the library from being opened: what it waits for, what is safe, what to do. */
export function HeldUpLibrary() {
  return (
    <main class={styles.failure}>
      <div role="alert" data-held-up="">
        <h1>{i18n.t('library.heldUp.title')}</h1>
        <p>{i18n.t('library.heldUp.advice')}</p>
      </div>
    </main>
  );
}
