import { foldText } from '@/utils/article/fold-text';
import type { TextSpan } from '@/utils/article/rendered-text';

import { OPERATOR_NAMES, type OperatorName, OPERATORS } from './operators';
import { printValue } from './print-query';
import { MINUS, opensQuotation, type QueryToken, readTokens } from './read-tokens';

/** A value that an operator may have, and what it is called. */
export interface NamedValue {
  value: string;
  label: string;
}

/** The values of each operator that make sense in a library, the likeliest first. */
export type QueryVocabulary = Record<OperatorName, NamedValue[]>;

/** What could stand at the caret: an operator, or one with its value. */
export interface Suggestion {
  name: OperatorName;
  value: NamedValue | null;
  /** As it is written in the query. */
  text: string;
  /** The part of the query that it takes the place of: nothing behind the caret but what it says itself. */
  span: TextSpan;
  /** What sets it apart from what stands before it, and behind it. */
  gaps: [before: string, after: string];
}

/** More would be read, not chosen from. */
const MOST_VALUES = 8;
/** Tags, and sites, that are offered for a word that names no operator. */
const MOST_BY_WORD = 3;

/**
 * What continues the piece of a query before the caret: operators whose name it begins, tags and sites it begins, or the
 * values of the operator it stands behind.
 */
export function suggestAt(query: string, caret: number, vocabulary: QueryVocabulary): Suggestion[] {
  const token = pieceBefore(query, caret);
  if (token?.kind === 'operator') return valuesFor(token, query, caret, vocabulary);
  return token?.kind === 'word' ? byWord(token.span, query, caret, vocabulary) : [];
}

/** All ways to search: the values of the operator before the caret, or every operator, beside the piece it stands in. */
export function waysAt(query: string, caret: number, vocabulary: QueryVocabulary): Suggestion[] {
  const token = pieceBefore(query, caret);
  const values = token?.kind === 'operator' ? valuesFor(token, query, caret, vocabulary) : [];
  if (values.length > 0) return values;
  const at =
    token === undefined ? caret : 'isOpen' in token && token.isOpen ? token.span.start : token.span.end;
  const before = pieceBefore(query, at);
  const isJoined = before === undefined || before.kind === 'open' || isSign(before);
  const gaps: Suggestion['gaps'] = [isJoined ? '' : ' ', /^(?:$|[\s)）])/.test(query.slice(at)) ? '' : ' '];
  return OPERATOR_NAMES.map((name) => ({ ...operator(name, { start: at, end: at }), gaps }));
}

/** The query with a suggestion taken, and the caret behind it. */
export function withSuggestion(
  query: string,
  { text, value, span, gaps: [before, after] }: Suggestion,
): { query: string; caret: number } {
  const rest = query.slice(span.end);
  const written = query.slice(0, span.start) + before + text;
  // A value is finished by the space behind it.
  const isSpaced = value !== null && /^\s/.test(rest);
  return {
    query: written + after + rest,
    caret: written.length + (value === null ? 0 : isSpaced ? 1 : after.length),
  };
}

function pieceBefore(query: string, caret: number): QueryToken | undefined {
  return readTokens(query).find(({ span }) => span.start < caret && caret <= span.end);
}

/** Whether a piece turns round what comes next; it is a word as long as nothing does. */
function isSign(token: QueryToken): boolean {
  return token.kind === 'not' || (token.kind === 'word' && MINUS.test(token.text) && token.text.length === 1);
}

function valuesFor(
  { name, value, valueSpan, isOpen, span }: QueryToken & { kind: 'operator' },
  query: string,
  caret: number,
  vocabulary: QueryVocabulary,
): Suggestion[] {
  if (caret < valueSpan.start) return [operator(name, { start: span.start, end: valueSpan.start })];
  const mark = opensQuotation(query.charAt(valueSpan.start)) ? query.charAt(valueSpan.start) : '';
  const start = valueSpan.start + mark.length;
  const end = mark === '' || isOpen ? valueSpan.end : valueSpan.end - 1;
  const typed = fold(query.slice(start, Math.max(start, Math.min(caret, end))));
  const rest = fold(query.slice(Math.max(start, caret), Math.max(caret, end)));
  const offered = matching(typed, vocabulary[name]).slice(0, MOST_VALUES);
  // What stands there already needs no suggestion.
  if (offered.length === 1 && offered[0]?.value === value) return [];
  // What it doesn't say goes on being a quotation, if it was in one that has an end.
  const reopened = mark !== '' && !isOpen && caret > valueSpan.start ? mark : '';
  return offered.map((one) =>
    fold(one.value).endsWith(rest)
      ? withValue(name, one, span, query)
      : withValue(name, one, { start: span.start, end: caret }, query, reopened),
  );
}

function byWord(
  { start, end }: TextSpan,
  query: string,
  caret: number,
  vocabulary: QueryVocabulary,
): Suggestion[] {
  const typed = fold(query.slice(start, caret));
  if (typed === '') return [];
  const colon = /^[:：]/.test(query.slice(caret)) ? 1 : 0;
  const operators = OPERATOR_NAMES.filter((name) =>
    [name, ...OPERATORS[name]].some((word) => word.startsWith(typed)),
  ).map((name) => operator(name, { start, end: caret + colon }));
  // Letters of a spaced script say too little alone.
  if (/^[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{N}]$/u.test(typed)) return operators;
  const rest = fold(query.slice(caret, end));
  const values = (['tag', 'site'] as const).flatMap((name) =>
    vocabulary[name]
      .filter(({ label }) => fold(label).startsWith(typed))
      .slice(0, MOST_BY_WORD)
      .map((one) =>
        withValue(name, one, { start, end: fold(one.value).endsWith(rest) ? end : caret }, query),
      ),
  );
  return [...operators, ...values];
}

/** Values that begin with what is typed, by themselves or by what they are called, before those that contain it. */
function matching(typed: string, values: NamedValue[]): NamedValue[] {
  const keys = values.map((one) => ({ one, names: [fold(one.value), fold(one.label)] }));
  const beginning = keys.filter(({ names }) => names.some((name) => name.startsWith(typed)));
  const containing = keys.filter(
    (key) => !beginning.includes(key) && key.names.some((name) => name.includes(typed)),
  );
  return [...beginning, ...containing].map(({ one }) => one);
}

function operator(name: OperatorName, span: TextSpan): Suggestion {
  return { name, value: null, text: `${name}:`, span, gaps: ['', ''] };
}

/** A space behind a value finishes it; `mark` is the quotation mark that what follows begins with again. */
function withValue(
  name: OperatorName,
  value: NamedValue,
  span: TextSpan,
  query: string,
  mark = '',
): Suggestion {
  const gap = /^\s/.test(query.slice(span.end)) && mark === '' ? '' : ' ';
  return { name, value, text: `${name}:${printValue(value.value)}`, span, gaps: ['', gap + mark] };
}

const fold = (text: string): string => foldText(text).text;
