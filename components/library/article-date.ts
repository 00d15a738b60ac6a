import { i18n } from '#i18n';
import type { Article } from '@/utils/article/article';
import { publicationDay } from '@/utils/article/long-date';

/** The day an article was published, or else "saved" and the day it was saved; with the year where it isn't this one. */
export function articleDate({ publishedTime, savedAt }: Pick<Article, 'publishedTime' | 'savedAt'>): string {
  return publishedTime === null
    ? i18n.t('library.savedOn', [shortDay(savedAt)])
    : shortDay(publicationDay(publishedTime));
}

/** A day as lists show it: with the year where it isn't this one. */
export function shortDay(time: string): string {
  const date = new Date(time);
  const isThisYear = date.getFullYear() === new Date().getFullYear();
  return format(isThisYear).format(date);
}

/** Intl's formats take long to make, and every row needs one. */
const formats = new Map<string, Intl.DateTimeFormat>();

function format(isThisYear: boolean): Intl.DateTimeFormat {
  const locale = document.documentElement.lang;
  const key = [locale, isThisYear].join(' ');
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(
    locale,
    isThisYear ? { month: 'short', day: 'numeric' } : { dateStyle: 'medium' },
  );
  formats.set(key, made);
  return made;
}
