import * as v from 'valibot';

import type { Annotation } from '@/utils/annotation/annotation';
import type { Article, ArticleVersion } from '@/utils/article/article';
import { cleanFacts } from '@/utils/article/clean-facts';
import { renderedText } from '@/utils/article/rendered-text';
import type { Sanitize } from '@/utils/article/sanitize-html';
import { webAddress } from '@/utils/article/web-address';
import { pictureType } from '@/utils/images/picture-type';
import { failed, type Result, success } from '@/utils/shared/result';
import { gzip } from '@/utils/storage/gzip';

import { sha256 } from '../sha256';
import { backedArticleSchema, backedTextsSchema } from './backup-schema';
import { type BackupFault, invalid, type OpenBackup } from './open-backup';

/** The rows of an article in a backup, as far as they can be told without its bodies and pictures. */
export interface ArticleRows {
  place: string;
  article: Article;
  versions: { version: ArticleVersion; html: string; text: string }[];
  annotations: Annotation[];
}

/** Reads the file of an article of a backup, and parses it by its schema. */
export async function readArticleFile(
  backup: Pick<OpenBackup, 'readJson'>,
  place: string,
): Promise<Result<ArticleRows, BackupFault>> {
  const json = await backup.readJson(place);
  if (!json.ok) return json;
  const parsed = v.safeParse(backedArticleSchema, json.value);
  if (!parsed.success) return failed(invalid(place, parsed.issues));
  const texts = v.safeParse(backedTextsSchema, json.value);
  if (!texts.success) return failed(invalid(place, texts.issues));
  const { article, versions, annotations, deletedAnnotations } = parsed.output;
  if (!isKept(article.url) || place !== `articles/${article.id}.json`)
    return failed({ kind: 'invalid', place, detail: article.url });
  return success({
    place,
    article: cleanFacts(article),
    versions: versions.map(({ html, ...version }, index) => ({
      version: { ...version, articleId: article.id, metadata: cleanFacts(version.metadata) },
      html,
      text: texts.output.versions[index]?.textContent ?? '',
    })),
    annotations: [...annotations, ...deletedAnnotations].map((annotation) => ({
      ...annotation,
      articleId: article.id,
      target: {
        ...annotation.target,
        source: isKept(annotation.target.source) ? annotation.target.source : article.url,
      },
    })),
  });
}

/** An article of a backup, ready to be stored. */
export interface PreparedArticle extends Omit<ArticleRows, 'versions'> {
  versions: { version: ArticleVersion; gzip: Uint8Array<ArrayBuffer>; text: string }[];
  /** The pictures that are what their names say, by these. */
  images: Map<string, Blob>;
  faults: BackupFault[];
}

/**
 * Makes of an article what is stored of it: bodies sanitised as those of pages are, and packed; pictures checked by their bytes. What
 * ours wrote stays as it is.
 */
export async function prepareArticle(
  backup: Pick<OpenBackup, 'readPicture'>,
  { place, article, versions, annotations }: ArticleRows,
  { sanitize, createDocument }: { sanitize: Sanitize; createDocument: () => Document },
): Promise<PreparedArticle> {
  const images = new Map<string, Blob>();
  const faults: BackupFault[] = [];
  const hashes = new Set(
    versions.flatMap(({ version }) => version.pictures.flatMap(({ hash }) => hash ?? [])),
  );
  for (const hash of hashes) {
    const read = await backup.readPicture(hash);
    const bytes = read.ok && read.value ? new Uint8Array(await read.value.arrayBuffer()) : null;
    const type = bytes && pictureType(bytes);
    if (!read.ok) faults.push(read.failure);
    else if (bytes && type && (await sha256(bytes)) === hash) images.set(hash, new Blob([bytes], { type }));
    else if (bytes) faults.push({ kind: 'picture', place: `pictures/${hash}`, detail: '' });
  }
  const prepared = versions.map(async ({ version, html, text }) => {
    const holder = createDocument().createElement('div');
    holder.append(sanitize(html));
    const content = holder.innerHTML;
    const isOurs = content === html;
    return {
      version: isOurs ? version : { ...version, contentHash: await sha256(content) },
      gzip: await gzip(content),
      text: isOurs ? text : renderedText(holder).text,
    };
  });
  return { place, article, annotations, images, faults, versions: await Promise.all(prepared) };
}

/** Whether an address is one of a page, or of a file that was imported. */
function isKept(url: string): boolean {
  return url.startsWith('file:///') || webAddress(url) !== null;
}
