import { type CalendarDay, calendarDay } from './calendar-day';
import { monthNames } from './month-names';

/** The first day in a text whose month is written by its name, in the page's language or in English; null when there is none. */
export function namedDay(text: string, language: string): CalendarDay | null {
  const { months, patterns } = patternsFor(language);
  const lower = text.toLowerCase();
  for (const pattern of patterns) {
    const match = pattern.exec(lower);
    const { day, month, year } = match?.groups ?? {};
    const number = months.get(month ?? '');
    if (match && number !== undefined) return calendarDay(match, year, String(number), day);
  }
  return null;
}

interface NamedPatterns {
  months: Map<string, number>;
  patterns: RegExp[];
}

/** Making names of months takes a millisecond or two; a page asks some thirty times. */
const known = new Map<string, NamedPatterns>();

function patternsFor(language: string): NamedPatterns {
  const made = known.get(language) ?? makePatterns(language);
  known.set(language, made);
  return made;
}

function makePatterns(language: string): NamedPatterns {
  const months = new Map(['en', 'en-GB', ...knownLocale(language)].flatMap((one) => [...monthNames(one)]));
  const names = [...months.keys()].sort((a, b) => b.length - a.length).map(escape);
  const month = `(?<month>${names.join('|')})(?!\\p{L})`;
  const year = '(?<year>(?:19|20)\\d{2})(?!\\d)';
  return {
    months,
    patterns: [
      // 1 May 2024 · 1st of May, 2024 · 1. Mai 2024 · 1 de mayo de 2024 · 01-May-2024
      new RegExp(
        `(?<!\\d)(?<day>\\d{1,2})(?:st|nd|rd|th|er|º|\\.)?,?[ -]?(?:of |de |d['’])?${month}[.,]?[ -]?(?:de |del )?${year}`,
        'u',
      ),
      // May 1, 2024 · May 1st 2024
      new RegExp(`(?<!\\p{L})${month}\\.? ?(?<day>\\d{1,2})(?:st|nd|rd|th)?,? ${year}`, 'u'),
    ],
  };
}

function escape(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Pages give tags that are none, such as `zh-cmn-hans-x`; those have no names of months. */
function knownLocale(language: string): string[] {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(language);
  } catch {
    // A `RangeError`: the tag isn't well formed.
    return [];
  }
}
