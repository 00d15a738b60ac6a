import type { Day } from './query/period';

/** A month of the calendar, `2026-03`: two of them compare as strings. */
export type Month = string;

/** Months, both within; null where an end is open. */
export interface MonthRange {
  from: Month | null;
  to: Month | null;
}

export interface TimelineMonth {
  month: Month;
  count: number;
}

/** Articles by month, without a gap between the months. */
export interface Timeline {
  /** At least a year of them, in order; the first stands for all before it as well, and the last for all behind it. */
  months: TimelineMonth[];
  hasEarlier: boolean;
  hasLater: boolean;
}

/** Months at most: on the narrowest window, each still has room for a finger's aim, and a lone date of 1890 doesn't crowd them. */
const MOST_MONTHS = 120;
const LEAST_MONTHS = 12;

/**
 * How many days there are of each month, up to that of today at most. Null where there is nothing to tell apart: no days, or
 * those of a single month.
 */
export function timelineOf(days: Iterable<Day>, today: Day): Timeline | null {
  return timelineOfMonths(
    Array.from(days, (day) => [day, 1]),
    today,
  );
}

/** The same, of how many there are of each month. */
export function timelineOfMonths(
  months: Iterable<[month: Month, count: number]>,
  today: Day,
): Timeline | null {
  const counts = new Map<number, number>();
  for (const [month, count] of months) {
    const number = monthNumber(month);
    counts.set(number, (counts.get(number) ?? 0) + count);
  }
  if (counts.size < 2) return null;
  const numbers = [...counts.keys()];
  const newest = numbers.reduce((most, number) => Math.max(most, number));
  const oldest = numbers.reduce((least, number) => Math.min(least, number));
  const last = Math.max(Math.min(newest, monthNumber(today)), EARLIEST + LEAST_MONTHS);
  const first = Math.max(Math.min(oldest, last - LEAST_MONTHS + 1), last - MOST_MONTHS + 1);
  const all = Array.from({ length: last - first + 1 }, (_, at) => ({
    month: monthAt(first + at),
    count: 0,
  }));
  for (const [number, count] of counts) {
    const its = all[Math.min(Math.max(number - first, 0), all.length - 1)];
    if (its) its.count += count;
  }
  return { months: all, hasEarlier: oldest < first, hasLater: newest > last };
}

/** The places of a range among the months of a timeline, both within; null where it leaves none of them out. */
export function placesOf(
  { months }: Timeline,
  { from, to }: MonthRange,
): [first: number, last: number] | null {
  if (from === null && to === null) return null;
  const least = months[0]?.month ?? '';
  const place = (month: Month): number =>
    Math.min(Math.max(monthNumber(month) - monthNumber(least), 0), months.length - 1);
  const first = from === null ? 0 : place(from);
  return [first, Math.max(first, to === null ? months.length - 1 : place(to))];
}

/** The range of months from one place to another; an end of the timeline leaves the range open there. */
export function rangeBetween({ months }: Timeline, one: number, other: number): MonthRange {
  const [first, last] = one < other ? [one, other] : [other, one];
  return {
    from: first <= 0 ? null : (months[first]?.month ?? null),
    to: last >= months.length - 1 ? null : (months[last]?.month ?? null),
  };
}

/** The month so many months behind another. */
export function monthBehind(month: Month, count: number): Month {
  return monthAt(monthNumber(month) + count);
}

/** Queries know no years before. */
const EARLIEST = 1000 * 12;

/** Months since the beginning of the year 0; those that no query can ask for are the earliest. */
function monthNumber(date: string): number {
  const [, year, month] = /^(\d{4})-(\d{2})/.exec(date) ?? [];
  return year === undefined ? EARLIEST : Math.max(Number(year) * 12 + Number(month) - 1, EARLIEST);
}

function monthAt(number: number): Month {
  return `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`;
}
