import type { HighlightColor } from '@/utils/annotation/annotation';
import type { TextSpan } from '@/utils/article/rendered-text';

import type { Period } from './period';

/** States of an article that `is:` asks for. */
export const ARTICLE_STATES = [
  'unread',
  'reading',
  'archived',
  'favourite',
  'annotated',
  'changed',
  'untagged',
  'link',
] as const;
export type ArticleState = (typeof ARTICLE_STATES)[number];

/** What `has:` asks for. */
export const ARTICLE_PARTS = ['image', 'note', 'highlight'] as const;
export type ArticlePart = (typeof ARTICLE_PARTS)[number];

/** What is asked of one fact of an article. */
export type FactCondition =
  | { kind: 'tag' | 'site' | 'lang'; value: string }
  | { kind: 'is'; value: ArticleState }
  | { kind: 'has'; value: ArticlePart }
  | { kind: 'color'; value: HighlightColor }
  /** `before` and `after` go by the day that lists show. A day is in the period before it or after it, never in both. */
  | { kind: 'before' | 'after' | 'saved' | 'published'; value: Period };

/** A condition that holds of an article or doesn't. */
export type Condition =
  /** The letters of one word, or its first ones; of Chinese any part of a text. */
  | { kind: 'word'; text: string }
  /** Words as they stand, whole and in this order. */
  | { kind: 'phrase'; text: string }
  | FactCondition;

/** What a query asks for, and where in what was typed it stands, in UTF-16 code units. */
export type QueryNode = { span: TextSpan } & (
  | Condition
  | { kind: 'not'; of: QueryNode }
  | { kind: 'and'; of: QueryNode[] }
  | { kind: 'or'; of: QueryNode[] }
);

/** Why a part of a query can't be read. */
export type ProblemKind =
  | 'openQuote'
  | 'openBracket'
  | 'closingBracket'
  | 'deepBrackets'
  | 'manyWords'
  | 'lonelyOr'
  | 'noValue'
  | 'unknownState'
  | 'unknownPart'
  | 'unknownColor'
  | 'unknownLanguage'
  | 'unknownDate';

/** A part of a query that can't be read: it asks for nothing. */
export interface QueryProblem {
  kind: ProblemKind;
  span: TextSpan;
  /** Whether it is at the end of what was typed, and so may be what is being typed. */
  isUnfinished: boolean;
}
