export const BACKUP_SCHEDULES = ['never', 'daily', 'weekly', 'changes'] as const;
type BackupSchedule = (typeof BACKUP_SCHEDULES)[number];

export const BACKUP_PLACES = ['downloads', 'folder'] as const;
type BackupPlace = (typeof BACKUP_PLACES)[number];

/** When backups are made by themselves, and where to. */
export interface BackupPlan {
  schedule: BackupSchedule;
  /** How many articles that are new or changed make one due, where that is the schedule. */
  changes: number;
  place: BackupPlace;
  /** How many stay in the folder. */
  keep: number;
}

export const DEFAULT_PLAN: BackupPlan = { schedule: 'never', changes: 20, place: 'downloads', keep: 5 };

/** A file that we have written into the folder of backups; its size is null until it is whole. */
export interface FolderBackup {
  name: string;
  sizeBytes: number | null;
}

/** A backup that was to make itself and didn't, ISO 8601, UTC. */
export interface FailedAttempt {
  at: string;
  /** The reader stopped it; or why it couldn't be written, and what the browser said. */
  why: 'stopped' | BackupFailure;
  detail: string;
}

/** The folder is gone, or not to be written in; the disk is full; or else. */
export type BackupFailure = 'gone' | 'denied' | 'full' | 'other';
