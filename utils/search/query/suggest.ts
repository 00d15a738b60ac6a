import { foldText } from '@/utils/article/fold-text';
import type { TextSpan } from '@/utils/article/rendered-text';

import { OPERATOR_NAMES, type OperatorName, OPERATORS } from './operators';
import { printValue } from './print-query';
import { type QueryToken, readTokens } from './read-tokens';

/** A value that an operator may have, and what it is called. */
export interface NamedValue {
  value: string;
  label: string;
}

/** The values of each operator that make sense in a library, the likeliest first. */
export type QueryVocabulary = Record<OperatorName, NamedValue[]>;

/** What could stand at the caret in place of what does: an operator, or one with its value. */
export interface Suggestion {
  name: OperatorName;
  value: NamedValue | null;
  /** As it is written in the query. */
  text: string;
}

export interface Suggestions {
  /** The part of the query that one takes the place of. */
  span: TextSpan;
  options: Suggestion[];
}

/** More would be read, not chosen from. */
const MOST_VALUES = 8;
/** Tags, and sites, that are offered for a word that names no operator. */
const MOST_BY_WORD = 3;

/**
 * What continues the piece of a query before the caret: operators whose name it begins, tags and sites it begins, or the
 * values of the operator it stands behind. Where no piece is, all operators.
 */
export function suggestAt(query: string, caret: number, vocabulary: QueryVocabulary): Suggestions {
  const token = readTokens(query).find(({ span }) => span.start < caret && caret <= span.end);
  const none = { start: caret, end: caret };
  switch (token?.kind) {
    case undefined:
    case 'open':
    case 'close':
    case 'not':
      return { span: none, options: OPERATOR_NAMES.map(operator) };
    case 'or':
    case 'phrase':
      return { span: none, options: [] };
    case 'operator':
      return { span: token.span, options: valuesFor(token, query, caret, vocabulary) };
    case 'word': {
      const typed = fold(query.slice(token.span.start, caret));
      return { span: token.span, options: typed === '' ? [] : byWord(typed, vocabulary) };
    }
  }
}

/** The query with a suggestion taken, and the caret behind it. */
export function withSuggestion(
  query: string,
  { start, end }: TextSpan,
  { text, value }: Suggestion,
): { query: string; caret: number } {
  const rest = query.slice(end);
  // A value is finished by the space behind it.
  const gap = value !== null && !/^\s/.test(rest) ? ' ' : '';
  const before = query.slice(0, start) + text + gap;
  return { query: before + rest, caret: before.length + (value !== null && gap === '' ? 1 : 0) };
}

function valuesFor(
  { name, value, valueSpan }: QueryToken & { kind: 'operator' },
  query: string,
  caret: number,
  vocabulary: QueryVocabulary,
): Suggestion[] {
  if (caret < valueSpan.start) return [operator(name)];
  const typed = fold(query.slice(valueSpan.start, caret).replace(/^["“”„‟＂「『«]/, ''));
  const offered = matching(typed, vocabulary[name]).slice(0, MOST_VALUES);
  // What stands there already needs no suggestion.
  const isThere = offered.length === 1 && offered[0]?.value === value;
  return isThere ? [] : offered.map((one) => withValue(name, one));
}

/** Letters of a spaced script say too little alone. */
function byWord(typed: string, vocabulary: QueryVocabulary): Suggestion[] {
  const operators = OPERATOR_NAMES.filter((name) =>
    [name, ...OPERATORS[name]].some((word) => word.startsWith(typed)),
  ).map(operator);
  if (/^[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{N}]$/u.test(typed)) return operators;
  const values = (['tag', 'site'] as const).flatMap((name) =>
    vocabulary[name]
      .filter(({ label }) => fold(label).startsWith(typed))
      .slice(0, MOST_BY_WORD)
      .map((one) => withValue(name, one)),
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

const operator = (name: OperatorName): Suggestion => ({ name, value: null, text: `${name}:` });

const withValue = (name: OperatorName, value: NamedValue): Suggestion => ({
  name,
  value,
  text: `${name}:${printValue(value.value)}`,
});

const fold = (text: string): string => foldText(text).text;
