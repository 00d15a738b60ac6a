import type { Annotation } from '@/utils/annotation/annotation';
import type { Article, ArticleVersion } from '@/utils/article/article';
import type { ImageRow } from '@/utils/storage/database';
import type { SaveJob, StagedBlock } from '@/utils/storage/save-job';

/** What is looked at of a library's tables; of bodies and texts the versions they are of. */
export interface LibraryRows {
  articles: Pick<Article, 'id' | 'versionId' | 'leadImage'>[];
  versions: Pick<ArticleVersion, 'id' | 'articleId' | 'pictures'>[];
  bodies: { versionId: string }[];
  texts: { versionId: string }[];
  images: Pick<ImageRow, 'hash' | 'references'>[];
  annotations: Pick<Annotation, 'id' | 'articleId'>[];
  jobs: Pick<SaveJob, 'id' | 'state' | 'picturesPending'>[];
  staging: Pick<StagedBlock, 'saveId' | 'part'>[];
}

/**
 * What doesn't hold together in a library, a sentence for each: rows that nothing leads to or that lead nowhere, pictures
 * counted wrongly, blocks of saves that are done. Empty for one that is whole.
 */
export function integrityFaults(rows: LibraryRows): string[] {
  const articles = new Set(rows.articles.map(({ id }) => id));
  const versions = new Map(rows.versions.map((version) => [version.id, version]));
  const images = new Set(rows.images.map(({ hash }) => hash));
  const uses = new Map<string, number>();
  for (const { pictures } of rows.versions) {
    for (const hash of new Set(pictures.flatMap((picture) => picture.hash ?? []))) {
      uses.set(hash, (uses.get(hash) ?? 0) + 1);
    }
  }
  const open = new Set(
    rows.jobs
      .filter(({ state, picturesPending }) => state === 'capturing' || picturesPending)
      .map(({ id }) => id),
  );
  return [
    ...rows.articles.flatMap(({ id, versionId, leadImage }) => [
      ...unless(
        versionId === null || versions.get(versionId)?.articleId === id,
        `article ${id} shows version ${String(versionId)}, which isn't its own`,
      ),
      ...unless(
        leadImage === null || images.has(leadImage),
        `article ${id} shows picture ${String(leadImage)}, which isn't kept`,
      ),
    ]),
    ...rows.versions.flatMap(({ id, articleId }) => [
      ...unless(articles.has(articleId), `version ${id} is of no article`),
      ...unless(
        rows.bodies.some(({ versionId }) => versionId === id),
        `version ${id} has no body`,
      ),
      ...unless(
        rows.texts.some(({ versionId }) => versionId === id),
        `version ${id} has no text`,
      ),
    ]),
    ...rows.bodies.flatMap(({ versionId }) => unless(versions.has(versionId), `a body is of no version`)),
    ...rows.texts.flatMap(({ versionId }) => unless(versions.has(versionId), `a text is of no version`)),
    ...[...uses.keys()].flatMap((hash) => unless(images.has(hash), `picture ${hash} isn't kept`)),
    ...rows.images.flatMap(({ hash, references }) =>
      unless(
        references === uses.get(hash),
        `picture ${hash} is shown by ${String(uses.get(hash) ?? 0)}, not ${String(references)} versions`,
      ),
    ),
    ...rows.annotations.flatMap(({ id, articleId }) =>
      unless(articles.has(articleId), `annotation ${id} is of no article`),
    ),
    ...rows.staging.flatMap(({ saveId, part }) =>
      unless(open.has(saveId), `${part} of save ${saveId} is left over`),
    ),
  ];
}

function unless(holds: boolean, fault: string): string[] {
  return holds ? [] : [fault];
}
