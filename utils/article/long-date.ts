/** The day of a time where the reader is, such as "21 November 2026". */
export function longDate(time: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(new Date(time));
}

/** Midnight, wherever it is read, of the day that a `publishedTime` has where it was written. */
export function publicationDay(publishedTime: string): string {
  return `${publishedTime.slice(0, 10)}T00:00:00`;
}
