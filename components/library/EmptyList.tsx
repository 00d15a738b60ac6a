import { i18n } from '#i18n';
import type { Place } from '@/utils/search/article-filter';

import { CuttingPicture } from './CuttingPicture';
import styles from './EmptyList.module.css';

interface EmptyListProps {
  kind: Place | 'noResult';
  isLibraryEmpty: boolean;
}

/** A list with nothing in it: how to make the first save, or what would be here. */
export function EmptyList({ kind, isLibraryEmpty }: EmptyListProps) {
  if (isLibraryEmpty) {
    return (
      <section class={styles.welcome}>
        <CuttingPicture />
        <h2>{i18n.t('library.welcome.title')}</h2>
        <ol>
          <li>{i18n.t('library.welcome.pin')}</li>
          <li>{i18n.t('library.welcome.click')}</li>
          <li>{i18n.t('library.welcome.read')}</li>
        </ol>
        <p>
          {i18n.t('library.welcome.key')} <kbd>Alt</kbd> <kbd>Shift</kbd> <kbd>S</kbd>
        </p>
        <p class={styles.promise}>{i18n.t('library.welcome.promise')}</p>
      </section>
    );
  }
  return (
    <section class={styles.empty}>
      <h2>{i18n.t(`library.empty.${kind}`)}</h2>
      {kind === 'noResult' && <p>{i18n.t('library.emptyAdvice')}</p>}
    </section>
  );
}
