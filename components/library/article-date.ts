import { i18n } from '#i18n';
import type { Article } from '@/utils/article/article';
import { publicationDay } from '@/utils/article/long-date';

/** The day an article was published, or else "saved" and the day it was saved; with the year where it isn't this one. */
export function articleDate({ publishedTime, savedAt }: Pick<Article, 'publishedTime' | 'savedAt'>): string {
  return publishedTime === null
    ? i18n.t('library.savedOn', [shortDay(new Date(savedAt))])
    : shortDay(publicationDay(publishedTime), 'UTC');
}

function shortDay(date: Date, timeZone?: 'UTC'): string {
  const isThisYear = date.getFullYear() === new Date().getFullYear();
  return format(isThisYear, timeZone).format(date);
}

/** Intl's formats take long to make, and every row needs one. */
const formats = new Map<string, Intl.DateTimeFormat>();

function format(isThisYear: boolean, timeZone: 'UTC' | undefined): Intl.DateTimeFormat {
  const locale = document.documentElement.lang;
  const key = [locale, isThisYear, timeZone].join(' ');
  const known = formats.get(key);
  if (known) return known;
  const options: Intl.DateTimeFormatOptions = isThisYear
    ? { month: 'short', day: 'numeric' }
    : { dateStyle: 'medium' };
  const made = new Intl.DateTimeFormat(locale, { ...options, timeZone });
  formats.set(key, made);
  return made;
}
