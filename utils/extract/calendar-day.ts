/** A day that a text names, and where it stands there: UTF-16 offsets. */
export interface CalendarDay {
  year: number;
  month: number;
  day: number;
  start: number;
  end: number;
}

/** The day that a match gives in digits; null when the calendar has no such day. */
export function calendarDay(match: RegExpExecArray, year = '', month = '', day = ''): CalendarDay | null {
  const date = { year: Number(year), month: Number(month), day: Number(day) };
  const utc = new Date(Date.UTC(date.year, date.month - 1, date.day));
  const exists = utc.getUTCMonth() === date.month - 1 && utc.getUTCDate() === date.day;
  return exists ? { ...date, start: match.index, end: match.index + match[0].length } : null;
}
