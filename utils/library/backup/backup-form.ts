/** Number of the form of our backups: see `docs/backup.md`. One with a greater number isn't read. */
export const BACKUP_FORMAT = 1;

/** Names of what every backup has. */
export const BACKUP_FILE = 'backup.json';
export const LIBRARY_FILE = 'library.json';

/** How much is in a backup. */
export interface BackupCounts {
  articles: number;
  versions: number;
  /** Highlights and notes that aren't deleted. */
  annotations: number;
  pictures: number;
}
