import * as v from 'valibot';

import { type Annotation, isOfText, quoteOf, selectorsOf, stoodBy } from '@/utils/annotation/annotation';
import type { LiveHighlight } from '@/utils/annotation/live-highlights';
import {
  pageAttachmentSchema,
  type PageChangeOutcome,
  type PageHighlight,
  type PageHighlightChange,
  pageHighlightChangeSchema,
  pageHighlightSchema,
} from '@/utils/annotation/page-highlight';
import { isSamePage } from '@/utils/article/url-key';
import { failed, type Result, success } from '@/utils/shared/result';
import type { SaveFailure } from '@/utils/storage/save-job';

import { deleteAnnotation, listAnnotations, restoreAnnotation, updateAnnotation } from './annotate';
import { findSavedArticle } from './find-saved-article';
import { indexArticle } from './index-article';
import type { LibraryContext } from './library-context';
import { markOfWritten } from './mark-of-written';
import { withMovedEnds } from './with-moved-ends';
import { newJob } from './new-job';
import { acceptPlace, takeBackPlace } from './place-annotation';
import { highlightEnd } from './save-end';
import { startSave } from './start-save';
import { changeWaitingHighlight, storeHighlights } from './waiting-highlights';

/** A page that a tab shows. */
interface ShownPage {
  tabId: number;
  url: string;
  title: string;
}

/** The highlights of the article that is saved of a page; null where none is. */
export async function pageHighlights(ctx: LibraryContext, url: string): Promise<LiveHighlight[] | null> {
  const article = await findSavedArticle(ctx, url);
  if (!article) return null;
  const annotations = await listAnnotations(ctx, article.id);
  return Promise.all(annotations.map(liveHighlight));
}

async function liveHighlight(annotation: Annotation): Promise<LiveHighlight> {
  const selectors = selectorsOf(annotation);
  const { id, color, history } = annotation;
  const accepted = history?.at(-1)?.accepted;
  const its = {
    id,
    color,
    written: await markOfWritten(annotation),
    ...(accepted === undefined ? {} : { accepted }),
  };
  if (isOfText(selectors)) {
    const [quote] = selectors;
    return { ...its, quote, stood: stoodBy(annotation, selectors) };
  }
  const { url, alt, caption } = selectors[0].picture;
  return { ...its, quote: quoteOf(annotation), picture: { url, alt, caption }, stood: null };
}

/**
 * Adds a highlight to what is saved of a page, or saves the page with it: `highlight` is parsed, since a page's process sends
 * it. It is stored when this succeeds; asked again with the same id, it is stored once. `onQueued` is told when it is kept until
 * the page is saved.
 */
export async function annotatePage(
  ctx: LibraryContext,
  page: ShownPage,
  highlight: unknown,
  onQueued: (id: string) => void = () => undefined,
): Promise<Result<null, SaveFailure>> {
  const request = { ...page, saveId: ctx.newId(), highlightsSelection: false, withPages: false };
  const parsed = v.parse(pageHighlightSchema, highlight);
  const saveId = await addOrQueue(ctx, request, parsed);
  if (saveId === null) return success(null);
  onQueued(parsed.id);
  const started = await startSave(ctx, { ...request, saveId });
  if (started.ok) await highlightEnd(ctx, parsed.id);
  // Whatever became of this save: another may have brought it into the library.
  if (await ctx.db.annotations.get(parsed.id)) return success(null);
  const job = await ctx.db.jobs.get(saveId);
  return started.ok ? failed(job?.failure ?? { kind: 'interrupted' }) : started;
}

/**
 * Changes a highlight of the article that is saved of a page, or of one that is being saved or couldn't be. One of another
 * stays as it is, and one that is deleted can only be brought back.
 */
export async function changePageHighlight(
  ctx: LibraryContext,
  url: string,
  id: string,
  change: unknown,
): Promise<PageChangeOutcome> {
  const { db } = ctx;
  const parsed = v.parse(pageHighlightChangeSchema, change);
  await highlightEnd(ctx, id);
  const written = parsed.kind === 'delete' ? await bodyOfMark(ctx, id, parsed.written) : undefined;
  return db.transaction('rw', [...db.indexedTables, db.jobs], async () => {
    const annotation = await db.annotations.get(id);
    if (!annotation) return (await changeWaitingHighlight(ctx, url, id, parsed)) ? 'done' : 'not-there';
    const article = await findSavedArticle(ctx, url);
    if (annotation.articleId !== article?.id) return 'not-there';
    if (annotation.deletedAt !== null && parsed.kind !== 'restore') return 'not-there';
    const refused = refusal(annotation, parsed, written);
    if (refused) return refused;
    switch (parsed.kind) {
      case 'color':
        return (await updateAnnotation(ctx, id, { color: parsed.color })).kind === 'stored'
          ? 'done'
          : 'not-there';
      case 'move':
        await db.annotations.put(await withMovedEnds(ctx, article, annotation, parsed.quote));
        await indexArticle(ctx, article.id);
        break;
      case 'takeBack':
        await takeBackLast(ctx, annotation);
        break;
      case 'delete':
      case 'unmake':
        await deleteAnnotation(ctx, id);
        break;
      case 'restore':
        await restoreAnnotation(ctx, id);
    }
    return 'done';
  });
}

/**
 * What is written on a highlight, if that is what this mark was made of, and null if not; undefined where nothing is told of it.
 * Asked for before a transaction, which can't wait for a digest.
 */
async function bodyOfMark(
  { db }: LibraryContext,
  id: string,
  mark: string | undefined,
): Promise<Annotation['body'] | null | undefined> {
  if (mark === undefined) return undefined;
  const annotation = await db.annotations.get(id);
  return annotation && (await markOfWritten(annotation)) === mark ? annotation.body : null;
}

/**
 * Why what was done isn't undone: it has been changed since, or something was written on it; null where it can be. `written` is
 * what may go with it, undefined where anything may.
 */
function refusal(
  annotation: Annotation,
  change: PageHighlightChange,
  written: Annotation['body'] | null | undefined,
): 'changed' | 'written' | null {
  const { color, history = [], body, mergedInto } = annotation;
  const accepted = history.at(-1)?.accepted ?? null;
  switch (change.kind) {
    case 'color':
      return change.from === undefined || change.from === color ? null : 'changed';
    case 'takeBack':
      return accepted !== null && accepted === change.accepted ? null : 'changed';
    case 'move':
      return accepted === change.after ? null : 'changed';
    case 'unmake':
      if (body.length > 0) return 'written';
      return change.color === color && history.length === 0 ? null : 'changed';
    case 'restore':
      return mergedInto ? 'changed' : null;
    case 'delete':
      return written === undefined || JSON.stringify(written) === JSON.stringify(body) ? null : 'written';
  }
}

/** Takes back the place that was accepted last. */
async function takeBackLast(ctx: LibraryContext, { id, history = [] }: Annotation): Promise<void> {
  const last = history.at(-1);
  if (last) await takeBackPlace(ctx, id, last);
}

/**
 * Makes what the reader selected in a page the place of a highlight of what is saved of it: `attachment` is parsed. Gives when
 * that was accepted; null where there is no such highlight.
 */
export async function attachPageHighlight(
  ctx: LibraryContext,
  url: string,
  attachment: unknown,
): Promise<string | null> {
  const { id, quote } = v.parse(pageAttachmentSchema, attachment);
  const article = await findSavedArticle(ctx, url);
  const annotation = await ctx.db.annotations.get(id);
  if (!article || annotation?.articleId !== article.id) return null;
  // Of the page itself, not of a version: the offsets of its text say nothing later.
  return acceptPlace(ctx, id, { versionId: null, selector: [quote] });
}

/** Adds the highlight if the page is saved; else gives the id of the save that it will come with. */
async function addOrQueue(
  ctx: LibraryContext,
  request: Parameters<typeof newJob>[1],
  highlight: PageHighlight,
): Promise<string | null> {
  const { db } = ctx;
  return db.transaction('rw', [...db.indexedTables, db.versions, db.jobs], async () => {
    if (await storeHighlights(ctx, request.url, [highlight])) return null;
    const running = await db.jobs
      .where('tabId')
      .equals(request.tabId)
      .filter(({ state, url }) => state === 'capturing' && isSamePage(url, request.url))
      .first();
    const job = running ?? newJob(ctx, request);
    const known = job.highlights ?? [];
    const isKnown = known.some(({ id }) => id === highlight.id);
    await db.jobs.put({ ...job, highlights: isKnown ? known : [...known, highlight] });
    return job.id;
  });
}
