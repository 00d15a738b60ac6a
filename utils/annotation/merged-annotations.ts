import type { ArticleVersion } from '@/utils/article/article';

import type { Annotation } from './annotation';

/** Whether a highlight is there: itself, or as part of the one that it was merged into. */
export function isPartOfOneThere(
  annotations: readonly Annotation[],
  { deletedAt, mergedInto }: Annotation,
): boolean {
  if (!mergedInto) return deletedAt === null;
  const whole = annotations.find(({ id }) => id === mergedInto.id);
  return whole !== undefined && isPartOfOneThere(annotations, whole);
}

/**
 * The highlights of an article as they were before it was saved later than this version: those merged since are apart, and none
 * has words that were accepted since. All rows of the article are given, and all its versions.
 */
export function annotationsOn(
  annotations: readonly Annotation[],
  versions: readonly Pick<ArticleVersion, 'id' | 'capturedAt'>[],
  versionId: string | null,
): Annotation[] {
  const captured = versions.find(({ id }) => id === versionId)?.capturedAt ?? '';
  const later = versions.filter(({ capturedAt }) => capturedAt > captured);
  if (captured === '' || later.length === 0) return annotations.filter(({ deletedAt }) => deletedAt === null);
  const laterIds = new Set(later.map(({ id }) => id));
  const [until = ''] = later.map(({ capturedAt }) => capturedAt).toSorted();
  return annotations
    .filter(
      (annotation) =>
        annotation.deletedAt === null ||
        (annotation.mergedInto &&
          laterIds.has(annotation.mergedInto.versionId) &&
          isPartOfOneThere(annotations, annotation)),
    )
    .map((annotation) =>
      annotation.history
        ? {
            ...annotation,
            history: annotation.history.filter((change) =>
              change.versionId === null ? change.accepted < until : !laterIds.has(change.versionId),
            ),
          }
        : annotation,
    );
}
