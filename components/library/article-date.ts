import { i18n } from '#i18n';
import type { Article } from '@/utils/article/article';

/** Intl's formats take long to make and are used by every row. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** The day an article was published, or else "saved" and the day it was saved; with the year where it isn't this one. */
export function articleDate({ publishedTime, savedAt }: Pick<Article, 'publishedTime' | 'savedAt'>): string {
  return publishedTime === null ? i18n.t('library.savedOn', [shortDay(savedAt)]) : shortDay(publishedTime);
}

function shortDay(time: string): string {
  const date = new Date(time);
  const isThisYear = date.getFullYear() === new Date().getFullYear();
  return format(isThisYear ? 'short' : 'year').format(date);
}

function format(kind: 'short' | 'year'): Intl.DateTimeFormat {
  const locale = document.documentElement.lang;
  const key = `${locale} ${kind}`;
  const known = formats.get(key);
  if (known) return known;
  const options: Intl.DateTimeFormatOptions =
    kind === 'short' ? { month: 'short', day: 'numeric' } : { dateStyle: 'medium' };
  const made = new Intl.DateTimeFormat(locale, options);
  formats.set(key, made);
  return made;
}
