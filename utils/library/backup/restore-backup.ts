import type { Sanitize } from '@/utils/article/sanitize-html';
import { otherTasks } from '@/utils/shared/steps';

import type { LibraryContext } from '../library-context';
import { trashArticles, type Undo } from '../update-article';
import type { BackupFault, OpenBackup } from './open-backup';
import { type PreparedArticle, prepareArticle, readArticleFile } from './read-article-file';
import { previewArticle, RESTORE_MODES, restoreArticles, type RestoreMode } from './restore-article';
import { restoreLibrary } from './restore-library';

interface ReadingOptions {
  /** How many articles of the backup are done. */
  onProgress: (done: number, total: number) => void;
  signal: AbortSignal;
}

interface RestoreOptions extends ReadingOptions {
  mode: RestoreMode;
  sanitize: Sanitize;
  /** An empty document to build HTML in, one that loads nothing. */
  createDocument: () => Document;
  /** Sets the reader's settings: of a library that is replaced. */
  restoreSettings: (values: Record<string, unknown>) => Promise<void>;
}

/** What restoring a backup does, or would do. */
interface RestoreCounts {
  /** Articles that are new, that change, and that are there already, as they are or newer. */
  added: number;
  changed: number;
  same: number;
  /** Articles that go to the trash. */
  trashed: number;
}

export interface RestoreReport {
  counts: RestoreCounts;
  /** What can't be taken, in the order of the backup. */
  faults: BackupFault[];
}

export interface Restored extends RestoreReport {
  /** Takes what went to the trash out of it again. */
  undoTrash: Undo | null;
}

/** Reads all articles of a backup and tells what restoring it in each way would do; nothing is written. Rejects with the signal's reason. */
export async function previewRestore(
  ctx: LibraryContext,
  backup: OpenBackup,
  options: ReadingOptions,
): Promise<Record<RestoreMode, RestoreReport>> {
  const reports = { merge: new Reporting(), replace: new Reporting() };
  await eachArticle(backup, options, async (place) => {
    const rows = await readArticleFile(backup, place);
    for (const mode of RESTORE_MODES) {
      if (rows.ok) reports[mode].counts[(await previewArticle(ctx, rows.value, mode)).outcome] += 1;
      else reports[mode].faults.push(rows.failure);
    }
  });
  reports.replace.counts.trashed = (await others(ctx, backup)).length;
  return reports;
}

/** Articles that are stored in one transaction, and the most code units of text that these have. */
const BATCH_ARTICLES = 20;
const BATCH_LENGTH = 2_000_000;

/**
 * Restores a backup, some articles at a time, each as a whole; last what goes to the trash. May be stopped at any moment, and done
 * again. Rejects with the signal's reason, and when the library can't be written.
 */
export async function restoreBackup(
  ctx: LibraryContext,
  backup: OpenBackup,
  options: RestoreOptions,
): Promise<Restored> {
  const { mode } = options;
  const report = new Reporting();
  let batch: PreparedArticle[] = [];
  let length = 0;
  const store = async (): Promise<void> => {
    if (batch.length === 0) return;
    for (const outcome of await restoreArticles(ctx, batch, mode)) report.counts[outcome] += 1;
    batch = [];
    length = 0;
  };
  await eachArticle(backup, options, async (place) => {
    const rows = await readArticleFile(backup, place);
    if (!rows.ok) {
      report.faults.push(rows.failure);
      return;
    }
    const prepared = await prepareArticle(backup, rows.value, options);
    report.faults.push(...prepared.faults);
    batch.push(prepared);
    length += prepared.versions.reduce((sum, { text }) => sum + text.length, 0);
    if (batch.length === BATCH_ARTICLES || length >= BATCH_LENGTH) await store();
  }).catch(async (error: unknown) => {
    // What was told to be done is.
    if (options.signal.aborted) await store();
    throw error;
  });
  await store();
  await restoreLibrary(ctx, backup.library, mode);
  const { counts, faults } = report;
  if (mode === 'merge') return { counts, faults, undoTrash: null };
  await options.restoreSettings(backup.library.settings);
  const gone = await others(ctx, backup);
  counts.trashed = gone.length;
  return { counts, faults, undoTrash: gone.length > 0 ? await trashArticles(ctx, gone) : null };
}

class Reporting implements RestoreReport {
  readonly counts: RestoreCounts = { added: 0, changed: 0, same: 0, trashed: 0 };
  readonly faults: BackupFault[] = [];
}

async function eachArticle(
  { articles }: OpenBackup,
  { onProgress, signal }: ReadingOptions,
  visit: (place: string) => Promise<void>,
): Promise<void> {
  for (const [index, place] of articles.entries()) {
    await visit(place);
    onProgress(index + 1, articles.length);
    await otherTasks();
    signal.throwIfAborted();
  }
}

/** Articles that the library has and the backup doesn't, but for those in the trash already. */
async function others({ db }: LibraryContext, { articles }: OpenBackup): Promise<string[]> {
  const backed = new Set(articles);
  const ids = await db.articles.toCollection().primaryKeys();
  const there = ids.filter((id) => !backed.has(`articles/${id}.json`));
  const rows = await db.articles.bulkGet(there);
  return rows.flatMap((row) => (row?.deletedAt === null ? [row.id] : []));
}
