import { foldText } from '@/utils/article/fold-text';

/** A calendar day, `2026-11-05`: two of them compare as strings. */
export type Day = string;

/**
 * Days, both ends within: a stretch, of which one end may be open, or so many days, weeks, months or years up to today; or
 * yesterday.
 */
export type Period =
  | { kind: 'days'; from: Day | null; to: Day | null }
  | { kind: 'last'; count: number; unit: PeriodUnit }
  | { kind: 'yesterday' };

type PeriodUnit = 'd' | 'w' | 'm' | 'y';

const UNITS: [PeriodUnit, RegExp][] = [
  ['d', /^(?:days?|[d天日])$/],
  ['w', /^(?:weeks?|w|周|星期)$/],
  ['m', /^(?:months?|m|个?月)$/],
  ['y', /^(?:years?|y|年)$/],
];
/** Beyond that, no date is left to reckon with. */
const MOST_UNITS = 9999;
const TODAY = /^(?:today|今天|今日)$/;
const YESTERDAY = /^(?:yesterday|昨天|昨日)$/;
const LAST = /^(?:最近|近|过去)?(\d{1,4})(\D{1,6})$/;
const DATE = /^(\d{4})(?:[-/.年](?:(\d{1,2})(?:[-/.月](?:(\d{1,2})日?)?)?)?)?$/;
const BETWEEN = /\.\.|[~至到]/;

/**
 * What a reader writes for a period: a year, a month, a day (`2026`, `2026-03`, `2026/3/5`, 2026年3月5日), two of them with
 * `..` between, of which one may be left out, `today`, `yesterday`, or `7d`, `2w`, `3m`, `1y`, 7天. Null for anything else.
 */
export function parsePeriod(typed: string): Period | null {
  const text = foldText(typed).text;
  if (TODAY.test(text)) return { kind: 'last', count: 1, unit: 'd' };
  if (YESTERDAY.test(text)) return { kind: 'yesterday' };
  const [, count, word = ''] = LAST.exec(text) ?? [];
  const [unit] = UNITS.find(([, words]) => words.test(word)) ?? [];
  // 2026年 is a year.
  if (count !== undefined && unit && Number(count) > 0 && !DATE.test(text)) {
    return { kind: 'last', count: Math.min(Number(count), MOST_UNITS), unit };
  }
  const ends = text.split(BETWEEN);
  const [first = '', last = first] = ends;
  if (ends.length > 2 || (first === '' && last === '')) return null;
  const from = first === '' ? null : (daysOf(first)?.[0] ?? 'none');
  const to = last === '' ? null : (daysOf(last)?.[1] ?? 'none');
  if (from === 'none' || to === 'none' || (from !== null && to !== null && from > to)) return null;
  return { kind: 'days', from, to };
}

/** A period as `parsePeriod` reads it, in the shortest form. */
export function printPeriod(period: Period): string {
  if (period.kind === 'last') {
    const { count, unit } = period;
    return count === 1 && unit === 'd' ? 'today' : `${String(count)}${unit}`;
  }
  if (period.kind === 'yesterday') return period.kind;
  const { from, to } = period;
  const whole = [4, 7, 10]
    .map((length) => from?.slice(0, length) ?? '')
    .find((date) => daysOf(date)?.join() === [from, to].join());
  return whole ?? `${from ?? ''}..${to ?? ''}`;
}

/** The first and the last day of a period, as seen on a day; null where it is open. */
export function periodEnds(period: Period, today: Day): { from: Day | null; to: Day | null } {
  if (period.kind === 'days') return period;
  const [year = 0, month = 0, day = 0] = today.split('-').map(Number);
  if (period.kind === 'yesterday') {
    const yesterday = dayAt(year, month, day - 1);
    return { from: yesterday, to: yesterday };
  }
  const { count, unit } = period;
  const from = {
    d: () => dayAt(year, month, day - count + 1),
    w: () => dayAt(year, month, day - count * 7 + 1),
    m: () => dayAt(year, month - count, Math.min(day + 1, daysIn(year, month - count) + 1)),
    // Before the year 0 there are no days to be written.
    y: () =>
      count > year ? null : dayAt(year - count, month, Math.min(day + 1, daysIn(year - count, month) + 1)),
  };
  // What a clock that runs ahead has dated is within it, too.
  return { from: from[unit](), to: null };
}

/** The day where the reader is. */
export function localDay(time: Date): Day {
  return dayAt(time.getFullYear(), time.getMonth() + 1, time.getDate());
}

/** First and last day of a year, month or day; null for what is none. */
function daysOf(date: string): [from: Day, to: Day] | null {
  const [, year, month, day] = DATE.exec(date) ?? [];
  if (year === undefined) return null;
  const [y, m, d] = [Number(year), Number(month ?? 1), Number(day ?? 1)];
  if (y < 1000 || m < 1 || m > 12 || d < 1 || d > daysIn(y, m)) return null;
  const lastMonth = month === undefined ? 12 : m;
  return [dayAt(y, m, d), dayAt(y, lastMonth, day === undefined ? daysIn(y, lastMonth) : d)];
}

function daysIn(year: number, month: number): number {
  return midnight(year, month + 1, 0).getUTCDate();
}

/** Months from 1; months and days beyond their number run on into the next. */
function dayAt(year: number, month: number, day: number): Day {
  const time = midnight(year, month, day);
  const parts = [time.getUTCFullYear(), time.getUTCMonth() + 1, time.getUTCDate()];
  return parts.map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0')).join('-');
}

/** `Date.UTC` takes a year before 100 for one of the 20th century. */
function midnight(year: number, month: number, day: number): Date {
  const time = new Date(0);
  time.setUTCFullYear(year, month - 1, day);
  return time;
}
