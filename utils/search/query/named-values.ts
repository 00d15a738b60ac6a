import { type HighlightColor, HIGHLIGHT_COLORS } from '@/utils/annotation/annotation';
import { foldText } from '@/utils/article/fold-text';

import { ARTICLE_PARTS, ARTICLE_STATES, type ArticlePart, type ArticleState } from './query-tree';

/** Other words for the values of `is:`, `has:` and `color:`, folded; they work in whatever language the interface is. */
const STATE_WORDS: Record<ArticleState, string[]> = {
  unread: ['未读'],
  reading: ['在读'],
  archived: ['已存档', '存档', '封存', '已封存'],
  favourite: ['favorite', 'starred', '收藏', '已收藏'],
  annotated: ['highlighted', '标注', '已标注'],
  changed: ['有改动', '改动', '有变更', '变更'],
  untagged: ['无标签', '没有标签'],
  link: ['链接', '连结'],
};
const PART_WORDS: Record<ArticlePart, string[]> = {
  image: ['images', 'picture', 'pictures', '图片', '图'],
  note: ['notes', '笔记'],
  highlight: ['highlights', '标注'],
};
const COLOR_WORDS: Record<HighlightColor, string[]> = {
  yellow: ['黄', '黄色'],
  green: ['绿', '绿色'],
  blue: ['蓝', '蓝色'],
  rose: ['pink', '玫瑰色', '粉', '粉色'],
  orange: ['橙', '橙色'],
  violet: ['purple', '紫', '紫色'],
  teal: ['青', '青色'],
  grey: ['gray', '灰', '灰色'],
};

/** The state that a word names, or begins to where no other begins so; null where that isn't clear. */
export const stateNamed = (typed: string): ArticleState | null =>
  valueNamed(typed, ARTICLE_STATES, STATE_WORDS);
/** The part that a word names, likewise. */
export const partNamed = (typed: string): ArticlePart | null => valueNamed(typed, ARTICLE_PARTS, PART_WORDS);
/** The colour that a word names, likewise. */
export const colorNamed = (typed: string): HighlightColor | null =>
  valueNamed(typed, HIGHLIGHT_COLORS, COLOR_WORDS);

function valueNamed<Value extends string>(
  typed: string,
  values: readonly Value[],
  words: Record<Value, string[]>,
): Value | null {
  const folded = foldText(typed).text;
  const exact = values.find((value) => value === folded || words[value].includes(folded));
  if (exact !== undefined) return exact;
  const begun = values.filter((value) => [value, ...words[value]].some((word) => word.startsWith(folded)));
  return folded !== '' && begun.length === 1 ? (begun[0] ?? null) : null;
}
