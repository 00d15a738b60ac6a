import { factsDocument, textDocument } from '@/utils/search/index/article-documents';
import { type DocumentPart, indexDocument } from '@/utils/search/index/index-document';

import type { LibraryContext } from './library-context';

/**
 * Makes an article found by what it is now, in the transaction that changes it; or not found any more when it is gone. Its text
 * is indexed again only where that is of another version. Must run in a transaction over `indexedTables`.
 */
export async function indexArticle({ db }: Pick<LibraryContext, 'db'>, articleId: string): Promise<void> {
  const [article, known] = await Promise.all([db.articles.get(articleId), db.searchArticles.get(articleId)]);
  if (!article) {
    await forget({ db }, known?.facts, known?.text);
    await db.searchArticles.delete(articleId);
    return;
  }
  const add = async (parts: DocumentPart[]): Promise<number> =>
    db.searchNew.add({ articleId, ...indexDocument(parts) });
  const annotations = await db.annotations.where('articleId').equals(articleId).toArray();
  const facts = await add(
    factsDocument(
      article,
      annotations.filter(({ deletedAt }) => deletedAt === null),
    ),
  );
  const { versionId } = article;
  const isTextNew = known?.versionId !== versionId;
  const text = isTextNew && versionId !== null ? await db.texts.get(versionId) : undefined;
  await forget({ db }, known?.facts, isTextNew ? known?.text : null);
  await db.searchArticles.put({
    articleId,
    facts,
    text: isTextNew ? (text ? await add(textDocument(text.text)) : null) : known.text,
    versionId,
  });
}

/** Documents that aren't to be found any more. What has come into a segment stays there until that is put together anew. */
async function forget(
  { db }: Pick<LibraryContext, 'db'>,
  ...numbers: (number | null | undefined)[]
): Promise<void> {
  for (const number of numbers) {
    if (number === null || number === undefined) continue;
    const isNew = (await db.searchNew.where('number').equals(number).delete()) > 0;
    if (!isNew) await db.searchVoid.add({ number });
  }
}
