import { i18n } from '#i18n';
import { createDocument } from '@/components/export/create-document';
import { downloadBlob } from '@/components/export/download-blob';
import { exportWords } from '@/components/export/export-words';
import { createSanitizer } from '@/utils/article/sanitize-html';
import { backupName } from '@/utils/backup/backup-name';
import { writeIntoFolder } from '@/utils/library/backup/folder-backups';
import { type BackupMade, type BackupOptions, writeBackup } from '@/utils/library/backup/write-backup';
import type { LibraryContext } from '@/utils/library/library-context';
import { BlobSink } from '@/utils/shared/blob-sink';
import { settings } from '@/utils/storage/settings';
import { readSettings } from '@/utils/storage/settings-backup';

type MakeOptions = Pick<BackupOptions, 'onProgress' | 'signal' | 'pause'>;

/** Makes a backup and saves it as a file; remembers when. Rejects as `writeBackup` does. */
export async function makeBackup(library: LibraryContext, options: MakeOptions): Promise<BackupMade> {
  const sink = new BlobSink();
  const made = await writeTo(sink.stream, library, options);
  downloadBlob(sink.blob('application/zip'), backupName(library.now()));
  await remember(made);
  return made;
}

/** Makes a backup in a folder, of which as many stay as the reader wants; remembers when. Rejects as `writeIntoFolder` does. */
export async function makeFolderBackup(
  library: LibraryContext,
  folder: FileSystemDirectoryHandle,
  options: MakeOptions,
): Promise<BackupMade> {
  const { keep } = await settings.backupPlan.getValue();
  const made = await writeIntoFolder(
    folder,
    { files: settings.folderBackups, now: library.now(), keep },
    (to) => writeTo(to, library, options),
  );
  await remember(made);
  return made;
}

async function writeTo(
  to: WritableStream<Uint8Array<ArrayBuffer>>,
  library: LibraryContext,
  options: MakeOptions,
): Promise<BackupMade> {
  return writeBackup(library, {
    ...options,
    to,
    readme: `${i18n.t('backup.readme')}\n`,
    words: exportWords(await settings.highlightColors.getValue()),
    sanitize: createSanitizer(window),
    createDocument,
    readSettings,
  });
}

async function remember({ createdAt }: BackupMade): Promise<void> {
  await settings.lastBackup.setValue(createdAt);
  await settings.backupAttempt.setValue(null);
}
