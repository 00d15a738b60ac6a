import { i18n } from '#i18n';
import { RescueExport } from '@/components/check/RescueExport';
import { Button } from '@/components/ui/Button';

import styles from './LibraryFailure.module.css';

/** The library can't be opened, or our own page broke: what happened, what is safe, what to do. */
export function LibraryFailure({ error }: { error: unknown }) {
  const kind = kindOf(error);
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

/** What the reader can do about it; told apart by the names of Dexie's errors and ours. */
function kindOf(error: unknown): 'newer' | 'updated' | 'storage' | 'broken' {
  const names = error instanceof Error ? [error.name, innerName(error)] : [];
  const isOneOf = (...known: string[]): boolean => names.some((name) => known.includes(name));
  if (isOneOf('NewerLibraryError', 'VersionError')) return 'newer';
  // Another window has opened the library with a newer Cuttings, which closes it in this one.
  if (isOneOf('DatabaseClosedError')) return 'updated';
  const isStorage = isOneOf('OpenFailedError', 'MissingAPIError', 'QuotaExceededError', 'UnknownError');
  return isStorage || isOneOf('AbortError', 'InvalidStateError', 'DataError') ? 'storage' : 'broken';
}

/** Dexie wraps what went wrong while opening. */
function innerName(error: Error): string {
  const inner: unknown = 'inner' in error ? error.inner : error.cause;
  return inner instanceof Error || inner instanceof DOMException ? inner.name : '';
}
