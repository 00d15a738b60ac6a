import type { Day } from './query/period';

/** The test whether a time (ISO 8601, UTC) is on days of the reader's calendar, both ends within; null leaves an end open. */
export function withinDays({ from, to }: { from: Day | null; to: Day | null }): (time: string) => boolean {
  // Reckoned once: of thousands of times, each only is compared, as the string that it is.
  const first = from === null ? '' : new Date(`${from}T00:00`).toISOString();
  const end = to === null ? null : new Date(`${to}T23:59:59.999`).toISOString();
  // West of Greenwich, the year 9999 ends in one that is written otherwise.
  const last = end?.startsWith('+') ? null : end;
  return (time) => time >= first && (last === null || time <= last);
}
