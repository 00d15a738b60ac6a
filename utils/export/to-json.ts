import { type Annotation, noteOf, tagsOf } from '@/utils/annotation/annotation';
import { toWebAnnotation } from '@/utils/annotation/to-web-annotation';

import type { ExportableArticle, ExportedFile } from './exportable-article';
import { pictureBytes, pictureExtension } from './picture-file';

/** Number of the form of our JSON files: see `docs/export-json.md`. */
const FORMAT = 1;

/** One article as JSON holds it. */
export type JsonArticle = Awaited<ReturnType<typeof articleToJson>>['json'];

/** An article as plain data, and the files of its pictures, named by the hash of their bytes. */
export async function articleToJson({
  article,
  version,
  html,
  text,
  pictures,
  annotations,
}: ExportableArticle) {
  const files: ExportedFile[] = [];
  const described = await Promise.all(
    version.pictures.map(async (picture, index) => {
      const blob = pictures.get(index);
      if (!blob || picture.hash === null) return { ...picture, file: null, type: null };
      const path = `pictures/${picture.hash}${pictureExtension(blob.type)}`;
      if (!files.some((file) => file.path === path)) files.push({ path, content: await pictureBytes(blob) });
      return { ...picture, file: path, type: blob.type };
    }),
  );
  const { versionId: _shown, leadImage: _lead, deletedAt: _deleted, ...facts } = article;
  const json = {
    ...facts,
    capturedAt: version.capturedAt,
    contentHash: version.contentHash,
    content: html,
    textContent: text,
    pictures: described,
    annotations: annotations.map(jsonAnnotation),
  };
  return { json, files };
}

/** The file of an export in JSON. */
export function jsonFile(articles: JsonArticle[], exportedAt: string): string {
  return `${JSON.stringify({ format: FORMAT, generator: 'Cuttings', exportedAt, articles }, null, 2)}\n`;
}

/** A W3C annotation, with note and tags also in plain fields for tools that know nothing of bodies. */
function jsonAnnotation(annotation: Annotation) {
  return { ...toWebAnnotation(annotation), note: noteOf(annotation), tags: tagsOf(annotation) };
}
