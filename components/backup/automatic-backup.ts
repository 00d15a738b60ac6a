import { signal } from '@preact/signals';

import { windowKeeping } from '@/components/hooks/window-keeping';
import { showToast } from '@/components/ui/Toast';
import { backupDue } from '@/utils/backup/backup-due';
import type { FailedAttempt } from '@/utils/backup/backup-plan';
import { FolderError } from '@/utils/library/backup/folder-backups';
import { type LibraryContext, timestamp } from '@/utils/library/library-context';
import type { ArticleCatalog } from '@/utils/search/catalog/article-catalog';
import { folderPermission, keptFolder } from '@/utils/storage/folder-handles';
import { settings } from '@/utils/storage/settings';

import { attemptWords, madeWords } from './backup-words';

/** What becomes of backups that make themselves in this window. */
type AutomaticBackup =
  /** `idle`: it was looked whether one is due. */
  | { step: 'unchecked' | 'idle' }
  | { step: 'running'; done: number; total: number; stop: () => void }
  /** One is due, and the reader would have to allow it again. */
  | { step: 'blocked'; folder: string };

export const automaticBackup = signal<AutomaticBackup>({ step: 'unchecked' });
/** Whether none is to begin in this window: the reader is about to make one, or to restore one. */
export const isAutomaticHeld = signal(false);

/** Has it be looked anew whether one is due. */
export function lookAgain(): void {
  if (automaticBackup.value.step !== 'running') automaticBackup.value = { step: 'unchecked' };
}

/** Whoever makes or restores a backup has this lock: one at a time, in whichever window. */
export const BACKUP_LOCK = 'backup';

/** Makes a backup if one is due by the reader's plan, and none is being made or restored. Never rejects: what fails is told. */
export async function backUpIfDue(library: LibraryContext, catalog: ArticleCatalog): Promise<void> {
  await navigator.locks.request(BACKUP_LOCK, { ifAvailable: true }, async (lock) => {
    if (lock) automaticBackup.value = await outcome(library, catalog);
    else if (automaticBackup.value.step === 'unchecked') automaticBackup.value = { step: 'idle' };
  });
}

async function outcome(library: LibraryContext, catalog: ArticleCatalog): Promise<AutomaticBackup> {
  const [plan, lastBackup, attempt] = await Promise.all([
    settings.backupPlan.getValue(),
    settings.lastBackup.getValue(),
    settings.backupAttempt.getValue(),
  ]);
  const unbacked = catalog.countChangedAfter(lastBackup === null ? -Infinity : Date.parse(lastBackup));
  const due = backupDue(plan, { lastBackup, attempt, unbacked }, library.now());
  if (due !== 'now') return { step: 'idle' };
  if (plan.place === 'downloads') await make(library, null, attempt);
  else {
    const folder = await keptFolder('backup');
    if (folder && (await folderPermission(folder)) !== 'granted')
      return { step: 'blocked', folder: folder.name };
    if (folder) await make(library, folder, attempt);
  }
  return { step: 'idle' };
}

async function make(
  library: LibraryContext,
  folder: FileSystemDirectoryHandle | null,
  before: FailedAttempt | null,
): Promise<void> {
  const abort = new AbortController();
  const stop = (): void => {
    abort.abort();
  };
  const onProgress = (done: number, total: number): void => {
    automaticBackup.value = { step: 'running', done, total, stop };
  };
  const options = { onProgress, signal: abort.signal, pause: windowKeeping().pause };
  onProgress(0, 0);
  try {
    const { makeBackup, makeFolderBackup } = await import('./make-backup');
    const made = await (folder ? makeFolderBackup(library, folder, options) : makeBackup(library, options));
    showToast({ message: madeWords(made, folder?.name ?? null) });
  } catch (error) {
    const attempt: FailedAttempt = {
      at: timestamp(library),
      why: abort.signal.aborted ? 'stopped' : error instanceof FolderError ? error.failure : 'other',
      detail: String(error),
    };
    await settings.backupAttempt.setValue(attempt);
    // It is tried again and again: once told of, it stands beside the list.
    if (attempt.why === 'stopped' || attempt.why !== before?.why)
      showToast({ message: attemptWords(attempt) });
  }
}
