import { i18n } from '#i18n';

import { CuttingPicture } from './CuttingPicture';
import styles from './Welcome.module.css';

/** The library before anything is in it: how to make the first save. */
export function Welcome({ saveShortcut }: { saveShortcut: string | null }) {
  return (
    <section class={styles.welcome}>
      <CuttingPicture />
      <h1>{i18n.t('library.welcome.title')}</h1>
      <ol>
        <li>{i18n.t('library.welcome.pin')}</li>
        <li>
          {i18n.t('library.welcome.click')}
          {saveShortcut !== null && (
            <span class={styles.key}>
              {i18n.t('library.welcome.key')}
              {saveShortcut.split('+').map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </span>
          )}
        </li>
        <li>{i18n.t('library.welcome.read')}</li>
      </ol>
      <p>{i18n.t('library.welcome.promise')}</p>
    </section>
  );
}
