import { i18n } from '#i18n';
import type { Timeline } from '@/utils/search/timeline';

/** The name of a month of a timeline, by its place; of those at the ends, with what else they stand for. */
export function monthName({ months, hasEarlier, hasLater }: Timeline, place: number): string {
  const name = nameOf(months[place]?.month ?? '');
  if (place === 0 && hasEarlier) return i18n.t('timeline.earlier', [name]);
  return place === months.length - 1 && hasLater ? i18n.t('timeline.later', [name]) : name;
}

/** The months from one place to another, and how many articles there are of them. */
export function countedMonths(timeline: Timeline, first: number, last: number): string {
  const count = timeline.months.slice(first, last + 1).reduce((sum, month) => sum + month.count, 0);
  const from = monthName(timeline, first);
  const months = first === last ? from : i18n.t('timeline.range', [from, monthName(timeline, last)]);
  return `${months} · ${i18n.t('library.count', count)}`;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function nameOf(month: string): string {
  const locale = document.documentElement.lang;
  const format =
    formats.get(locale) ??
    new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'short', timeZone: 'UTC' });
  formats.set(locale, format);
  return format.format(new Date(`${month}-01T00:00Z`));
}
