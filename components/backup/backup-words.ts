import { i18n } from '#i18n';
import type { BackupFault } from '@/utils/library/backup/open-backup';
import type { BackupMade } from '@/utils/library/backup/write-backup';

/** How many articles were saved since the last backup, or that there is none. */
export function sinceWords(unbacked: number, lastBackup: string | null): string {
  return i18n.t(lastBackup === null ? 'backup.never' : 'backup.since', unbacked);
}

/** What was backed up, and what couldn't be. */
export function madeWords({ counts, unreadable, lostVersions }: BackupMade): string {
  return [
    i18n.t('backup.made', counts.articles),
    ...(unreadable.length === 0 ? [] : [i18n.t('backup.unreadable', unreadable.length)]),
    ...(lostVersions === 0 ? [] : [i18n.t('backup.lost', lostVersions)]),
  ].join(' ');
}

/** What can't be taken, where it stands, and why. */
export function faultWords({ kind, place, detail }: BackupFault): string {
  const why = i18n.t(`backup.faults.${kind}`);
  return `${place}: ${why}${detail === '' ? '' : ` (${detail})`}`;
}

/** A moment as the reader's language writes it. */
export function momentWords(time: string): string {
  const format = { dateStyle: 'medium', timeStyle: 'short' } as const;
  return new Date(time).toLocaleString(document.documentElement.lang, format);
}
