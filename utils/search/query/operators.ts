import type { FactCondition } from './query-tree';

export type OperatorName = FactCondition['kind'];

/**
 * The operators by their names, each with others that work as well, folded. Names are part of what is typed and kept, so all
 * of them work in whatever language the interface is.
 */
export const OPERATORS: Record<OperatorName, string[]> = {
  tag: ['tags', '标签'],
  site: ['source', '网站', '来源'],
  lang: ['language', '语言', '语种'],
  is: ['是', '状态'],
  has: ['有', '含', '含有'],
  color: ['colour', '颜色'],
  before: ['until', '早于', '之前'],
  after: ['since', '晚于', '不早于', '之后'],
  saved: ['保存', '储存'],
  published: ['发表', '发布'],
};

export const OPERATOR_NAMES = Object.keys(OPERATORS) as OperatorName[];

/** The operator that a folded word names; null for any other word. */
export function operatorNamed(word: string): OperatorName | null {
  return BY_WORD.get(word) ?? null;
}

const BY_WORD = new Map(
  OPERATOR_NAMES.flatMap((name) => [name, ...OPERATORS[name]].map((word) => [word, name] as const)),
);
