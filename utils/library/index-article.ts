import { factsDocument, textDocument } from '@/utils/search/index/article-documents';
import { type DocumentPart, indexDocument } from '@/utils/search/index/index-document';
import type { TermBlock } from '@/utils/search/index/term-block';

import type { LibraryContext } from './library-context';

/**
 * Makes an article found by what it is now, in the transaction that changes it; or not found any more when it is gone. Its text
 * is indexed again only where that is of another version. Must run in a transaction over `indexedTables`.
 */
export async function indexArticle({ db }: Pick<LibraryContext, 'db'>, articleId: string): Promise<void> {
  // Asked for together: a note that is being typed is stored before the next letter.
  const [article, known, annotations] = await Promise.all([
    db.articles.get(articleId),
    db.searchArticles.get(articleId),
    db.annotations.where('articleId').equals(articleId).toArray(),
  ]);
  if (!article) {
    await forget({ db }, [known?.facts, known?.text]);
    await db.searchArticles.delete(articleId);
    return;
  }
  const add = async (terms: TermBlock): Promise<number> => db.searchNew.add({ articleId, ...terms });
  const { versionId } = article;
  const isTextNew = known?.versionId !== versionId;
  const text = isTextNew && versionId !== null ? await db.texts.get(versionId) : undefined;
  const highlights = annotations.filter(({ deletedAt }) => deletedAt === null);
  const [facts, newText] = await Promise.all([
    add(termsOf(() => factsDocument(article, highlights))),
    text ? add(termsOf(() => textDocument(text.text))) : null,
    forget({ db }, [known?.facts, isTextNew ? known?.text : null]),
  ]);
  await db.searchArticles.put({ articleId, facts, text: isTextNew ? newText : known.text, versionId });
}

/** Nothing is found of what can't be read as words: that must keep nobody from saving it, nor from finding the others. */
function termsOf(parts: () => DocumentPart[]): TermBlock {
  try {
    return indexDocument(parts());
  } catch {
    return indexDocument([]);
  }
}

/** Documents that aren't to be found any more. What has come into a segment stays there until that is put together anew. */
async function forget(
  { db }: Pick<LibraryContext, 'db'>,
  known: (number | null | undefined)[],
): Promise<void> {
  const numbers = known.filter((number) => typeof number === 'number');
  if (numbers.length === 0) return;
  const stillNew = new Set(await db.searchNew.where('number').anyOf(numbers).primaryKeys());
  const voids = numbers.filter((number) => !stillNew.has(number)).map((number) => ({ number }));
  await Promise.all([
    stillNew.size > 0 && db.searchNew.bulkDelete([...stillNew]),
    voids.length > 0 && db.searchVoid.bulkAdd(voids),
  ]);
}
