import type { BackupPlan, FailedAttempt } from './backup-plan';

/** What is known of the library and of its backups. */
export interface BackupState {
  /** ISO 8601, UTC; null before the first. */
  lastBackup: string | null;
  /** The last one that came to nothing; null where there is none, or one was made since. */
  attempt: FailedAttempt | null;
  /** How many articles are new or changed since the last backup. */
  unbacked: number;
}

/** When the next backup is due: now, at a time, or once so many more articles are new or changed; null where none is wanted. */
export type BackupDue = 'now' | { at: Date } | { more: number } | null;

const HOUR_MS = 60 * 60 * 1000;
/** One that failed may do better soon; one that was stopped was in the way. */
const AGAIN_MS = { failed: HOUR_MS, stopped: 24 * HOUR_MS };
const DAYS = { daily: 1, weekly: 7 };

/**
 * When the next backup is due by a plan. Days are those of the reader's calendar: what is daily is due as soon as a day begins. None is
 * due as long as nothing is new. A moment that lies ahead, since the clock was put back, is as if it had never been.
 */
export function backupDue(plan: BackupPlan, state: BackupState, now: Date): BackupDue {
  const { schedule, changes } = plan;
  const { unbacked } = state;
  if (schedule === 'never') return null;
  const last = past(state.lastBackup, now);
  if (schedule === 'changes') {
    if (unbacked < changes) return { more: changes - unbacked };
  } else {
    const day = last && dayAfter(last, DAYS[schedule]);
    if (day && now < day) return { at: day };
    if (unbacked === 0) return { more: 1 };
  }
  const again = timeAgain(state, last, now);
  return again && now < again ? { at: again } : 'now';
}

function timeAgain({ attempt }: BackupState, last: Date | null, now: Date): Date | null {
  const tried = past(attempt?.at ?? null, now);
  if (!attempt || !tried || (last && tried < last)) return null;
  return new Date(tried.getTime() + AGAIN_MS[attempt.why === 'stopped' ? 'stopped' : 'failed']);
}

function past(time: string | null, now: Date): Date | null {
  const date = time === null ? null : new Date(time);
  return date && date <= now ? date : null;
}

/** The beginning of the day that comes so many days after that of a moment. */
function dayAfter(time: Date, days: number): Date {
  return new Date(time.getFullYear(), time.getMonth(), time.getDate() + days);
}
