import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type BackupDue, backupDue, type BackupState } from '@/utils/backup/backup-due';
import { BACKUP_SCHEDULES, type BackupPlan, DEFAULT_PLAN } from '@/utils/backup/backup-plan';

const HOUR_MS = 3_600_000;
const NOW = new Date('2026-11-27T22:30:00Z');

/** Moments around another, most of them within some days. */
const aMoment = (around: Date): fc.Arbitrary<Date> =>
  fc.integer({ min: -400, max: 100 }).map((hours) => new Date(around.getTime() + hours * HOUR_MS));

const aPlan = (): fc.Arbitrary<BackupPlan> =>
  fc.record({
    schedule: fc.constantFrom(...BACKUP_SCHEDULES),
    changes: fc.integer({ min: 1, max: 5 }),
    place: fc.constantFrom('downloads', 'folder'),
    keep: fc.integer({ min: 1, max: 5 }),
  });

const aState = (): fc.Arbitrary<BackupState> =>
  fc.record({
    lastBackup: fc.option(aMoment(NOW).map((date) => date.toISOString())),
    attempt: fc.option(
      fc.record({
        at: aMoment(NOW).map((date) => date.toISOString()),
        why: fc.constantFrom('stopped', 'gone', 'full', 'other'),
        detail: fc.constant(''),
      }),
    ),
    unbacked: fc.nat(7),
  });

/** A day of the reader's calendar as a number that goes up by one each day. */
function dayOf(date: Date): number {
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / (24 * HOUR_MS);
}

/** Whether a backup is due, said plainly. */
function isDue({ schedule, changes }: BackupPlan, state: BackupState, now: Date): boolean {
  const { lastBackup, attempt, unbacked } = state;
  const last = lastBackup !== null && new Date(lastBackup) <= now ? new Date(lastBackup) : null;
  const daysSince = last ? dayOf(now) - dayOf(last) : Infinity;
  const bySchedule = {
    never: false,
    daily: unbacked > 0 && daysSince >= 1,
    weekly: unbacked > 0 && daysSince >= 7,
    changes: unbacked >= changes,
  }[schedule];
  const sinceTried = attempt ? now.getTime() - Date.parse(attempt.at) : Infinity;
  const counts = attempt && sinceTried >= 0 && !(last && new Date(attempt.at) < last);
  return bySchedule && !(counts && sinceTried < (attempt.why === 'stopped' ? 24 : 1) * HOUR_MS);
}

const timeOf = (due: BackupDue): Date | null =>
  due !== null && typeof due === 'object' && 'at' in due ? due.at : null;

describe('when a backup is due', () => {
  it('is told as a plain reckoning does', () => {
    const told = new Set<string>();
    fc.assert(
      fc.property(aPlan(), aState(), (plan, state) => {
        const due = backupDue(plan, state, NOW);
        expect(due === 'now').toBe(isDue(plan, state, NOW));
        expect(due === null).toBe(plan.schedule === 'never');
        told.add(`${plan.schedule} ${String(due === 'now')}`);
      }),
      { numRuns: 5000 },
    );
    expect(told.size).toBe(7);
  });

  it('comes at the time that was told, and not before', () => {
    let times = 0;
    fc.assert(
      fc.property(aPlan(), aState(), (plan, some) => {
        const state = { ...some, unbacked: Math.max(some.unbacked, plan.changes) };
        const first = timeOf(backupDue(plan, state, NOW));
        if (!first) return;
        times += 1;
        expect(first > NOW).toBe(true);
        // What lies ahead now, as after the clock was put back, may count by then.
        const isAhead = [state.lastBackup, state.attempt?.at ?? null].some(
          (time) => time !== null && new Date(time) > NOW,
        );
        if (isAhead) return;
        expect(isDue(plan, state, new Date(first.getTime() - 1))).toBe(false);
        const second = timeOf(backupDue(plan, state, first));
        expect(backupDue(plan, state, second ?? first)).toBe('now');
      }),
      { numRuns: 5000 },
    );
    expect(times).toBeGreaterThan(300);
  });

  it('comes with the changes that were told, and not with fewer', () => {
    let counted = 0;
    fc.assert(
      fc.property(aPlan(), aState(), (plan, state) => {
        const due = backupDue(plan, state, NOW);
        if (due === null || due === 'now' || 'at' in due) return;
        counted += 1;
        const withMore = (more: number): BackupState => ({ ...state, unbacked: state.unbacked + more });
        expect(isDue(plan, withMore(due.more - 1), NOW)).toBe(false);
        const then = backupDue(plan, { ...withMore(due.more), attempt: null }, NOW);
        expect(then).toBe('now');
      }),
      { numRuns: 3000 },
    );
    expect(counted).toBeGreaterThan(300);
  });

  it('never comes by itself where the reader hasn’t asked for it', () => {
    expect(backupDue(DEFAULT_PLAN, { lastBackup: null, attempt: null, unbacked: 9999 }, NOW)).toBeNull();
  });
});
