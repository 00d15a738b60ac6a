import type { HighlightColor } from '@/utils/annotation/annotation';

import { compileAnnotationQuery } from './compile-annotation-query';
import type { LibraryEntry } from './library-entries';
import { parsePeriod, periodEnds, type Day } from './query/period';
import { parseQuery } from './query/parse-query';
import { withinDays } from './within-days';

/** Which highlights and notes of the library are listed: those of which all of it holds. */
export interface LibraryAnnotationFilter {
  /** As the reader typed it: see `compileAnnotationQuery`. */
  query: string;
  color: HighlightColor | null;
  tag: string | null;
  articleId: string | null;
  /** When they were made, as `parsePeriod` reads it; empty for whenever. */
  period: string;
  withNote: boolean;
}

export const WHOLE_LIBRARY: LibraryAnnotationFilter = {
  query: '',
  color: null,
  tag: null,
  articleId: null,
  period: '',
  withNote: false,
};

/** Whether a filter leaves anything out. */
export function isNarrowed({
  query,
  color,
  tag,
  articleId,
  period,
  withNote,
}: LibraryAnnotationFilter): boolean {
  return (
    query.trim() !== '' ||
    color !== null ||
    tag !== null ||
    articleId !== null ||
    parsePeriod(period) !== null ||
    withNote
  );
}

/** The entries that a filter lets through on a day, in their given order. */
export function filterEntries(
  entries: LibraryEntry[],
  { query, color, tag, articleId, period, withNote }: LibraryAnnotationFilter,
  today: Day,
): LibraryEntry[] {
  const { tree } = parseQuery(query);
  const meets = compileAnnotationQuery(tree, {
    today,
    tags: new Set(entries.flatMap(({ annotation }) => annotation.tags)),
  });
  const days = parsePeriod(period);
  const isThen = days ? withinDays(periodEnds(days, today)) : () => true;
  return entries.filter(
    (entry) =>
      (color === null || entry.annotation.color === color) &&
      (tag === null || entry.annotation.tags.includes(tag)) &&
      (articleId === null || entry.article.id === articleId) &&
      (!withNote || entry.annotation.note !== '') &&
      isThen(entry.annotation.created) &&
      meets(entry),
  );
}
