import { noteOf } from '@/utils/annotation/annotation';
import { isSaved } from '@/utils/article/article';
import type { SelectionHighlight } from '@/utils/article/article-edit';
import { nextColor } from '@/utils/storage/next-color';

import { updateAnnotation } from './annotate';
import { highlightQuote } from './highlight-quote';
import { indexArticle } from './index-article';
import type { LibraryContext } from './library-context';

/** Adds a highlight of a quote from the live page to a saved article, or gives the one of that id another note. */
export async function annotateQuote(
  ctx: LibraryContext,
  articleId: string,
  { id, quote, note }: SelectionHighlight,
): Promise<void> {
  const { db } = ctx;
  const color = await nextColor();
  await db.transaction('rw', db.indexedTables, async () => {
    const known = await db.annotations.get(id);
    if (known) {
      await updateAnnotation(ctx, id, { note: { text: note, basis: noteOf(known) } });
      return;
    }
    const article = await db.articles.get(articleId);
    if (!article || !isSaved(article)) return;
    const text = await db.texts.get(article.versionId);
    if (!text) return;
    await db.annotations.add(
      highlightQuote(ctx, article, { text: text.text, pictures: [] }, { id, color, quote, note }),
    );
    await indexArticle(ctx, articleId);
  });
}
