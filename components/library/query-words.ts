import { i18n } from '#i18n';
import type { HighlightColor } from '@/utils/annotation/annotation';
import { languageName } from '@/utils/article/language-name';
import { longDate } from '@/utils/article/long-date';
import { type Period, printPeriod } from '@/utils/search/query/period';
import type { FactCondition, QueryNode, QueryProblem } from '@/utils/search/query/query-tree';

/** What a colour means to the reader. */
export type NameOfColor = (color: HighlightColor) => string;

/** Of alternatives in a text that was pasted, more aren't read. */
const MOST_ALTERNATIVES = 12;

/** What a part of a query asks for, in the reader's words. */
export function queryWords(node: QueryNode, nameOf: NameOfColor): string {
  if (node.kind === 'word') return node.text;
  if (node.kind === 'phrase') return i18n.t('query.quoted', [node.text]);
  if (node.kind === 'not') return i18n.t('query.not', [groupWords(node.of, nameOf)]);
  if (node.kind === 'and') return node.of.map((one) => groupWords(one, nameOf)).join(i18n.t('query.between'));
  if (node.kind === 'or') {
    const said = node.of
      .slice(0, MOST_ALTERNATIVES)
      .map((one) => groupWords(one, nameOf))
      .reduce((one, other) => i18n.t('query.or', [one, other]));
    const rest = node.of.length - MOST_ALTERNATIVES;
    return rest > 0 ? i18n.t('query.orMore', [said, String(rest)]) : said;
  }
  return i18n.t('query.fact', [i18n.t(`query.names.${node.kind}`), valueWords(node, nameOf)]);
}

function groupWords(node: QueryNode, nameOf: NameOfColor): string {
  const words = queryWords(node, nameOf);
  return node.kind === 'and' || node.kind === 'or' ? i18n.t('query.group', [words]) : words;
}

/** The value of a condition, in the reader's words. */
export function valueWords(condition: FactCondition, nameOf: NameOfColor): string {
  switch (condition.kind) {
    case 'tag':
    case 'site':
      return condition.value;
    case 'lang':
      return languageName(condition.value.replaceAll('_', '-'), document.documentElement.lang);
    case 'is':
      return i18n.t(`query.states.${condition.value}`);
    case 'has':
      return i18n.t(`query.parts.${condition.value}`);
    case 'color':
      return nameOf(condition.value);
    case 'before':
    case 'after': {
      const { value } = condition;
      // Only the day it begins with counts.
      const from = value.kind === 'days' && value.from !== null ? value.from : null;
      return from === null ? periodWords(value) : dayWords(from);
    }
    case 'saved':
    case 'published':
      return periodWords(condition.value);
  }
}

const UNITS = { d: 'day', w: 'week', m: 'month', y: 'year' } as const;

/** A period as one says it. */
export function periodWords(period: Period): string {
  const locale = document.documentElement.lang;
  if (period.kind === 'last') {
    const { count, unit } = period;
    if (count === 1 && unit === 'd') return i18n.t('query.today');
    const units = new Intl.NumberFormat(locale, { style: 'unit', unit: UNITS[unit], unitDisplay: 'long' });
    return i18n.t('query.last', [units.format(count)]);
  }
  if (period.kind === 'yesterday') return i18n.t('query.yesterday');
  const { from, to } = period;
  if (from === null) return to === null ? '' : i18n.t('query.upTo', [dayWords(to)]);
  if (to === null) return i18n.t('query.from', [dayWords(from)]);
  const printed = printPeriod(period);
  const start = new Date(`${from}T00:00:00`);
  if (/^\d{4}$/.test(printed)) return new Intl.DateTimeFormat(locale, { year: 'numeric' }).format(start);
  if (/^\d{4}-\d{2}$/.test(printed)) {
    return new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long' }).format(start);
  }
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long' });
  return format.formatRange(start, new Date(`${to}T00:00:00`));
}

const dayWords = (day: string): string => longDate(`${day}T00:00:00`, document.documentElement.lang);

/** Code units of a query that are shown where a problem is but one sign. */
const AROUND = 10;
/** Those that are shown of a long part. */
const LONGEST_PART = 60;

/** Why a part of a query can't be read, with that part. */
export function problemWords({ kind, span }: QueryProblem, query: string): string {
  const around = span.end - span.start <= 2 && kind !== 'noValue' ? AROUND : 0;
  const start = Math.max(0, span.start - around);
  const end = Math.min(query.length, span.end + around, start + LONGEST_PART);
  const isCut = around > 0 || end < span.end;
  const part = [
    isCut && start > 0 ? '…' : '',
    query.slice(start, end).trim(),
    isCut && end < query.length ? '…' : '',
  ];
  return i18n.t(`query.problems.${kind}`, [part.join('')]);
}
