import { createDocument, sanitize, WORDS } from '@/tests/unit/export/an-exportable';
import type { LibraryContext } from '@/utils/library/library-context';
import { type OpenBackup, openBackup } from '@/utils/library/backup/open-backup';
import type { RestoreMode } from '@/utils/library/backup/restore-article';
import { type Restored, restoreBackup } from '@/utils/library/backup/restore-backup';
import { type BackupMade, writeBackup } from '@/utils/library/backup/write-backup';
import { BlobSink } from '@/utils/shared/blob-sink';

/** A backup of a library, and what was said of it. */
export async function backupOf(
  library: LibraryContext,
  settings: Record<string, unknown> = {},
): Promise<{ blob: Blob; made: BackupMade }> {
  const sink = new BlobSink();
  const made = await writeBackup(library, {
    to: sink.stream,
    readme: 'A backup.\n',
    words: WORDS,
    sanitize,
    createDocument,
    readSettings: () => Promise.resolve(settings),
    onProgress: () => undefined,
    signal: new AbortController().signal,
  });
  return { blob: sink.blob('application/zip'), made };
}

/** A backup that can be opened. */
export async function opened(blob: Blob): Promise<OpenBackup> {
  const backup = await openBackup('backup.zip', blob);
  if (!backup.ok) throw new Error(JSON.stringify(backup.failure));
  return backup.value;
}

/** Restores a backup; what came of it. */
export async function restoreInto(
  library: LibraryContext,
  blob: Blob,
  mode: RestoreMode = 'merge',
  options: { signal?: AbortSignal; onProgress?: (done: number) => void } = {},
): Promise<Restored> {
  return restoreBackup(library, await opened(blob), {
    mode,
    sanitize,
    createDocument,
    restoreSettings: () => Promise.resolve(),
    onProgress: () => undefined,
    signal: new AbortController().signal,
    ...options,
  });
}
