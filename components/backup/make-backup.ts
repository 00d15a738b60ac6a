import { i18n } from '#i18n';
import { downloadBlob } from '@/components/export/download-blob';
import { exportWords } from '@/components/export/export-words';
import { createSanitizer } from '@/utils/article/sanitize-html';
import { type BackupMade, type BackupOptions, writeBackup } from '@/utils/library/backup/write-backup';
import type { LibraryContext } from '@/utils/library/library-context';
import { BlobSink } from '@/utils/shared/blob-sink';
import { settings } from '@/utils/storage/settings';
import { readSettings } from '@/utils/storage/settings-backup';

/** Makes a backup and saves it as a file; remembers when. Rejects as `writeBackup` does. */
export async function makeBackup(
  library: LibraryContext,
  options: Pick<BackupOptions, 'onProgress' | 'signal'>,
): Promise<BackupMade> {
  const sink = new BlobSink();
  const made = await writeBackup(library, {
    ...options,
    to: sink.stream,
    readme: `${i18n.t('backup.readme')}\n`,
    words: exportWords(await settings.highlightColors.getValue()),
    sanitize: createSanitizer(window),
    createDocument,
    readSettings,
  });
  downloadBlob(sink.blob('application/zip'), backupName(library.now()));
  await settings.lastBackup.setValue(made.createdAt);
  return made;
}

/** An empty document, one that loads nothing. */
export function createDocument(): Document {
  return document.implementation.createHTMLDocument();
}

/** By the reader's clock: the Swedes write dates by ISO 8601. */
function backupName(now: Date): string {
  const time = now.toLocaleTimeString('sv', { hour: '2-digit', minute: '2-digit' }).replace(':', '.');
  return `Cuttings backup ${now.toLocaleDateString('sv')} ${time}.zip`;
}
