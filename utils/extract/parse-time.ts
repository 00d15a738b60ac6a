import { oneLine } from '@/utils/article/one-line';

import { type CalendarDay, calendarDay } from './calendar-day';
import { clockAtEnd, type ClockTime, clockTime } from './clock-time';
import { namedDay } from './named-day';
import { persianDay } from './persian-day';
import { plainDigits } from './plain-digits';
import { yearOfEra } from './year-of-era';

/** A moment as a page writes it: a day, and a time where one is given. */
export interface WrittenTime {
  year: number;
  month: number;
  day: number;
  clock: ClockTime | null;
}

/** A moment, and where its day stands in the text that was searched: UTF-16 offsets, digits made plain. */
export interface FoundTime extends WrittenTime {
  start: number;
  end: number;
}

/** Longest text searched, in UTF-16 code units. */
const MAX_LENGTH = 400;

const SECONDS = /^(\d{10})(?:\d{3})?$/;
const YEAR_FIRST =
  /(?<!\d)((?:19|20|25)\d{2}) ?[-/.年년] ?(1[0-2]|0?[1-9]) ?[-/.月월] ?(3[01]|[12]\d|0?[1-9])(?!\d) ?[日号號일]?/;
const ERA =
  /(令和|平成|昭和|(?:中華|中华)?民[國国]) ?(\d{1,3}|元) ?年 ?(1[0-2]|0?[1-9]) ?月 ?(3[01]|[12]\d|0?[1-9]) ?[日号號]?/;
const DAY_FIRST = /(?<!\d)(\d{1,2}) ?[-./] ?(\d{1,2}) ?[-./] ?((?:19|20|25)\d{2})(?!\d)/;
/** Shown dates leave the century out; in metadata that would be a number of another kind. */
const SHORT_YEAR = /(?<![\d.,/:-])(\d{1,2})([./])(\d{1,2})\2(\d{2})(?![\d/:-]|[.,]\d)/;
const COMPACT =
  /(?<!\d)((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:T?([01]\d|2[0-3])([0-5]\d)([0-5]\d)?)?(?!\d)/;

/**
 * The first moment that a text gives, in one of the forms that pages use: ISO 8601, RFC 2822, seconds since 1970, digits with
 * any separator, 年月日, eras of Japan, Taiwan and Thailand, the calendar of Iran, and months by their names in the page's
 * language or in English. Null when there is none, or it's no day of the calendar. Where day and month can't be told apart,
 * the day stands first, but for American English.
 */
export function parseTime(written: string, language: string): FoundTime | null {
  return timeIn(written, language, (text) => dayFirst(text, language));
}

/** As `parseTime`, of a line that a reader sees: the year may be short, 24.11.26. */
export function parseShownTime(line: string, language: string): FoundTime | null {
  return timeIn(line, language, (text) => dayFirst(text, language) ?? shortYear(text, language));
}

function timeIn(
  written: string,
  language: string,
  inDigits: (text: string) => CalendarDay | null,
): FoundTime | null {
  const text = plainDigits(oneLine(written.slice(0, MAX_LENGTH)));
  const seconds = SECONDS.exec(text);
  if (seconds) return fromSeconds(Number(seconds[1]));
  if (!/\d|年/.test(text)) return null;
  const yearIsFirst = yearFirst(text);
  // Months by name are asked of the browser, which takes long: not where the text begins with its day in digits.
  const others =
    yearIsFirst?.start === 0
      ? []
      : [
          inDigits(text),
          eraDay(text),
          /^(?:fa|prs|ps)\b/i.test(language) ? persianDay(text) : null,
          namedDay(text, language),
        ];
  const days = [yearIsFirst, ...others].filter((day) => day !== null);
  const [first] = days.toSorted((a, b) => a.start - b.start);
  if (!first) return compact(text);
  const { year, month, day, start, end } = first;
  const clock = clockTime(text.slice(end)) ?? clockAtEnd(text.slice(0, start));
  return { year, month, day, clock, start, end };
}

function yearFirst(text: string): CalendarDay | null {
  const match = YEAR_FIRST.exec(text);
  return match && calendarDay(match, String(yearOfEra(match[1] ?? '')), match[2], match[3]);
}

function eraDay(text: string): CalendarDay | null {
  const match = ERA.exec(text);
  return match && calendarDay(match, String(yearOfEra(match[2] ?? '', match[1])), match[3], match[4]);
}

function dayFirst(text: string, language: string): CalendarDay | null {
  const match = DAY_FIRST.exec(text);
  return match && inOrder(match, match[1], match[2], String(yearOfEra(match[3] ?? '')), language);
}

function shortYear(text: string, language: string): CalendarDay | null {
  const match = SHORT_YEAR.exec(text);
  return match && inOrder(match, match[1], match[3], `20${match[4] ?? ''}`, language);
}

function inOrder(match: RegExpExecArray, first = '', second = '', year: string, language: string) {
  const isAmerican = /^en(?:-US)?$/i.test(language) && match[0].includes('/') && Number(first) <= 12;
  const isMonthFirst = Number(second) > 12 || isAmerican;
  return isMonthFirst ? calendarDay(match, year, first, second) : calendarDay(match, year, second, first);
}

function compact(text: string): FoundTime | null {
  const match = COMPACT.exec(text);
  const found = match && calendarDay(match, match[1], match[2], match[3]);
  if (!found) return null;
  const [hour, minute, second] = [match[4], match[5], match[6] ?? 0].map(Number);
  const clock =
    match[4] === undefined
      ? null
      : { hour: hour ?? 0, minute: minute ?? 0, second: second ?? 0, offset: null };
  return { ...found, clock };
}

function fromSeconds(seconds: number): FoundTime {
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
    start: 0,
    end: 0,
  };
}
