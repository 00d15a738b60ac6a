import type { Sanitize } from '@/utils/article/sanitize-html';

import { indexArticle } from '../index-article';
import type { LibraryContext } from '../library-context';
import { integrityFaults } from './integrity-faults';
import { type FaultKind, faultKey, type LibraryFault } from './library-fault';
import { outlinedTables, readOutline } from './read-outline';
import { recoverArticle, recoverHighlights, recoverVersion, showOtherVersion } from './recover-articles';
import { mendBody, mendText } from './repair-contents';
import {
  mendDamagedPictures,
  mendLeadPicture,
  mendMissingPictures,
  mendPictureCounts,
} from './repair-pictures';

interface RepairOptions {
  sanitize: Sanitize;
  /** Title for the article that highlights get whose own is lost. */
  recoveredTitle: (site: string) => string;
  /** How many of the faults have been seen to. */
  onProgress: (done: number, total: number) => void;
  signal: AbortSignal;
}

/** What came of a repair. */
export interface Repaired {
  mended: LibraryFault[];
  /** What is as it was, and why, where the library said so. */
  left: { fault: LibraryFault; error: unknown }[];
}

/** What is mended first leaves less to be mended. */
const ORDER: FaultKind[] = [
  'versionOrphaned',
  'versionLost',
  'annotationOrphaned',
  'textMissing',
  'textDamaged',
  'bodyMissing',
  'bodyDamaged',
  'shownVersion',
  'pictureDamaged',
  'pictureMissing',
  'leadPicture',
  'pictureCount',
  'stagingLeft',
  'index',
];

/** Pictures that are seen to in one transaction, which goes through all versions. */
const PICTURES = 500;

/**
 * Mends what can be mended without losing anything, each fault in a transaction of its own and after a look whether it is still
 * there. What can't be mended stays as it is. Rejects with the signal's reason when it is aborted; what is mended by then stays so.
 */
export async function repairLibrary(
  ctx: LibraryContext,
  faults: LibraryFault[],
  options: RepairOptions,
): Promise<Repaired> {
  const result: Repaired = { mended: [], left: [] };
  const wanted = faults.filter(({ remedy }) => remedy === 'mend');
  const byKind = Map.groupBy(wanted, ({ kind }) => kind);
  let done = 0;
  for (const kind of ORDER) {
    for (const together of mendedTogether(kind, byKind.get(kind) ?? [])) {
      options.signal.throwIfAborted();
      const error: unknown = await mend(ctx, kind, together, options).then(
        (isMended) => (isMended ? null : undefined),
        (reason: unknown) => reason ?? new Error(kind),
      );
      if (error === null) result.mended.push(...together);
      else result.left.push(...together.map((fault) => ({ fault, error })));
      done += together.length;
      options.onProgress(done, wanted.length);
    }
  }
  return result;
}

/** Removes what nothing leads to, after a look at all of the library in the same transaction. Gives what was removed. */
export async function removeUnused(
  ctx: Pick<LibraryContext, 'db'>,
  faults: LibraryFault[],
): Promise<LibraryFault[]> {
  const { db } = ctx;
  const wanted = new Set(faults.filter(({ remedy }) => remedy === 'remove').map(faultKey));
  return db.transaction('rw', outlinedTables(ctx), async () => {
    const now = integrityFaults(await readOutline(ctx, () => undefined));
    const unused = now.filter((fault) => fault.remedy === 'remove' && wanted.has(faultKey(fault)));
    const idsIn = (name: string): string[] => unused.flatMap(({ table, id }) => (table === name ? [id] : []));
    await db.bodies.bulkDelete(idsIn('bodies'));
    await db.texts.bulkDelete(idsIn('texts'));
    await db.images.bulkDelete(idsIn('images'));
    await db.staging.where('saveId').anyOf(idsIn('staging')).delete();
    return unused;
  });
}

/** Faults that one transaction mends. */
function mendedTogether(kind: FaultKind, faults: LibraryFault[]): LibraryFault[][] {
  if (kind === 'pictureDamaged' || kind === 'pictureCount') {
    return Array.from({ length: Math.ceil(faults.length / PICTURES) }, (_, index) =>
      faults.slice(index * PICTURES, (index + 1) * PICTURES),
    );
  }
  const isOfArticle = kind === 'versionOrphaned' || kind === 'annotationOrphaned';
  return [...Map.groupBy(faults, ({ id, articleId }) => (isOfArticle ? articleId : id)).values()];
}

async function mend(
  ctx: LibraryContext,
  kind: FaultKind,
  faults: LibraryFault[],
  { sanitize, recoveredTitle }: RepairOptions,
): Promise<boolean> {
  const [{ id, articleId } = { id: '', articleId: null }] = faults;
  const ids = faults.map((fault) => fault.id);
  switch (kind) {
    case 'versionOrphaned':
      return recoverArticle(ctx, articleId ?? '');
    case 'versionLost':
      return recoverVersion(ctx, id, articleId ?? '');
    case 'annotationOrphaned':
      return recoverHighlights(ctx, articleId ?? '', { sanitize, title: recoveredTitle });
    case 'textMissing':
      return mendText(ctx, id, 'missing', sanitize);
    case 'textDamaged':
      return mendText(ctx, id, 'damaged', sanitize);
    case 'bodyMissing':
      return mendBody(ctx, id, 'missing');
    case 'bodyDamaged':
      return mendBody(ctx, id, 'damaged');
    case 'shownVersion':
      return showOtherVersion(ctx, id);
    case 'pictureDamaged':
      return mendDamagedPictures(ctx, ids);
    case 'pictureMissing':
      return mendMissingPictures(ctx, id);
    case 'leadPicture':
      return mendLeadPicture(ctx, id);
    case 'pictureCount':
      return mendPictureCounts(ctx, ids);
    case 'stagingLeft':
      return removeLeftStaging(ctx, id);
    case 'index':
      return reindex(ctx, id);
    case 'unreadable':
    case 'unused':
      return false;
  }
}

async function removeLeftStaging({ db }: LibraryContext, saveId: string): Promise<boolean> {
  return db.transaction('rw', db.jobs, db.staging, async () => {
    const job = await db.jobs.get(saveId);
    if (!job || job.state === 'capturing' || job.picturesPending) return true;
    await db.staging.where('saveId').equals(saveId).delete();
    return true;
  });
}

async function reindex({ db }: LibraryContext, articleId: string): Promise<boolean> {
  await db.transaction('rw', db.indexedTables, () => indexArticle({ db }, articleId));
  return true;
}
