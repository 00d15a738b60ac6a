import { printPeriod } from './period';
import type { Condition, QueryNode } from './query-tree';

/** A query in its plainest form: `parseQuery` makes the same of it. */
export function printQuery(node: QueryNode | null): string {
  if (!node) return '';
  if (node.kind === 'and') {
    return node.of.map((one) => (one.kind === 'or' ? bracketed(one) : printQuery(one))).join(' ');
  }
  if (node.kind === 'or') return node.of.map(printQuery).join(' OR ');
  if (node.kind === 'not') return `-${isGroup(node.of) ? bracketed(node.of) : printQuery(node.of)}`;
  return printCondition(node);
}

/** One condition, with quotation marks where its value needs them. */
function printCondition(condition: Condition): string {
  switch (condition.kind) {
    case 'word':
      return condition.text;
    case 'phrase':
      return quoted(condition.text);
    case 'tag':
    case 'site':
    case 'lang':
    case 'is':
    case 'has':
    case 'color':
      return `${condition.kind}:${printValue(condition.value)}`;
    case 'before':
    case 'after':
    case 'saved':
    case 'published':
      return `${condition.kind}:${printPeriod(condition.value)}`;
  }
}

/** A value as it is written behind an operator. */
export function printValue(value: string): string {
  return NEEDS_QUOTES.test(value) ? quoted(value) : value;
}

const NEEDS_QUOTES = /[\s\u200b()（）|｜"“”„‟＂「」『』«»]/u;

/** With marks of which none would end the text; one of those that it came from never does. */
function quoted(text: string): string {
  const [open, close] = MARKS.find(([, , ends]) => !ends.test(text)) ?? ['"', '"'];
  return open + text + close;
}

const MARKS: [open: string, close: string, ends: RegExp][] = [
  ['"', '"', /["“”‟＂]/],
  ['「', '」', /」/],
  ['『', '』', /』/],
  ['«', '»', /[«»]/],
];

function bracketed(node: QueryNode): string {
  const printed = printQuery(node);
  // An open bracket at the end of an address would take ours for its own.
  return /https?:\S*$/i.test(printed) ? `(${printed} )` : `(${printed})`;
}

function isGroup({ kind }: QueryNode): boolean {
  return kind === 'and' || kind === 'or';
}
