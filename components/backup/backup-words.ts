import { i18n } from '#i18n';
import { numberWords } from '@/components/ui/number-words';
import type { BackupDue } from '@/utils/backup/backup-due';
import type { FailedAttempt } from '@/utils/backup/backup-plan';
import { FolderError } from '@/utils/library/backup/folder-backups';
import type { BackupFault } from '@/utils/library/backup/open-backup';
import type { BackupMade } from '@/utils/library/backup/write-backup';

/** How many articles are new or changed since the last backup, or that there is none. */
export function sinceWords(unbacked: number, lastBackup: string | null): string {
  return i18n.t(lastBackup === null ? 'backup.never' : 'backup.since', unbacked);
}

/** What was backed up and where to, a folder or the downloads, and what couldn't be. */
export function madeWords({ counts, unreadable, lostVersions }: BackupMade, folder: string | null): string {
  const { articles } = counts;
  return [
    folder === null
      ? i18n.t('backup.made', articles)
      : i18n.t('backup.madeInFolder', articles, [numberWords(articles), folder]),
    ...(unreadable.length === 0 ? [] : [i18n.t('backup.unreadable', unreadable.length)]),
    ...(lostVersions === 0 ? [] : [i18n.t('backup.lost', lostVersions)]),
  ].join(' ');
}

/** What can't be taken, where it stands, and why. */
export function faultWords({ kind, place, detail }: BackupFault): string {
  const why = i18n.t(`backup.faults.${kind}`);
  return `${place}: ${why}${detail === '' ? '' : ` (${detail})`}`;
}

/** When the next backup makes itself. */
export function dueWords(due: BackupDue): string {
  if (due === null) return '';
  if (due === 'now') return i18n.t('backup.auto.dueNow');
  if ('more' in due) return i18n.t('backup.auto.dueMore', due.more);
  return i18n.t('backup.auto.dueAt', [isMidnight(due.at) ? dayWords(due.at) : momentWords(due.at)]);
}

/** How far one that makes itself is. */
export function progressWords({ done, total }: { done: number; total: number }): string {
  return total === 0
    ? i18n.t('backup.running')
    : i18n.t('backup.auto.running', [numberWords(done), numberWords(total)]);
}

/** When one that was to make itself didn't, and why. */
export function attemptWords({ at, why, detail }: FailedAttempt): string {
  const words =
    why === 'other' ? i18n.t('backup.auto.why.other', [detail]) : i18n.t(`backup.auto.why.${why}`);
  return i18n.t('backup.auto.failed', [momentWords(at), words]);
}

/** That no backup was made, and why. */
export function notMadeWords(error: unknown): string {
  const why = error instanceof FolderError ? error.failure : 'other';
  return why === 'other'
    ? i18n.t('backup.failed', [String(error)])
    : i18n.t('backup.failedInFolder', [i18n.t(`backup.auto.why.${why}`)]);
}

/** A moment as the reader's language writes it. */
export function momentWords(time: string | Date): string {
  const format = { dateStyle: 'medium', timeStyle: 'short' } as const;
  return new Date(time).toLocaleString(document.documentElement.lang, format);
}

function dayWords(day: Date): string {
  return day.toLocaleDateString(document.documentElement.lang, { dateStyle: 'medium' });
}

function isMidnight(time: Date): boolean {
  return new Date(time).setHours(0, 0, 0, 0) === time.getTime();
}
