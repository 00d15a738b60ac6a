import { type Month, monthBehind, type MonthRange } from '../timeline';
import { parseQuery } from './parse-query';
import { type Day, periodEnds } from './period';
import { printQuery } from './print-query';
import type { QueryNode } from './query-tree';
import { withoutPart } from './without-part';

/** The months that a query keeps to by `after:` and `before:`; a month that it cuts in two counts. */
export function monthsOfQuery(query: string, today: Day): MonthRange {
  const range: MonthRange = { from: null, to: null };
  for (const condition of datesIn(query)) {
    if (condition.kind !== 'after' && condition.kind !== 'before') continue;
    const { from: day } = periodEnds(condition.value, today);
    if (day === null) continue;
    const month = day.slice(0, 7);
    if (condition.kind === 'after') range.from = later(range.from, month);
    else range.to = earlier(range.to, day.endsWith('-01') ? monthBehind(month, -1) : month);
  }
  return range;
}

/** A query without what keeps it to months. */
export function withoutMonths(query: string): string {
  return datesIn(query)
    .toReversed()
    .reduce((rest, { span }) => withoutPart(rest, span), query);
}

/** A query that keeps to these months instead of those before, and asks for the rest as it did. */
export function withMonths(query: string, { from, to }: MonthRange): string {
  const rest = withoutMonths(query);
  const written = [
    ...(from === null ? [] : [`after:${from}`]),
    ...(to === null ? [] : [`before:${monthBehind(to, 1)}`]),
  ];
  if (written.length === 0) return rest;
  const plain = [rest, ...written].join(' ').trim();
  // Behind alternatives, or a quotation without its end, they would be part of these.
  const { tree } = parseQuery(rest);
  const wanted = printQuery(
    tree ? { kind: 'and', span: tree.span, of: [...partsOf(tree), ...written.flatMap(conditions)] } : null,
  );
  return tree === null || printQuery(parseQuery(plain).tree) === wanted ? plain : wanted;
}

function conditions(written: string): QueryNode[] {
  return partsOf(parseQuery(written).tree);
}

/** What of a query keeps the whole of it to days before or after. */
function datesIn(query: string): QueryNode[] {
  return partsOf(parseQuery(query).tree).filter(({ kind }) => kind === 'before' || kind === 'after');
}

function partsOf(tree: QueryNode | null): QueryNode[] {
  if (tree?.kind === 'and') return tree.of;
  return tree ? [tree] : [];
}

function later(one: Month | null, other: Month): Month {
  return one !== null && one > other ? one : other;
}

function earlier(one: Month | null, other: Month): Month {
  return one !== null && one < other ? one : other;
}
