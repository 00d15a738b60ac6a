import { type CalendarDay, calendarDay } from './calendar-day';
import { type ClockTime, clockTime } from './clock-time';
import { namedDay } from './named-day';
import { oneLine } from './text-weight';

/** A moment as a page writes it: a day, and a time where one is given. */
export interface WrittenTime {
  year: number;
  month: number;
  day: number;
  clock: ClockTime | null;
}

/** Longest text searched, in UTF-16 code units. */
const MAX_LENGTH = 400;

const SECONDS = /^(\d{10})(?:\d{3})?$/;
const YEAR_FIRST =
  /(?<!\d)((?:19|20)\d{2}) ?[-/.年년] ?(1[0-2]|0?[1-9]) ?[-/.月월] ?(3[01]|[12]\d|0?[1-9])(?!\d) ?[日号號일]?/;
const DAY_FIRST = /(?<!\d)(\d{1,2})[-./](\d{1,2})[-./]((?:19|20)\d{2})(?!\d)/;
const COMPACT =
  /(?<!\d)((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:T?([01]\d|2[0-3])([0-5]\d)([0-5]\d)?)?(?!\d)/;

/**
 * The first moment that a text gives, in one of the forms that pages use: ISO 8601, RFC 2822, seconds since 1970, digits with
 * any separator, 年月日, and months by their names in the page's language or in English. Null when there is none, or it's no
 * day of the calendar. Where day and month can't be told apart, the day stands first, but for American English.
 */
export function parseTime(written: string, language: string): WrittenTime | null {
  const text = plainDigits(oneLine(written.slice(0, MAX_LENGTH)));
  const seconds = SECONDS.exec(text);
  if (seconds) return fromSeconds(Number(seconds[1]));
  if (!/\d/.test(text)) return null;
  const inDigits = yearFirst(text);
  // Months by name are asked of the browser, which takes long: not where the text begins with its day in digits.
  const others = inDigits?.start === 0 ? [] : [dayFirst(text, language), namedDay(text, language)];
  const days = [inDigits, ...others].filter((day) => day !== null);
  const [first] = days.toSorted((a, b) => a.start - b.start);
  if (!first) return compact(text);
  const { year, month, day, end } = first;
  return { year, month, day, clock: clockTime(text.slice(end)) };
}

function yearFirst(text: string): CalendarDay | null {
  const match = YEAR_FIRST.exec(text);
  return match && calendarDay(match, match[1], match[2], match[3]);
}

function dayFirst(text: string, language: string): CalendarDay | null {
  const match = DAY_FIRST.exec(text);
  if (!match) return null;
  const [whole, first, second, year] = match;
  const isAmerican = /^en(?:-US)?$/i.test(language) && whole.includes('/') && Number(first) <= 12;
  const isMonthFirst = Number(second) > 12 || isAmerican;
  return isMonthFirst ? calendarDay(match, year, first, second) : calendarDay(match, year, second, first);
}

function compact(text: string): WrittenTime | null {
  const match = COMPACT.exec(text);
  const found = match && calendarDay(match, match[1], match[2], match[3]);
  if (!found) return null;
  const { year, month, day } = found;
  const [hour, minute, second] = [match[4], match[5], match[6] ?? 0].map(Number);
  const clock =
    match[4] === undefined
      ? null
      : { hour: hour ?? 0, minute: minute ?? 0, second: second ?? 0, offset: null };
  return { year, month, day, clock };
}

function fromSeconds(seconds: number): WrittenTime {
  const date = new Date(seconds * 1000);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    clock: {
      hour: date.getUTCHours(),
      minute: date.getUTCMinutes(),
      second: date.getUTCSeconds(),
      offset: 0,
    },
  };
}

/** Full-width, Arabic and Persian digits as ASCII. */
function plainDigits(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0));
}
