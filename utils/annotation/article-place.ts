import { type Anchor, ANCHOR_STATES } from './anchor';

/** What of an article is to be shown: a version of before, a highlight, the highlights in one state. */
export interface ArticlePlace {
  versionId?: string | null;
  annotationId?: string | null;
  state?: Anchor['state'] | null;
}

/** The address, in the library page, of a place in an article, behind the `#`; what else its query says comes first. */
export function articleAddress(
  articleId: string,
  { versionId, annotationId, state }: ArticlePlace = {},
  query = new URLSearchParams(),
): string {
  const parameters = new URLSearchParams(query);
  if (annotationId) parameters.set('highlight', annotationId);
  if (state) parameters.set('state', state);
  const written = parameters.toString();
  const path = versionId ? `/article/${articleId}/version/${versionId}` : `/article/${articleId}`;
  return written === '' ? path : `${path}?${written}`;
}

/** The article that an address leads to, and what of it; null when it is of something else. */
export function articleAt(
  path: string,
  query: URLSearchParams,
): ({ articleId: string } & Required<ArticlePlace>) | null {
  const [, articleId, versionId = null] = /^\/article\/([^/]+)(?:\/version\/([^/]+))?$/.exec(path) ?? [];
  if (articleId === undefined) return null;
  return {
    articleId,
    versionId,
    annotationId: query.get('highlight'),
    state: ANCHOR_STATES.find((state) => state === query.get('state')) ?? null,
  };
}
