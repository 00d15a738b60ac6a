import type { TextSpan } from '@/utils/article/rendered-text';

import { wantedWords } from '../searched-words';
import { colorNamed, partNamed, stateNamed } from './named-values';
import { parsePeriod } from './period';
import type { FactCondition, ProblemKind, QueryNode, QueryProblem } from './query-tree';
import { type QueryToken, readTokens } from './read-tokens';

/** A query as it was understood. */
export interface ParsedQuery {
  /** What it asks for; null where that is nothing, which every article meets. */
  tree: QueryNode | null;
  /** What couldn't be read, in order. The tree is without it. */
  problems: QueryProblem[];
}

/** Brackets within brackets that anybody means. */
const MOST_BRACKETS = 30;

/**
 * Code units of the words and phrases of a query that are looked for, of which each counts for at least so many: a hundred words, or a
 * paragraph that was pasted. Thousands take seconds.
 */
const MOST_LETTERS = 1_000;
const LEAST_LETTERS = 10;

/**
 * Reads a query. Words beside each other must all hold, more closely than `OR` takes its sides apart; `-` says not. Whatever
 * is typed can be read: what makes no sense, or not yet, is left out and named.
 */
export function parseQuery(query: string): ParsedQuery {
  const parser = new Parser(query);
  const tree = parser.anyOf(0);
  return { tree, problems: parser.problems.toSorted((a, b) => a.span.start - b.span.start) };
}

class Parser {
  readonly problems: QueryProblem[] = [];
  readonly #tokens: QueryToken[];
  readonly #query: string;
  #next = 0;
  /** How many letters more are looked for. */
  #room = MOST_LETTERS;
  #isFull = false;

  constructor(query: string) {
    this.#tokens = readTokens(query);
    this.#query = query;
  }

  /** Alternatives up to the bracket that closes them. */
  anyOf(depth: number): QueryNode | null {
    const sides = [this.#allOf(depth)];
    for (let token = this.#tokens[this.#next]; token?.kind === 'or'; token = this.#tokens[this.#next]) {
      this.#next += 1;
      const before = sides.at(-1);
      const after = this.#allOf(depth);
      if (!before || !after) this.#complain('lonelyOr', token.span);
      sides.push(after);
    }
    return joined('or', sides);
  }

  #allOf(depth: number): QueryNode | null {
    const nodes: (QueryNode | null)[] = [];
    for (
      let token = this.#tokens[this.#next];
      token && token.kind !== 'or';
      token = this.#tokens[this.#next]
    ) {
      if (token.kind === 'close') {
        if (depth > 0) break;
        this.#complain('closingBracket', token.span);
        this.#next += 1;
        continue;
      }
      nodes.push(this.#one(depth));
    }
    return joined('and', nodes);
  }

  /** One condition, with the signs before it that turn it round. */
  #one(depth: number): QueryNode | null {
    const { start = 0 } = this.#tokens[this.#next]?.span ?? {};
    let isNegated = false;
    while (this.#tokens[this.#next]?.kind === 'not') {
      isNegated = !isNegated;
      this.#next += 1;
    }
    const token = this.#tokens[this.#next];
    if (!token || token.kind === 'or' || token.kind === 'close') return null;
    this.#next += 1;
    const node = token.kind === 'open' ? this.#group(token.span, depth) : this.#condition(token);
    return node && isNegated ? negated(node, start) : node;
  }

  #group(opening: TextSpan, depth: number): QueryNode | null {
    if (depth >= MOST_BRACKETS) {
      this.#complain('deepBrackets', opening);
      return null;
    }
    const node = this.anyOf(depth + 1);
    const closing = this.#tokens[this.#next];
    if (closing?.kind === 'close') {
      this.#next += 1;
      return node && { ...node, span: { start: opening.start, end: closing.span.end } };
    }
    // Which bracket is missing shows where it was opened; while one types it simply isn't there yet.
    this.problems.push({ kind: 'openBracket', span: opening, isUnfinished: true });
    return node && { ...node, span: { start: opening.start, end: node.span.end } };
  }

  #condition(token: QueryToken): QueryNode | null {
    const { span } = token;
    switch (token.kind) {
      case 'word':
      case 'phrase': {
        if (token.kind === 'phrase' && token.isOpen) this.#complain('openQuote', span);
        const text = this.#withinRoom(token.text.trim(), span);
        // Of punctuation alone there is nothing to be found.
        return wantedWords(text) === '' ? null : { kind: token.kind, text, span };
      }
      case 'operator': {
        if (isProse(token)) return { kind: 'word', text: this.#query.slice(span.start, span.end), span };
        if (token.isOpen) this.#complain('openQuote', token.valueSpan);
        const condition = this.#fact(token);
        return condition && { ...condition, span };
      }
      case 'open':
      case 'close':
      case 'or':
      case 'not':
        return null;
    }
  }

  /** What is looked for of some words; that a query asks for more than that is said once, where the rest begins. */
  #withinRoom(text: string, { start }: TextSpan): string {
    const room = Math.max(0, this.#room);
    this.#room = room - Math.max(text.length, LEAST_LETTERS);
    if (text.length <= room) return text;
    const kept = text.slice(0, room).replace(/\s\S*$/u, '');
    if (!this.#isFull) {
      const span = { start: start + kept.length, end: this.#query.length };
      // It isn't mended by typing on.
      this.problems.push({ kind: 'manyWords', span, isUnfinished: false });
    }
    this.#isFull = true;
    return kept;
  }

  #fact({ name, value, valueSpan, span }: QueryToken & { kind: 'operator' }): FactCondition | null {
    const complain = (kind: ProblemKind): null => this.#complain(kind, valueSpan);
    if (value === '') return this.#complain('noValue', span);
    switch (name) {
      case 'tag':
      case 'site':
        return wantedWords(value) === '' ? this.#complain('noValue', span) : { kind: name, value };
      case 'lang':
        return LANGUAGE.test(value) ? { kind: name, value } : complain('unknownLanguage');
      case 'is': {
        const state = stateNamed(value);
        return state ? { kind: name, value: state } : complain('unknownState');
      }
      case 'has': {
        const part = partNamed(value);
        return part ? { kind: name, value: part } : complain('unknownPart');
      }
      case 'color': {
        const color = colorNamed(value);
        return color ? { kind: name, value: color } : complain('unknownColor');
      }
      case 'before':
      case 'after':
      case 'saved':
      case 'published': {
        const period = parsePeriod(value);
        return period ? { kind: name, value: period } : complain('unknownDate');
      }
    }
  }

  #complain(kind: ProblemKind, span: TextSpan): null {
    this.problems.push({ kind, span, isUnfinished: span.end === this.#query.length });
    return null;
  }
}

/** The shape of a BCP 47 tag, as far as pages and readers write one. */
const LANGUAGE = /^[a-z]{2,3}(?:[-_][a-z\d]{2,8})*$/i;

/** Operators whose values are few words; a value of others may be anything. */
const OF_FEW_WORDS = new Set(['is', 'has', 'color', 'before', 'after', 'saved', 'published']);

/** Whether what stands behind a colon is a sentence, as in a headline (保存：如何……), rather than a value with a slip. */
function isProse({ name, value }: QueryToken & { kind: 'operator' }): boolean {
  return OF_FEW_WORDS.has(name) && PROSE.test(value);
}

/** More Chinese characters than any value has, and no number. */
const PROSE = /^(?!.*\d)\P{sc=Han}*(?:\p{sc=Han}\P{sc=Han}*){6}/u;

/** Nodes as one; what holds more of its own kind takes it in. */
function joined(kind: 'and' | 'or', nodes: (QueryNode | null)[]): QueryNode | null {
  const there = nodes.filter((node) => node !== null);
  const [first] = there;
  const last = there.at(-1);
  if (!first || !last || there.length === 1) return first ?? null;
  const of = there.flatMap((node) => (node.kind === kind ? node.of : [node]));
  return { kind, of, span: { start: first.span.start, end: last.span.end } };
}

/** What is negated twice holds. */
function negated(node: QueryNode, start: number): QueryNode {
  if (node.kind === 'not') return node.of;
  return { kind: 'not', of: node, span: { start, end: node.span.end } };
}
