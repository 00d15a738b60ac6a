import { isDayOnly } from '@/utils/article/is-day-only';

/** A day as it is read, such as "21 November 2026": the page's own where it gave no hour, else the reader's. */
export function longDate(time: string, locale: string): string {
  const options: Intl.DateTimeFormatOptions = isDayOnly(time) ? { timeZone: 'UTC' } : {};
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', ...options }).format(new Date(time));
}
