import type { Annotation, TextQuoteSelector } from '@/utils/annotation/annotation';

import { type HighlightDetails, highlightQuote } from './highlight-quote';
import type { LibraryContext } from './library-context';

/** Adds a highlight of a quote from the live page to a saved article; null when the article is gone. */
export async function annotateQuote(
  ctx: LibraryContext,
  articleId: string,
  quote: Omit<TextQuoteSelector, 'type'>,
  details: HighlightDetails,
): Promise<Annotation | null> {
  const { db } = ctx;
  return db.transaction('rw', db.articles, db.texts, db.annotations, async () => {
    const article = await db.articles.get(articleId);
    const text = article && (await db.texts.get(article.versionId));
    if (!article || !text) return null;
    const annotation = highlightQuote(ctx, article, text.text, quote, details);
    await db.annotations.add(annotation);
    return annotation;
  });
}
