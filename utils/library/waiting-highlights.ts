import type { PageHighlight, PageHighlightChange } from '@/utils/annotation/page-highlight';
import { addressKeys, isSamePage } from '@/utils/article/url-key';
import type { SaveJob } from '@/utils/storage/save-job';

import { findSavedArticle } from './find-saved-article';
import { highlightQuote } from './highlight-quote';
import type { LibraryContext } from './library-context';

/**
 * Adds highlights to what is saved of a page, each once; false where nothing is. Must run in a transaction over `articles`,
 * `texts` and `annotations`.
 */
export async function storeHighlights(
  ctx: LibraryContext,
  url: string,
  highlights: PageHighlight[],
): Promise<boolean> {
  const { db } = ctx;
  const article = await findSavedArticle(ctx, url);
  const text = article && (await db.texts.get(article.versionId));
  if (!text) return false;
  for (const highlight of highlights) {
    if (!(await db.annotations.get(highlight.id)))
      await db.annotations.add(highlightQuote(ctx, article, text.text, highlight));
  }
  return true;
}

/**
 * What the reader has highlighted of the page with these keys in other saves than this one, which came to nothing or have been
 * cut short: one that goes on adds nothing twice. Those that came to nothing are forgotten. Must run in a transaction over
 * `jobs`.
 */
export async function takeWaitingHighlights(
  { db }: Pick<LibraryContext, 'db'>,
  saveId: string,
  keys: string[],
): Promise<PageHighlight[]> {
  const jobs = (await waitingSaves({ db })).filter(
    ({ id, url }) => id !== saveId && addressKeys(url).some((key) => keys.includes(key)),
  );
  await db.jobs.bulkDelete(jobs.filter(({ state }) => state === 'failed').map(({ id }) => id));
  return jobs.flatMap(({ highlights = [] }) => highlights);
}

/** Changes a highlight of a page that couldn't be saved; false where there is no such, or where it can't be brought back. */
export async function changeWaitingHighlight(
  { db }: Pick<LibraryContext, 'db'>,
  url: string,
  id: string,
  change: PageHighlightChange,
): Promise<boolean> {
  return db.transaction('rw', db.jobs, async () => {
    const jobs = (await waitingSaves({ db })).filter(
      (job) => isSamePage(job.url, url) && job.highlights?.some((one) => one.id === id),
    );
    for (const job of jobs) {
      const highlights = (job.highlights ?? []).flatMap((one) => {
        if (one.id !== id) return one;
        return change.kind === 'color' ? { ...one, color: change.color } : [];
      });
      await db.jobs.update(job.id, { highlights });
    }
    return jobs.length > 0 && change.kind !== 'restore';
  });
}

/** Saves that aren't in the library, with highlights that wait for them. */
export async function waitingSaves({ db }: Pick<LibraryContext, 'db'>): Promise<SaveJob[]> {
  return db.jobs
    .filter(
      ({ state, highlights = [] }) => highlights.length > 0 && (state === 'failed' || state === 'capturing'),
    )
    .toArray();
}
