import { type AnchoredAnnotation, createTextAnchorer } from '@/utils/annotation/anchored-annotation';
import { inSlices } from '@/utils/shared/steps';

import { listAnnotations } from './annotate';
import type { LibraryContext } from './library-context';

/** How many of an article's highlights stand how in a version that they were carried over to. */
export interface CarriedOver {
  /** In the same words, or beside those that the reader has kept both of. */
  kept: number;
  changed: number;
  ambiguous: number;
  orphaned: number;
}

/** Longest stretch of looking for highlights between which a page may answer its reader, in milliseconds. */
const SLICE_MS = 8;

/** Counts the highlights that a version of an article took over from those before; null where there are none. */
export async function carriedOver(
  ctx: LibraryContext,
  articleId: string,
  versionId: string,
): Promise<CarriedOver | null> {
  const text = await ctx.db.texts.get(versionId);
  const annotations = await listAnnotations(ctx, articleId);
  const older = annotations.filter((annotation) => annotation.versionId !== versionId);
  if (!text || older.length === 0) return null;
  const counts: CarriedOver = { kept: 0, changed: 0, ambiguous: 0, orphaned: 0 };
  const anchorer = createTextAnchorer(text.text, versionId);
  for (const anchored of await inSlices(anchorer(older), SLICE_MS)) counts[countedAs(anchored)] += 1;
  return counts;
}

function countedAs({ annotation, anchor }: AnchoredAnnotation): keyof CarriedOver {
  if (anchor.state === 'exact' || anchor.state === 'moved') return 'kept';
  return anchor.state === 'changed' && annotation.keptBeside === anchor.exact ? 'kept' : anchor.state;
}
