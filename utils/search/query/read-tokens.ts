import { foldText } from '@/utils/article/fold-text';
import type { TextSpan } from '@/utils/article/rendered-text';

import { bracketedReadingEnd } from '../bracketed-reading';
import { type OperatorName, operatorNamed } from './operators';

/** A piece of a query, before it is known what belongs together. */
export type QueryToken = { span: TextSpan } & (
  | { kind: 'open' | 'close' | 'or' | 'not' }
  | { kind: 'word'; text: string }
  | { kind: 'phrase'; text: string; isOpen: boolean }
  | {
      kind: 'operator';
      name: OperatorName;
      /** What stands behind the colon, without its quotation marks; empty where nothing does. */
      value: string;
      isOpen: boolean;
      valueSpan: TextSpan;
    }
);

const SPACE = /[\s\u200b]/u;
const OPENING_BRACKET = /[(（]/;
const CLOSING_BRACKET = /[)）]/;
const COLON = /[:：]/;
const BAR = /[|｜]/;
/** Hyphen, full-width hyphen, minus: what keyboards and input methods give for the sign. */
export const MINUS = /[-－−]/;
/** What closes a quotation that was opened so; any of those that one key gives closes those of that key. */
const QUOTES: [open: RegExp, close: RegExp][] = [
  [/["“”„‟＂]/, /["“”‟＂]/],
  [/「/, /」/],
  [/『/, /』/],
  [/[«»]/, /[«»]/],
];
/** Letters of the longest name of an operator, with room for a slip. */
const LONGEST_NAME = 12;
const SPACED_DATE = /\d{4}\s?年\s?\d{1,2}\s?月(?:\s?\d{1,2}\s?日)?/uy;
const SCHEME = /https?:\/\//iuy;

/** The pieces of a query, in order; what is between them is white space. Nothing is refused. */
export function readTokens(query: string): QueryToken[] {
  const tokens: QueryToken[] = [];
  let at = 0;
  while (at < query.length) {
    if (SPACE.test(query.charAt(at))) {
      at += 1;
      continue;
    }
    const token = tokenAt(query, at);
    if (token.kind !== 'and') tokens.push(token);
    at = token.span.end;
  }
  return tokens;
}

function tokenAt(query: string, start: number): QueryToken | { kind: 'and'; span: TextSpan } {
  const character = query.charAt(start);
  const one = { start, end: start + 1 };
  if (OPENING_BRACKET.test(character)) return { kind: 'open', span: one };
  if (CLOSING_BRACKET.test(character)) return { kind: 'close', span: one };
  if (BAR.test(character)) {
    return { kind: 'or', span: BAR.test(query.charAt(start + 1)) ? { start, end: start + 2 } : one };
  }
  if (MINUS.test(character) && /\S/.test(query.charAt(start + 1))) return { kind: 'not', span: one };
  const quoted = quotedAt(query, start);
  if (quoted) return { kind: 'phrase', ...quoted };
  return wordAt(query, start);
}

/** Whether a character begins a quotation. */
export function opensQuotation(character: string): boolean {
  return QUOTES.some(([open]) => open.test(character));
}

interface Quoted {
  text: string;
  /** Whether its closing mark is missing: it goes on to the end then. */
  isOpen: boolean;
  /** The marks included. */
  span: TextSpan;
}

function quotedAt(query: string, start: number): Quoted | null {
  const quotes = QUOTES.find(([open]) => open.test(query.charAt(start)));
  if (!quotes) return null;
  const length = query.slice(start + 1).search(quotes[1]);
  const isOpen = length < 0;
  const end = isOpen ? query.length : start + 1 + length;
  return { text: query.slice(start + 1, end), isOpen, span: { start, end: isOpen ? end : end + 1 } };
}

/** A word, or an operator with its value. */
function wordAt(query: string, start: number): QueryToken | { kind: 'and'; span: TextSpan } {
  const addressEnd = endOfAddress(query, start);
  if (addressEnd !== null) {
    return { kind: 'word', text: query.slice(start, addressEnd), span: { start, end: addressEnd } };
  }
  // A quotation mark that closes what nothing opened is a word by itself.
  const end = Math.max(endOfWord(query, start), start + 1);
  const colon = query.slice(start, Math.min(end, start + LONGEST_NAME + 1)).search(COLON);
  const name = colon < 0 ? null : operatorNamed(foldText(query.slice(start, start + colon)).text);
  if (name) return operatorAt(query, start, name, start + colon + 1);
  const text = query.slice(start, end);
  const span = { start, end };
  const kind = SIGNS.get(text.normalize('NFKC'));
  return kind ? { kind, span } : { kind: 'word', text, span };
}

/** Words that are signs, in capitals; side by side means and anyway. */
const SIGNS = new Map<string, 'or' | 'and' | 'not'>([
  ['OR', 'or'],
  ['AND', 'and'],
  ['NOT', 'not'],
]);

/** An address goes on to white space, or to a bracket that closes what was opened before it. */
function endOfAddress(query: string, start: number): number | null {
  SCHEME.lastIndex = start;
  if (!SCHEME.test(query)) return null;
  let open = 0;
  let end = SCHEME.lastIndex;
  for (; end < query.length && !SPACE.test(query.charAt(end)); end += 1) {
    if (OPENING_BRACKET.test(query.charAt(end))) open += 1;
    else if (CLOSING_BRACKET.test(query.charAt(end))) open -= 1;
    if (open < 0) break;
  }
  return end;
}

function operatorAt(query: string, start: number, name: OperatorName, valueStart: number): QueryToken {
  const quoted = quotedAt(query, valueStart);
  if (quoted) {
    const { text, isOpen, span } = quoted;
    return {
      kind: 'operator',
      name,
      value: text.trim(),
      isOpen,
      valueSpan: span,
      span: { start, end: span.end },
    };
  }
  const end = Math.max(endOfWord(query, valueStart), endOfSpacedDate(query, valueStart));
  const value = query.slice(valueStart, end);
  return {
    kind: 'operator',
    name,
    value,
    isOpen: false,
    valueSpan: { start: valueStart, end },
    span: { start, end },
  };
}

/** Where a word ends; the reading in brackets that one of its characters carries is part of it. */
function endOfWord(query: string, start: number): number {
  let end = start;
  while (end < query.length) {
    const readingEnd = OPENING_BRACKET.test(query.charAt(end)) ? bracketedReadingEnd(query, end) : null;
    if (readingEnd !== null && end > start) end = readingEnd;
    else if (endsWord(query.charAt(end))) break;
    else end += 1;
  }
  return end;
}

/** Where a Chinese date ends that has spaces within, as input methods for numbers leave them; 0 where none is. */
function endOfSpacedDate(query: string, start: number): number {
  SPACED_DATE.lastIndex = start;
  SPACED_DATE.test(query);
  return SPACED_DATE.lastIndex;
}

/** Whether a word ends before a character. */
function endsWord(character: string): boolean {
  return (
    SPACE.test(character) ||
    OPENING_BRACKET.test(character) ||
    CLOSING_BRACKET.test(character) ||
    BAR.test(character) ||
    QUOTES.some(([open, close]) => open.test(character) || close.test(character))
  );
}
