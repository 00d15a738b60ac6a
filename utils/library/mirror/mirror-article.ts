import type { ExportedFile } from '@/utils/export/exportable-article';
import type { LeftFile, MirrorDatabase, MirroredArticle } from '@/utils/storage/mirror-database';

import type { WholeArticle } from '../read-article';
import { EMPTY, fingerprint, type FolderFiles, type Owner } from './folder-files';
import type { NameRegister } from './name-register';

/** What articles are written into a folder with. */
export interface Mirroring {
  db: MirrorDatabase;
  folder: FolderFiles;
  names: NameRegister;
  /** The files of an article under a name: first the article itself, then what lies in a folder of that name. */
  filesOf: (whole: WholeArticle, name: string) => Promise<ExportedFile[]>;
  /** Stands behind the title in the name of a file that goes beside one of the reader's. */
  suffix: string;
  /** ISO 8601, UTC. */
  now: () => string;
}

/** Whether a file was written or removed, and which files are the reader's from now on. */
export interface Mirrored {
  isChanged: boolean;
  left: LeftFile[];
}

interface WantedFile extends ExportedFile {
  print: string;
}

/** The name that an article's files get, and these. */
interface NamedFiles {
  name: string;
  wanted: WantedFile[];
}

/** How often another name is looked for where another program writes under the one chosen. */
const MOST_TRIES = 5;

/**
 * Brings the files of an article in step. What isn't as we wrote it is the reader's and stays as it is: ours then goes beside it, under
 * another name. What is about to be ours is noted before it is written, so that this may be cut off anywhere, and done again.
 */
export async function mirrorArticle(work: Mirroring, whole: WholeArticle, stamp: string): Promise<Mirrored> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const mirrored = await tryToMirror(work, whole, stamp);
    if (mirrored) return mirrored;
  }
  throw new Error('another program keeps writing files of these names');
}

/** Null where another program has written meanwhile under the name that was chosen. */
async function tryToMirror(work: Mirroring, whole: WholeArticle, stamp: string): Promise<Mirrored | null> {
  const { db, names } = work;
  const { id, title } = whole.article;
  const record = await db.articles.get(id);
  const isRetitled = record && !names.isSame(names.plainName(record.title), names.plainName(title));
  const inPlace = record && !isRetitled ? await named(work, whole, record.name) : null;
  if (record && inPlace && isWritten(record, inPlace)) {
    await db.articles.put({ ...record, stamp, title });
    return { isChanged: false, left: [] };
  }
  const chosen =
    record && inPlace
      ? (await isInTheWay(work, record, inPlace))
        ? await newlyNamed(work, whole, work.suffix)
        : inPlace
      : await newlyNamed(work, whole, '');
  const pending: MirroredArticle = {
    ...{ articleId: id, stamp: '', title, name: chosen.name },
    files: withWanted(record?.files ?? {}, chosen),
  };
  await db.articles.put(pending);
  names.give(chosen.name, id);
  if (!(await writeAll(work, pending, record, chosen))) return null;
  const paths = new Set(chosen.wanted.map(({ path }) => path));
  const others = Object.entries(pending.files).filter(([path]) => !paths.has(path));
  const left = await removeAll(work, others, chosen.wanted[0]?.path ?? null);
  const files = Object.fromEntries(chosen.wanted.map(({ path, print }) => [path, [print]]));
  await db.transaction('rw', db.articles, db.left, async () => {
    await db.articles.put({ ...pending, stamp, files });
    await db.left.bulkPut(left);
  });
  return { isChanged: true, left };
}

/** Takes the files of an article out of the folder, but for those that are the reader's. */
export async function unmirrorArticle(work: Mirroring, articleId: string): Promise<Mirrored> {
  const { db } = work;
  const record = await db.articles.get(articleId);
  if (!record) return { isChanged: false, left: [] };
  const left = await removeAll(work, Object.entries(record.files), null);
  await db.transaction('rw', db.articles, db.left, async () => {
    await db.articles.delete(articleId);
    await db.left.bulkPut(left);
  });
  return { isChanged: true, left };
}

async function named({ filesOf }: Mirroring, whole: WholeArticle, name: string): Promise<NamedFiles> {
  const files = await filesOf(whole, name);
  const prints = await Promise.all(files.map(({ content }) => fingerprint(content)));
  return { name, wanted: files.map((file, index) => ({ ...file, print: prints[index] ?? '' })) };
}

/** Under a name that nothing has; or one under which just these files are already, as when it isn't known any more that they are ours. */
async function newlyNamed(work: Mirroring, whole: WholeArticle, suffix: string): Promise<NamedFiles> {
  const { names } = work;
  const wish = { articleId: whole.article.id, title: whole.article.title, suffix };
  for (const name of names.inFolder(wish)) {
    const files = await named(work, whole, name);
    const owners = await Promise.all(
      files.wanted.map(({ path, print }) => work.folder.ownerOf(path, [print])),
    );
    if (owners[0] === 'ours' && !owners.includes('theirs')) return files;
  }
  return named(work, whole, names.free(wish));
}

/** Whether all of it was written, and nothing of it has changed since. */
function isWritten({ files }: MirroredArticle, { wanted }: NamedFiles): boolean {
  return (
    Object.keys(files).length === wanted.length &&
    wanted.every(({ path, print }) => isJust(files[path], print))
  );
}

function isJust(prints: string[] | undefined, print: string): boolean {
  return prints?.length === 1 && prints[0] === print;
}

/** Whether a file of the reader's is where one of ours is to be written. A picture that is as it was needn't be. */
async function isInTheWay(
  { folder }: Mirroring,
  { files }: MirroredArticle,
  { wanted }: NamedFiles,
): Promise<boolean> {
  for (const [index, { path, print }] of wanted.entries()) {
    if (index > 0 && isJust(files[path], print)) continue;
    if ((await folder.ownerOf(path, [...(files[path] ?? []), print])) === 'theirs') return true;
  }
  return false;
}

/** The files that are ours, with those that are about to be, which are empty at first. */
function withWanted(files: MirroredArticle['files'], { wanted }: NamedFiles): MirroredArticle['files'] {
  const added = wanted.map(({ path, print }): [string, string[]] => [
    path,
    [...new Set([...(files[path] ?? []), EMPTY, print])],
  ]);
  return { ...files, ...Object.fromEntries(added) };
}

/** Whether each is there; not, where a file of the reader's has come in the way. */
async function writeAll(
  { folder }: Mirroring,
  pending: MirroredArticle,
  record: MirroredArticle | undefined,
  { wanted }: NamedFiles,
): Promise<boolean> {
  for (const [index, { path, content, print }] of wanted.entries()) {
    const owner = await folder.ownerOf(path, [print]);
    const isKeptByReader = owner === 'theirs' && index > 0 && isJust(record?.files[path], print);
    if (owner === 'ours' || isKeptByReader) continue;
    if (!(await folder.write(path, content, pending.files[path] ?? []))) return false;
  }
  return true;
}

/** Removes files that are ours; gives the others. Where an article is the reader's, so is what lies in its folder: it is shown there. */
async function removeAll(
  { folder, now }: Mirroring,
  files: [path: string, ours: string[]][],
  beside: string | null,
): Promise<LeftFile[]> {
  const left: LeftFile[] = [];
  const leftFolders = new Set<string>();
  // Articles come first: they lie right in the folder.
  for (const [path, ours] of files.toSorted(
    ([a], [b]) => Number(a.includes('/')) - Number(b.includes('/')),
  )) {
    if (leftFolders.has(path.split('/', 1)[0] ?? '') && path.includes('/')) continue;
    const owner: Owner = await folder.remove(path, ours);
    if (owner !== 'theirs') continue;
    left.push({ path, beside, since: now() });
    if (!path.includes('/')) leftFolders.add(path.replace(/\.[^.]*$/, ''));
  }
  return left;
}
