import type { PageHighlightChange } from '@/utils/annotation/page-highlight';
import { addressKeys, isSamePage } from '@/utils/article/url-key';
import type { SaveJob, WaitingHighlight } from '@/utils/storage/save-job';

import { findSavedArticle } from './find-saved-article';
import { highlightQuote } from './highlight-quote';
import { indexArticle } from './index-article';
import type { LibraryContext } from './library-context';

/**
 * Adds highlights to what is saved of a page, each once; false where nothing is. Must run in a transaction over
 * `indexedTables` and `versions`.
 */
export async function storeHighlights(
  ctx: LibraryContext,
  url: string,
  highlights: WaitingHighlight[],
): Promise<boolean> {
  const { db } = ctx;
  const article = await findSavedArticle(ctx, url);
  const text = article && (await db.texts.get(article.versionId));
  if (!text) return false;
  const pictures = (await db.versions.get(article.versionId))?.pictures ?? [];
  for (const highlight of highlights) {
    if (!(await db.annotations.get(highlight.id)))
      await db.annotations.add(highlightQuote(ctx, article, { text: text.text, pictures }, highlight));
  }
  await indexArticle(ctx, article.id);
  return true;
}

/**
 * What the reader has highlighted of the page with these keys, in this save and in others, which came to nothing or have been
 * cut short: one that goes on adds nothing twice. Those that came to nothing are forgotten, and what was marked again since then
 * isn't added a second time. Must run in a transaction over `jobs`.
 */
export async function takeHighlights(
  { db }: Pick<LibraryContext, 'db'>,
  { id: saveId, highlights: own = [] }: SaveJob,
  keys: string[],
): Promise<WaitingHighlight[]> {
  const others = (await waitingSaves({ db }))
    .filter(({ id, url }) => id !== saveId && addressKeys(url).some((key) => keys.includes(key)))
    .toSorted((a, b) => (a.startedAt > b.startedAt ? -1 : 1));
  const failed = others.filter(({ state }) => state === 'failed');
  await db.jobs.bulkDelete(failed.map(({ id }) => id));
  const taken = [...own];
  for (const { state, highlights = [] } of others) {
    for (const one of highlights) {
      const isTaken = taken.some(({ id }) => id === one.id);
      if (!isTaken && !(state === 'failed' && isMarkedAgain(one, taken))) taken.push(one);
    }
  }
  return taken;
}

/**
 * Changes a highlight of a page that couldn't be saved; false where there is no such. One that was deleted can only be brought
 * back. Must run in a transaction over `jobs`.
 */
export async function changeWaitingHighlight(
  { db }: Pick<LibraryContext, 'db'>,
  url: string,
  id: string,
  change: PageHighlightChange,
): Promise<boolean> {
  const isMeant = (one: WaitingHighlight): boolean =>
    one.id === id &&
    (!one.isDeleted || change.kind === 'restore') &&
    (change.kind !== 'takeBack' || one.before !== undefined);
  const jobs = (await waitingSaves({ db })).filter(
    (job) => isSamePage(job.url, url) && job.highlights?.some(isMeant),
  );
  for (const { id: saveId, highlights = [] } of jobs) {
    const changed = highlights.map((one) => (isMeant(one) ? changedHighlight(one, change) : one));
    await db.jobs.update(saveId, { highlights: changed });
  }
  return jobs.length > 0;
}

/** Saves that aren't in the library, with highlights that wait for them, or that were deleted while they did. */
export async function waitingSaves({ db }: Pick<LibraryContext, 'db'>): Promise<SaveJob[]> {
  return db.jobs
    .filter(
      ({ state, highlights = [] }) => highlights.length > 0 && (state === 'failed' || state === 'capturing'),
    )
    .toArray();
}

/** What waits in a save, without what was deleted. */
export function waitingHighlights({ highlights = [] }: SaveJob): WaitingHighlight[] {
  return highlights.filter(({ isDeleted }) => !isDeleted);
}

function changedHighlight(one: WaitingHighlight, change: PageHighlightChange): WaitingHighlight {
  switch (change.kind) {
    case 'color':
      return { ...one, color: change.color };
    case 'move':
      return 'quote' in one
        ? { ...one, quote: change.quote, before: [...(one.before ?? []), one.quote] }
        : one;
    case 'takeBack':
      return withoutMove(one);
    case 'delete':
    case 'unmake':
    case 'restore':
      return { ...one, isDeleted: change.kind !== 'restore' };
  }
}

/** With the ends where they were before they were moved last. */
function withoutMove({ before = [], ...one }: WaitingHighlight): WaitingHighlight {
  const quote = before.at(-1);
  if (!quote || !('quote' in one)) return one;
  return { ...one, quote, ...(before.length > 1 ? { before: before.slice(0, -1) } : {}) };
}

/** Whether the same words, at the same place, are among these, or the same picture. */
function isMarkedAgain(one: WaitingHighlight, others: WaitingHighlight[]): boolean {
  return !one.isDeleted && others.some((other) => !other.isDeleted && areSame(one, other));
}

function areSame(one: WaitingHighlight, other: WaitingHighlight): boolean {
  if ('picture' in one) return 'picture' in other && one.picture.url === other.picture.url;
  return (
    'quote' in other &&
    other.quote.exact === one.quote.exact &&
    other.quote.prefix === one.quote.prefix &&
    other.quote.suffix === one.quote.suffix
  );
}
