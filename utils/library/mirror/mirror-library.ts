import { TemplateError } from '@/utils/export/templates/template-fault';
import type { LeftFile, MirrorTrouble } from '@/utils/storage/mirror-database';

import type { LibraryContext } from '../library-context';
import { readArticle } from '../read-article';
import { type Stamp, stampsOf } from './article-stamps';
import { isNamed } from './folder-files';
import { type Mirrored, mirrorArticle, type Mirroring, unmirrorArticle } from './mirror-article';
import { NameRegister } from './name-register';

export interface MirrorOptions extends Pick<Mirroring, 'db' | 'folder' | 'filesOf' | 'suffix'> {
  /** The extension of an article's file, with its dot. */
  extension: string;
  untitled: string;
  /** All that articles are written by beside themselves: where it is another, all are written anew. */
  manner: string;
  /** Whether it is to go on; asked before each article. */
  isWanted: () => Promise<boolean>;
  /** Whether the browser lets us write in the folder. */
  mayWrite: () => Promise<boolean>;
  /** How many articles of those that weren't in step are. */
  onProgress: (done: number, total: number) => Promise<void>;
}

/** What was done, and what couldn't be. */
export interface MirrorReport {
  /** Whether any file was written or removed. */
  isChanged: boolean;
  left: LeftFile[];
  trouble: MirrorTrouble | null;
}

/** Articles whose rows are read at once. */
const AT_ONCE = 200;
/** Titles that are named of articles that couldn't be written. */
const MOST_TITLES = 20;

/**
 * Brings the files of these articles in step with the library, or those of all where that is null. One that can't be written keeps no
 * other from it. Rejects where the library can't be read.
 */
export async function mirrorLibrary(
  ctx: LibraryContext,
  ids: string[] | null,
  options: MirrorOptions,
): Promise<MirrorReport> {
  const report: MirrorReport = { isChanged: false, left: [], trouble: null };
  const behind = await findBehind(ctx, ids ?? (await allIds(ctx, options)), options);
  if (behind.length === 0) return report;
  const work = await begin(ctx, options).catch(async (error: unknown) => {
    report.trouble = await troubleOf(error, options);
    return null;
  });
  if (!work) return report;
  for (const [index, [id, stamp]] of behind.entries()) {
    if (!(await options.isWanted())) break;
    try {
      const mirrored = await bringInStep(ctx, work, id, stamp);
      report.isChanged ||= mirrored.isChanged;
      report.left.push(...mirrored.left);
    } catch (error) {
      const trouble = await troubleOf(error, options);
      if (isOfAll(trouble)) {
        report.trouble = trouble;
        break;
      }
      report.trouble = withArticle(report.trouble ?? trouble, await titleOf(ctx, id));
    }
    await options.onProgress(index + 1, behind.length);
  }
  return report;
}

async function allIds(ctx: LibraryContext, { db }: MirrorOptions): Promise<string[]> {
  const inLibrary = await ctx.db.articles.toCollection().primaryKeys();
  return [...new Set([...inLibrary, ...(await db.articles.toCollection().primaryKeys())])];
}

/** Those that aren't as the folder has them, as far as we know. */
async function findBehind(
  ctx: LibraryContext,
  ids: string[],
  { db, manner }: MirrorOptions,
): Promise<[id: string, stamp: Stamp][]> {
  const behind: [string, Stamp][] = [];
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const some = ids.slice(from, from + AT_ONCE);
    const stamps = await stampsOf(ctx, some, manner);
    const records = await db.articles.bulkGet(some);
    for (const [index, id] of some.entries()) {
      const stamp = stamps.get(id);
      if (!stamp) continue;
      const record = records[index];
      const isBehind = stamp.kind === 'there' ? record?.stamp !== stamp.stamp : record !== undefined;
      if (isBehind) behind.push([id, stamp]);
    }
  }
  return behind;
}

async function begin(ctx: LibraryContext, options: MirrorOptions): Promise<Mirroring> {
  const { db, folder, extension, untitled } = options;
  const names = new NameRegister(await folder.names(), extension, untitled);
  await db.articles.each(({ name, articleId }) => {
    names.give(name, articleId);
  });
  return { ...options, names, now: () => ctx.now().toISOString() };
}

async function bringInStep(
  ctx: LibraryContext,
  work: Mirroring,
  id: string,
  stamp: Stamp,
): Promise<Mirrored> {
  switch (stamp.kind) {
    case 'there': {
      const whole = await readArticle(ctx, id);
      if (!whole) throw new LostTextError();
      return mirrorArticle(work, whole, stamp.stamp);
    }
    case 'nothing':
      return unmirrorArticle(work, id);
    case 'unknown':
      // Whatever has become of the library, files of which it knows nothing aren't removed.
      await work.db.articles.delete(id);
      return { isChanged: false, left: [] };
  }
}

async function titleOf({ db }: LibraryContext, id: string): Promise<string> {
  return (await db.articles.get(id))?.title ?? '';
}

/** The body of an article isn't there any more. */
class LostTextError extends Error {}

async function troubleOf(error: unknown, options: MirrorOptions): Promise<MirrorTrouble> {
  const detail = error instanceof TemplateError ? error.fault.message : String(error);
  return { kind: await kindOf(error, options), detail, titles: [], count: 0 };
}

async function kindOf(error: unknown, { folder, mayWrite }: MirrorOptions): Promise<MirrorTrouble['kind']> {
  if (error instanceof TemplateError) return 'template';
  if (error instanceof LostTextError) return 'lost';
  if (isNamed(error, 'QuotaExceededError')) return 'full';
  if (!(await mayWrite())) return 'permission';
  const isThere = await folder.names().then(
    () => true,
    () => false,
  );
  return isThere ? 'failed' : 'gone';
}

/** Whether no article can be written. */
function isOfAll({ kind }: MirrorTrouble): boolean {
  return kind === 'permission' || kind === 'gone' || kind === 'template';
}

/** The first trouble that there was stands for all, with the articles of each. */
function withArticle({ titles, count, ...first }: MirrorTrouble, title: string): MirrorTrouble {
  return { ...first, titles: [...titles, title].slice(0, MOST_TITLES), count: count + 1 };
}
