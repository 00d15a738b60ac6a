/**
 * A day as it is read, such as "21 November 2026". Many pages give only the day of publication, which is stored as midnight
 * in UTC: it stays that day in every time zone. A time with its hour is told as the reader's own day.
 */
export function longDate(time: string, locale: string): string {
  const isDayOnly = /T00:00:00(?:\.0+)?Z$/.test(time);
  const options: Intl.DateTimeFormatOptions = isDayOnly ? { timeZone: 'UTC' } : {};
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', ...options }).format(new Date(time));
}
