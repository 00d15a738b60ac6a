import { type AnchoredAnnotation, createTextAnchorer } from '@/utils/annotation/anchored-annotation';
import { isKeptBeside, isOfText, selectorsOf } from '@/utils/annotation/annotation';
import { picturePlaces } from '@/utils/annotation/picture-places';
import type { PicturePlace } from '@/utils/annotation/picture-selector';
import { createQuoteFinder } from '@/utils/annotation/quote-finder';
import { renderedText } from '@/utils/article/rendered-text';
import type { Sanitize } from '@/utils/article/sanitize-html';
import { inShortSlices } from '@/utils/shared/steps';

import { listAnnotations } from './annotate';
import type { LibraryContext } from './library-context';
import { readArticle } from './read-article';

/** How many of an article's highlights stand how in a version that they were carried over to. */
export interface CarriedOver {
  /** In the same words, or beside those that the reader has kept both of. */
  kept: number;
  changed: number;
  ambiguous: number;
  orphaned: number;
}

/** Counts the highlights that a version of an article took over from those before; null where there are none. */
export async function carriedOver(
  ctx: LibraryContext,
  articleId: string,
  versionId: string,
  sanitize: Sanitize,
): Promise<CarriedOver | null> {
  const text = await ctx.db.texts.get(versionId);
  const annotations = await listAnnotations(ctx, articleId);
  const older = annotations.filter((annotation) => annotation.versionId !== versionId);
  if (!text || older.length === 0) return null;
  const counts: CarriedOver = { kept: 0, changed: 0, ambiguous: 0, orphaned: 0 };
  const hasPictures = older.some((annotation) => !isOfText(selectorsOf(annotation)));
  const pictures = hasPictures ? await picturesOf(ctx, articleId, versionId, sanitize) : [];
  const anchorer = createTextAnchorer(createQuoteFinder(text.text), versionId, pictures);
  for (const anchored of await inShortSlices(anchorer(older))) counts[countedAs(anchored)] += 1;
  return counts;
}

/** The pictures of a version; none where its body can't be read. */
async function picturesOf(
  ctx: LibraryContext,
  articleId: string,
  versionId: string,
  sanitize: Sanitize,
): Promise<PicturePlace[]> {
  const whole = await readArticle(ctx, articleId, versionId);
  if (!whole) return [];
  const body = sanitize(whole.html);
  return picturePlaces(body, renderedText(body), whole.version.pictures);
}

function countedAs({ annotation, anchor }: AnchoredAnnotation): keyof CarriedOver {
  if (anchor.state === 'exact' || anchor.state === 'moved') return 'kept';
  return anchor.state === 'changed' && isKeptBeside(annotation, anchor.exact) ? 'kept' : anchor.state;
}
