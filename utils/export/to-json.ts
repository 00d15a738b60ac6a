import { type Annotation, pictureOf } from '@/utils/annotation/annotation';
import { toWebAnnotation } from '@/utils/annotation/to-web-annotation';
import type { Article } from '@/utils/article/article';
import { encodeBase64 } from '@/utils/images/base64';

import type { ExportableVersion, ExportedFile } from './exportable-article';
import { picturePath } from './picture-file';

/** Number of the form of our JSON files: see `docs/export-json.md`. */
const FORMAT = 2;

/** An article with all that belongs to it. */
export interface WholeHistory {
  article: Article;
  /** Its versions, the one that is shown first. */
  versions: ExportableVersion[];
  /** The pictures kept, by the hash of their bytes; may lack some. */
  images: ReadonlyMap<string, Blob>;
  annotations: Annotation[];
}

interface JsonOptions {
  exportedAt: string;
  /** Whether pictures are written into the file, as files beside it, or not at all. */
  pictures: 'inside' | 'beside' | 'none';
  /** Whether its versions are written; without them only the pictures that are highlighted are. */
  withText: boolean;
}

/**
 * An article as JSON that loses nothing of it (`docs/export-json.md`), and the files of its pictures. Those are named by the
 * hash of their bytes, so that articles exported together share them. Rejects when a picture can't be read.
 */
export async function articleToJson(
  history: WholeHistory,
  options: JsonOptions,
): Promise<{ json: string; files: ExportedFile[] }> {
  const { content, files } = await jsonContent(history, options);
  return { json: jsonFile(content), files };
}

/** A JSON file of ours with this content. */
export function jsonFile(content: object): string {
  return `${JSON.stringify(content, null, 2)}\n`;
}

/** What is in that file, before it is written. */
export async function jsonContent(
  { article, versions, images, annotations }: WholeHistory,
  { exportedAt, pictures, withText }: JsonOptions,
): Promise<{ content: object; files: ExportedFile[] }> {
  const described: Record<string, unknown> = {};
  const files: ExportedFile[] = [];
  const highlighted = new Set(annotations.map((annotation) => pictureOf(annotation)?.hash));
  for (const [hash, blob] of pictures === 'none' ? [] : images) {
    if (!withText && !highlighted.has(hash)) continue;
    const facts = { type: blob.type, size: blob.size };
    if (pictures === 'inside') {
      described[hash] = { ...facts, base64: encodeBase64(new Uint8Array(await blob.arrayBuffer())) };
    } else {
      const path = picturePath(hash, blob.type);
      described[hash] = { ...facts, file: path };
      files.push({ path, content: blob });
    }
  }
  const content = {
    format: FORMAT,
    generator: 'Cuttings',
    exportedAt,
    article,
    versions: (withText ? versions : []).map(({ version: { articleId: _, ...version }, html, text }) => ({
      ...version,
      content: html,
      textContent: text,
    })),
    annotations: annotations.map(jsonAnnotation),
    pictures: described,
  };
  return { content, files };
}

/** A W3C annotation, with the version it was made on under our own prefix. */
export function jsonAnnotation(annotation: Annotation) {
  return { ...toWebAnnotation(annotation), 'cuttings:versionId': annotation.versionId };
}
