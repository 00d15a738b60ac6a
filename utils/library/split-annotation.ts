import {
  acceptChange,
  type AcceptedPlace,
  type Annotation,
  annotationBody,
  isOfText,
  selectorsOf,
  tagsOf,
} from '@/utils/annotation/annotation';

import { type MarksChange, marksOf } from './annotation-marks';
import { indexArticle } from './index-article';
import { type LibraryContext, timestamp } from './library-context';

/**
 * Makes two highlights of one, in these places, while this version is the latest. The first stays the highlight that it was,
 * with its note; the second is a new one of the same colour and tags, marked when the whole was. Gives what was changed, the
 * first highlight first; null where there is no such highlight of text any more.
 */
export async function splitAnnotation(
  ctx: LibraryContext,
  id: string,
  versionId: string,
  [first, second]: [AcceptedPlace, AcceptedPlace],
): Promise<MarksChange[] | null> {
  const { db } = ctx;
  return db.transaction('rw', db.indexedTables, async () => {
    const whole = await db.annotations.get(id);
    if (whole?.deletedAt !== null || !isOfText(selectorsOf(whole))) return null;
    const now = timestamp(ctx);
    const shortened = acceptChange(whole, { accepted: now, ...first });
    const { keptBeside: _, history: __, ...itsFacts } = whole;
    const added: Annotation = {
      ...itsFacts,
      id: ctx.newId(),
      versionId,
      motivation: 'highlighting',
      body: annotationBody('', tagsOf(whole)),
      target: { source: whole.target.source, selector: second.selector },
      ...(second.keptBeside === undefined ? {} : { keptBeside: second.keptBeside }),
      modified: now,
    };
    await db.annotations.bulkPut([shortened, added]);
    await indexArticle(ctx, whole.articleId);
    const marks = { ...marksOf(added), body: added.body };
    return [
      { id, before: marksOf(whole), after: marksOf(shortened) },
      { id: added.id, before: { ...marks, deletedAt: now }, after: marks },
    ];
  });
}
