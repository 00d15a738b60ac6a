import type { Annotation } from '@/utils/annotation/annotation';
import { annotationsOn } from '@/utils/annotation/merged-annotations';
import type { Sanitize } from '@/utils/article/sanitize-html';
import { picturePath } from '@/utils/export/picture-file';
import { articleToHtml, type HtmlWords } from '@/utils/export/to-html';
import { jsonAnnotation, jsonContent, jsonFile } from '@/utils/export/to-json';
import { ZipArchive } from '@/utils/export/zip';
import { isSaved } from '@/utils/article/article';
import { otherTasks } from '@/utils/shared/steps';

import { type LibraryContext, timestamp } from '../library-context';
import { BACKUP_FILE, BACKUP_FORMAT, type BackupCounts, LIBRARY_FILE } from './backup-form';
import type { Pause } from '../merge-index';
import { backupIndex, type IndexedArticle } from './backup-index';
import { type BackedArticle, readBackedArticle } from './read-backed-article';

export interface BackupOptions {
  /** Where it is written to; closed when it is whole, aborted when it can't be. */
  to: WritableStream<Uint8Array>;
  /** What it says of itself to who opens it. */
  readme: string;
  words: HtmlWords & { untitled: string };
  sanitize: Sanitize;
  /** An empty document to build HTML in, one that loads nothing. */
  createDocument: () => Document;
  /** The reader's settings, by their names. */
  readSettings: () => Promise<Record<string, unknown>>;
  /** How many articles are written. */
  onProgress: (done: number, total: number) => void;
  /** Called after each: others may have their turn. */
  pause?: Pause;
  signal: AbortSignal;
}

/** What a backup holds, and what couldn't be read for it. */
export interface BackupMade {
  createdAt: string;
  counts: BackupCounts;
  /** Articles that couldn't be read, with what the browser said. */
  unreadable: { id: string; error: string }[];
  /** Versions whose text is lost in the library. */
  lostVersions: number;
}

/**
 * Writes the whole library into a zip (`docs/backup.md`), one article after another, each as it is at one moment: only one is in
 * memory. What can't be read is told of and left out; nothing is changed. Rejects with the signal's reason when it is aborted, and
 * when the backup can't be written or the library can't be read at all.
 */
export async function writeBackup(ctx: LibraryContext, options: BackupOptions): Promise<BackupMade> {
  const { db } = ctx;
  const { onProgress, pause = otherTasks, signal } = options;
  const createdAt = timestamp(ctx);
  const files = new WrittenFiles(options.to, ctx.now());
  const counts: BackupCounts = { articles: 0, versions: 0, annotations: 0, pictures: 0 };
  const unreadable: BackupMade['unreadable'] = [];
  const listed: IndexedArticle[] = [];
  let lostVersions = 0;

  await files.add('README.txt', options.readme);
  const ids = await db.articles.toCollection().primaryKeys();
  for (const [index, id] of ids.entries()) {
    const read = await readBackedArticle(ctx, id).catch((error: unknown) => {
      unreadable.push({ id, error: String(error) });
      return null;
    });
    if (read) {
      await writeArticle(files, read, createdAt, options);
      counts.articles += 1;
      counts.versions += read.versions.length;
      counts.annotations += read.annotations.filter(({ deletedAt }) => deletedAt === null).length;
      lostVersions += read.lostVersions;
      listed.push({ article: read.article, isReadable: shownVersion(read) !== null });
    }
    onProgress(index + 1, ids.length);
    await pause();
    signal.throwIfAborted();
  }
  counts.pictures = files.pictures;
  await files.add('index.html', backupIndex(listed, options.words));
  await files.add(LIBRARY_FILE, jsonFile(await libraryContent(ctx, options)));
  await files.add(
    BACKUP_FILE,
    jsonFile({
      format: BACKUP_FORMAT,
      generator: 'Cuttings',
      createdAt,
      databaseVersion: db.verno,
      counts,
      lostVersions,
      unreadable,
    }),
  );
  signal.throwIfAborted();
  await files.finish();
  return { createdAt, counts, unreadable, lostVersions };
}

/** The files of a backup; pictures of several articles are there once. */
class WrittenFiles {
  readonly #archive: ZipArchive;
  readonly #written = new Set<string>();

  constructor(to: WritableStream<Uint8Array>, modified: Date) {
    this.#archive = new ZipArchive(to, modified);
  }

  get pictures(): number {
    return this.#written.size;
  }

  async add(path: string, content: string): Promise<void> {
    await this.#archive.add({ path, content });
  }

  async addPicture(path: string, picture: Blob): Promise<void> {
    if (this.#written.has(path)) return;
    this.#written.add(path);
    await this.#archive.add({ path, content: picture });
  }

  async finish(): Promise<void> {
    await this.#archive.finish();
  }
}

async function writeArticle(
  files: WrittenFiles,
  read: BackedArticle,
  exportedAt: string,
  options: BackupOptions,
): Promise<void> {
  const { article, versions, images, annotations } = read;
  const history = {
    article,
    versions,
    images,
    annotations: annotations.filter(({ deletedAt }) => deletedAt === null),
  };
  const { content, files: pictures } = await jsonContent(history, {
    exportedAt,
    pictures: 'beside',
    withText: true,
  });
  const deleted = annotations.filter(({ deletedAt }) => deletedAt !== null).map(deletedAnnotation);
  for (const { path, content: picture } of pictures) {
    if (picture instanceof Blob) await files.addPicture(path, picture);
  }
  await files.add(
    `articles/${article.id}.json`,
    jsonFile({ ...content, ...(deleted.length > 0 && { deletedAnnotations: deleted }) }),
  );
  const html = await readableHtml(read, options);
  if (html !== null) await files.add(`articles/${article.id}.html`, html);
}

/** As the others, with when it was deleted, and which it is part of since they were merged. */
function deletedAnnotation(annotation: Annotation): object {
  const { deletedAt, mergedInto } = annotation;
  return {
    ...jsonAnnotation(annotation),
    'cuttings:deletedAt': deletedAt,
    ...(mergedInto && { 'cuttings:mergedInto': mergedInto }),
  };
}

function shownVersion({ article, versions }: BackedArticle): BackedArticle['versions'][number] | null {
  return versions.find(({ version }) => version.id === article.versionId) ?? null;
}

async function readableHtml(
  read: BackedArticle,
  { createDocument, sanitize, words }: BackupOptions,
): Promise<string | null> {
  const { article, images, annotations, versions } = read;
  const shown = shownVersion(read);
  if (!shown || !isSaved(article)) return null;
  const { version } = shown;
  const pictures = new Map(
    version.pictures.flatMap(({ hash }, index) => {
      const blob = hash === null ? undefined : images.get(hash);
      return blob ? [[index, blob] as const] : [];
    }),
  );
  const placed = annotationsOn(
    annotations,
    versions.map((one) => one.version),
    version.id,
  );
  return articleToHtml(
    { article, ...shown, pictures, annotations: placed },
    {
      document: createDocument(),
      sanitize,
      words,
      withPictures: true,
      pictureAddress: (index, blob) => `../${picturePath(version.pictures[index]?.hash ?? '', blob.type)}`,
      withText: true,
    },
  );
}

/** What is the reader's own beside articles. */
async function libraryContent(
  { db }: LibraryContext,
  { readSettings }: Pick<BackupOptions, 'readSettings'>,
): Promise<object> {
  const rows = await db.transaction('r', db.searches, db.tags, db.sites, db.similar, async () => ({
    searches: await db.searches.toArray(),
    tags: await db.tags.toArray(),
    sites: await db.sites.toArray(),
    apart: await db.similar.filter(({ isApart }) => isApart).toArray(),
  }));
  return { ...rows, settings: await readSettings() };
}
