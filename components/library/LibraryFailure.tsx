import { i18n } from '#i18n';
import { Button } from '@/components/ui/Button';

import styles from './EmptyList.module.css';

/** The library can't be opened, or our own page broke: what happened, what is safe, what to do. */
export function LibraryFailure({ error }: { error: unknown }) {
  const isNewer = error instanceof Error && error.name === 'NewerLibraryError';
  return (
    <main class={styles.empty} role="alert">
      <h1>{i18n.t(isNewer ? 'library.newer.title' : 'library.failure.title')}</h1>
      <p>{i18n.t(isNewer ? 'library.newer.advice' : 'library.failure.advice')}</p>
      <p class={styles.promise}>
        <code>{String(error)}</code>
      </p>
      <Button
        variant="primary"
        onClick={() => {
          location.reload();
        }}
      >
        {i18n.t('library.reload')}
      </Button>
    </main>
  );
}
