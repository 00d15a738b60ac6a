import { type CalendarDay, calendarDay } from './calendar-day';
import { monthNames } from './month-names';
import { yearOfEra } from './year-of-era';

/** The first day in a text whose month is written by its name, in the page's language or in English; null when there is none. */
export function namedDay(text: string, language: string): CalendarDay | null {
  if (!/(?:19|20|25)\d{2}/.test(text)) return null;
  const day = namedDayIn(text, [language, ...(OTHER_NAMES[language.slice(0, 2).toLowerCase()] ?? [])]);
  // Templates of other countries often claim a language that the text isn't in.
  return day ?? (LOOKS_NAMED.test(text) ? namedDayIn(text, COMMON_LANGUAGES) : null);
}

const LOOKS_NAMED = /(?<!\d)\d{1,2}[.º°]? (?:de )?\p{L}{3,10}\.? (?:de )?(?:19|20)\d{2}(?!\d)/u;
const COMMON_LANGUAGES = ['de', 'fr', 'es', 'it', 'pt', 'nl'];

function namedDayIn(text: string, languages: string[]): CalendarDay | null {
  const { months, patterns } = patternsFor(languages);
  const lower = text.toLowerCase();
  for (const pattern of patterns) {
    const match = pattern.exec(lower);
    const { day, month, year } = match?.groups ?? {};
    const number = months.get(month ?? '');
    if (match && number !== undefined)
      return calendarDay(match, String(yearOfEra(year ?? '')), String(number), day);
  }
  return null;
}

/** Languages whose countries name the months differently. */
const OTHER_NAMES: Partial<Record<string, string[]>> = { ar: ['ar-EG', 'ar-LB', 'ar-DZ', 'ar-MA', 'ar-TN'] };

interface NamedPatterns {
  months: Map<string, number>;
  patterns: RegExp[];
}

/** Making names of months takes a millisecond or two; a page asks some thirty times. */
const known = new Map<string, NamedPatterns>();

function patternsFor(languages: string[]): NamedPatterns {
  const key = languages.join(' ');
  const made = known.get(key) ?? makePatterns(languages);
  known.set(key, made);
  return made;
}

function makePatterns(languages: string[]): NamedPatterns {
  const months = new Map(
    ['en', 'en-GB', ...languages].flatMap(knownLocale).flatMap((one) => [...monthNames(one)]),
  );
  const names = [...months.keys()].sort((a, b) => b.length - a.length).map(escape);
  const month = `(?<month>${names.join('|')})(?!\\p{L})`;
  const year = '(?<year>(?:19|20|25)\\d{2})(?!\\d)';
  return {
    months,
    patterns: [
      // 1 May 2024 · 1st of May, 2024 · 1. Mai 2024 · 1 de mayo de 2024 · 01-May-2024
      new RegExp(
        `(?<!\\d)(?<day>\\d{1,2})(?:st|nd|rd|th|er|º|\\.)?,?[ -]?(?:of |de |d['’]|ב)?${month}[.,]?[ -]?(?:de |del )?${year}`,
        'u',
      ),
      // May 1, 2024 · May 1st 2024
      new RegExp(`(?<!\\p{L})${month}\\.? ?(?<day>\\d{1,2})(?:st|nd|rd|th)?,? ${year}`, 'u'),
      // 2024. május 1. · 2024 m. gegužės 1 d.
      new RegExp(`(?<!\\d)${year}(?:\\. | m\\. | )${month}\\.? (?<day>\\d{1,2})(?!\\d)`, 'u'),
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
