/** The day of a moment where the reader is, such as "21 November 2026". */
export function longDate(time: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(new Date(time));
}

/** The day of publication as the page gave it, such as "21 November 2026", wherever it is read. */
export function longPublicationDate(publishedTime: string, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  return format.format(publicationDay(publishedTime));
}

/** Midnight in UTC of the day that a `publishedTime` has where it was written. */
export function publicationDay(publishedTime: string): Date {
  return new Date(`${publishedTime.slice(0, 10)}T00:00:00Z`);
}
