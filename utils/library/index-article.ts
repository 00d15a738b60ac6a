import type { Article } from '@/utils/article/article';
import { factsDocument, textDocument } from '@/utils/search/index/article-documents';
import { type DocumentPart, indexDocument } from '@/utils/search/index/index-document';
import type { TermBlock } from '@/utils/search/index/term-block';
import type { SearchArticleRow } from '@/utils/storage/search-rows';

import type { LibraryContext } from './library-context';

/**
 * Makes an article found by what it is now, in the transaction that changes it; or not found any more when it is gone. Its text
 * is indexed again only where that is of another version. Must run in a transaction over `indexedTables`.
 */
export function indexArticle(ctx: Pick<LibraryContext, 'db'>, articleId: string): Promise<void> {
  return indexArticles(ctx, [articleId]);
}

/** The same for several, in as few steps of the database. */
export async function indexArticles({ db }: Pick<LibraryContext, 'db'>, articleIds: string[]): Promise<void> {
  // Asked for together: a note that is being typed is stored before the next letter.
  const [articles, known, annotations] = await Promise.all([
    db.articles.bulkGet(articleIds),
    db.searchArticles.bulkGet(articleIds),
    db.annotations.where('articleId').anyOf(articleIds).toArray(),
  ]);
  const highlights = Map.groupBy(
    annotations.filter(({ deletedAt }) => deletedAt === null),
    ({ articleId }) => articleId,
  );
  const changes = articles.map((article, index): IndexChange => {
    const before = known[index];
    const isTextNew = article?.versionId !== before?.versionId;
    return { article, before, newText: isTextNew && article ? article.versionId : null, isTextNew };
  });
  const versionIds = changes.flatMap(({ newText }) => newText ?? []);
  const texts = versionIds.length > 0 ? await db.texts.bulkGet(versionIds) : [];
  const textOf = new Map(texts.flatMap((row) => (row ? [[row.versionId, row.text]] : [])));

  const documents: (TermBlock & { articleId: string })[] = [];
  const add = (articleId: string, parts: () => DocumentPart[]): number =>
    documents.push({ articleId, ...termsOf(parts) }) - 1;
  const rows = changes.flatMap(({ article, before, newText, isTextNew }) => {
    if (!article) return [];
    const facts = add(article.id, () => factsDocument(article, highlights.get(article.id) ?? []));
    const text = newText === null ? undefined : textOf.get(newText);
    const added = text === undefined ? null : add(article.id, () => textDocument(text));
    return [{ article, facts, added, kept: isTextNew ? null : (before?.text ?? null) }];
  });
  const [numbers] = await Promise.all([
    documents.length > 0 ? db.searchNew.bulkAdd(documents, { allKeys: true }) : [],
    forget(
      { db },
      changes.flatMap(({ article, before, isTextNew }) => [
        before?.facts,
        !article || isTextNew ? before?.text : null,
      ]),
    ),
  ]);
  const gone = articleIds.filter((_, index) => !articles[index]);
  await Promise.all([
    db.searchArticles.bulkPut(
      rows.map(({ article: { id, versionId }, facts, added, kept }) => ({
        articleId: id,
        facts: numbers[facts] ?? 0,
        text: added === null ? kept : (numbers[added] ?? null),
        versionId,
      })),
    ),
    gone.length > 0 && db.searchArticles.bulkDelete(gone),
  ]);
}

/** An article as it is and as it was indexed, and the version whose text is to be indexed, if any. */
interface IndexChange {
  article: Article | undefined;
  before: SearchArticleRow | undefined;
  newText: string | null;
  isTextNew: boolean;
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
  const first = numbers.reduce((least, number) => Math.min(least, number));
  const last = numbers.reduce((most, number) => Math.max(most, number));
  const between = await db.searchNew.where('number').between(first, last, true, true).primaryKeys();
  const wanted = new Set(numbers);
  const stillNew = new Set(between.filter((number) => wanted.has(number)));
  const voids = numbers.filter((number) => !stillNew.has(number)).map((number) => ({ number }));
  await Promise.all([
    stillNew.size > 0 && db.searchNew.bulkDelete([...stillNew]),
    voids.length > 0 && db.searchVoid.bulkAdd(voids),
  ]);
}
