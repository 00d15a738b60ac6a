import { type CalendarDay, calendarDay } from './calendar-day';

/** Year, month and day of the Iranian calendar in digits: 1403/02/14. */
const IN_DIGITS = /(?<!\d)(1[34]\d\d) ?[-/.] ?(1[0-2]|0?[1-9]) ?[-/.] ?(3[01]|[12]\d|0?[1-9])(?!\d)/;
const MONTHS = 'فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند'.split(' ');
const BY_NAME = new RegExp(`(?<!\\d)(\\d{1,2}) ?(${MONTHS.join('|')}) ?(?:ماه )?(1[34]\\d\\d)(?!\\d)`);

/** The first day of the Iranian calendar in a text, as a day of the common one; null when there is none. */
export function persianDay(text: string): CalendarDay | null {
  const match = IN_DIGITS.exec(text);
  if (match) return gregorian(match, Number(match[1]), Number(match[2]), Number(match[3]));
  const named = BY_NAME.exec(text);
  return named && gregorian(named, Number(named[3]), MONTHS.indexOf(named[2] ?? '') + 1, Number(named[1]));
}

const DAY_MS = 86_400_000;

function gregorian(match: RegExpExecArray, year: number, month: number, day: number): CalendarDay | null {
  // The year begins about 21 March; six months have 31 days, the others 30. The calendar itself tells what is off.
  const dayOfYear = (month - 1) * 30 + Math.min(month - 1, 6) + day - 1;
  const about = Date.UTC(year + 621, 2, 21) + dayOfYear * DAY_MS;
  const asked = `${String(month)}/${String(day)}/${String(year)}`;
  const date = [0, -1, 1]
    .map((off) => new Date(about + off * DAY_MS))
    .find((one) => asPersian(one) === asked);
  if (!date) return null;
  const [common = '', monthOfYear, dayOfMonth] = date.toISOString().slice(0, 10).split('-');
  return calendarDay(match, common, monthOfYear, dayOfMonth);
}

/** `month/day/year` of the Iranian calendar. */
function asPersian(date: Date): string {
  const parts = new Intl.DateTimeFormat('en-u-ca-persian', {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    timeZone: 'UTC',
  }).formatToParts(date);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('month')}/${part('day')}/${part('year')}`;
}
