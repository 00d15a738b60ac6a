import type { CslDate } from '../references/csl-item';

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October'],
  ...['November', 'December'],
];
/** As the MLA Handbook shortens them. */
const SHORT_MONTHS = [
  ...['Jan.', 'Feb.', 'Mar.', 'Apr.', 'May', 'June', 'July', 'Aug.', 'Sept.', 'Oct.', 'Nov.', 'Dec.'],
];

/** "November 20, 2026", as far as it is known. */
export function americanDate({ 'date-parts': [[year, month, day]] }: CslDate): string {
  const name = monthOf(MONTHS, month);
  if (name === '') return String(year);
  return day === undefined ? `${name} ${String(year)}` : `${name} ${String(day)}, ${String(year)}`;
}

/** "2026, November 20", as far as it is known. */
export function yearFirst({ 'date-parts': [[year, month, day]] }: CslDate): string {
  const name = monthOf(MONTHS, month);
  return [String(year), [name, day ?? ''].join(' ').trim()].filter((part) => part !== '').join(', ');
}

/** "20 Nov. 2026", as far as it is known. */
export function dayFirst({ 'date-parts': [[year, month, day]] }: CslDate): string {
  return [day ?? '', monthOf(SHORT_MONTHS, month), year].join(' ').trim();
}

function monthOf(names: readonly string[], month: number | undefined): string {
  return month === undefined ? '' : (names[month - 1] ?? '');
}
