import { i18n } from '#i18n';
import { RescueExport } from '@/components/check/RescueExport';
import { Button } from '@/components/ui/Button';

import { failureKind } from './failure-kind';
import styles from './LibraryFailure.module.css';

/** The library can't be opened, or our own page broke: what happened, what is safe, what to do. */
export function LibraryFailure({ error }: { error: unknown }) {
  const kind = failureKind(error);
  return (
    <main class={styles.failure}>
      <div role="alert">
        <h1>{i18n.t(`library.failure.${kind}.title`)}</h1>
        <p>{i18n.t(`library.failure.${kind}.advice`)}</p>
      </div>
      <Button
        variant="primary"
        onClick={() => {
          location.reload();
        }}
      >
        {i18n.t('library.reload')}
      </Button>
      <RescueExport />
      <details>
        <summary>{i18n.t('library.details')}</summary>
        <code>{String(error)}</code>
      </details>
    </main>
  );
}
