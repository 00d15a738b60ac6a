import { i18n } from '#i18n';

import styles from './LoadingList.module.css';

/** Where the rows will be, if reading them takes long enough to be noticed. */
export function LoadingList() {
  return (
    <div class={styles.loading}>
      <span class="visually-hidden">{i18n.t('library.loading')}</span>
      {[62, 48, 71, 55, 40].map((width) => (
        <div key={width} aria-hidden="true">
          <span style={{ inlineSize: `${String(width)}%` }} />
          <span />
          <span style={{ inlineSize: `${String(width + 20)}%` }} />
        </div>
      ))}
    </div>
  );
}
