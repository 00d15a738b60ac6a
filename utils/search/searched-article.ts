import { type Annotation, HIGHLIGHT_COLORS, type HighlightColor } from '@/utils/annotation/annotation';
import type { Article } from '@/utils/article/article';

/** What the highlights of an article are, as far as lists tell and search asks. */
export interface HighlightSummary {
  highlights: number;
  colors: HighlightColor[];
  /** Whether one of them has a note. */
  hasNotes: boolean;
}

export const NO_HIGHLIGHTS: HighlightSummary = { highlights: 0, colors: [], hasNotes: false };

/** What highlights of one article are together. */
export function highlightSummary(highlights: Pick<Annotation, 'color' | 'motivation'>[]): HighlightSummary {
  const colors = new Set(highlights.map(({ color }) => color));
  return {
    highlights: highlights.length,
    colors: HIGHLIGHT_COLORS.filter((color) => colors.has(color)),
    hasNotes: highlights.some(({ motivation }) => motivation === 'commenting'),
  };
}

/** An article with what is searched beside its row. */
export interface SearchedArticle extends Article, HighlightSummary {
  /** How many captures of it there are, each of another text. */
  versions: number;
}
