import { HIGHLIGHT_COLORS } from '@/utils/annotation/annotation';
import { articleAddress, type ArticlePlace } from '@/utils/annotation/article-place';
import { type LibraryAnnotationFilter, WHOLE_LIBRARY } from '@/utils/search/annotation-filter';
import type { LibraryEntry } from '@/utils/search/library-entries';
import { LONGEST_QUERY } from '@/utils/search/query/longest-query';

/** The path of the list of all highlights and notes. */
const PATH = '/highlights';
/** Says in the address of an article that it was opened from that list. */
const FROM_LIST = 'from';

/** Whether an address is of the list of all highlights and notes, or of an article that was opened from it. */
export function isOfAnnotations(path: string, query: URLSearchParams): boolean {
  return path === PATH || query.get(FROM_LIST) === 'highlights';
}

/** The filter that an address names; what it doesn't name, or names wrongly, doesn't filter. */
export function annotationsFilterFromQuery(query: URLSearchParams): LibraryAnnotationFilter {
  return {
    query: (query.get('q') ?? '').slice(0, LONGEST_QUERY),
    color: HIGHLIGHT_COLORS.find((color) => color === query.get('color')) ?? null,
    tag: query.get('tag'),
    articleId: query.get('article'),
    period: query.get('date') ?? '',
    withNote: query.has('note'),
  };
}

/** The address of the list under a filter. */
export function annotationsHash(filter: Partial<LibraryAnnotationFilter>): string {
  const written = filterParameters(filter).toString();
  return written === '' ? `#${PATH}` : `#${PATH}?${written}`;
}

/** The address of an article, with the list of highlights it is opened from. */
export function annotatedArticleHash(
  articleId: string,
  filter: LibraryAnnotationFilter,
  place?: ArticlePlace,
): string {
  const parameters = filterParameters(filter);
  parameters.set(FROM_LIST, 'highlights');
  return `#${articleAddress(articleId, place, parameters)}`;
}

/** The address of the place of an entry: of a note on an article that is the article. */
export function entryHash({ annotation, article }: LibraryEntry, filter: LibraryAnnotationFilter): string {
  const annotationId = annotation.color === null ? null : annotation.id;
  return annotatedArticleHash(article.id, filter, { annotationId });
}

function filterParameters(filter: Partial<LibraryAnnotationFilter>): URLSearchParams {
  const { query, color, tag, articleId, period, withNote } = { ...WHOLE_LIBRARY, ...filter };
  const parameters = new URLSearchParams();
  if (query !== '') parameters.set('q', query);
  if (color !== null) parameters.set('color', color);
  if (tag !== null) parameters.set('tag', tag);
  if (articleId !== null) parameters.set('article', articleId);
  if (period !== '') parameters.set('date', period);
  if (withNote) parameters.set('note', '1');
  return parameters;
}
