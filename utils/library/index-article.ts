import type { Article } from '@/utils/article/article';
import { textChecksum } from '@/utils/search/index/checksum';
import { factsDocument, textDocument } from '@/utils/search/index/article-documents';
import { type DocumentPart, indexDocument } from '@/utils/search/index/index-document';
import type { TermBlock } from '@/utils/search/index/term-block';
import type { CuttingsDatabase } from '@/utils/storage/database';
import type { SearchArticleRow } from '@/utils/storage/search-rows';

import type { LibraryContext } from './library-context';

/**
 * Makes an article found by what it is now, in the transaction that changes it; or not found any more when it is gone. Its text
 * is indexed again only where that is of another version, what else is said of it only where that has changed. Must run in a
 * transaction over `indexedTables`.
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

  const rows: SearchArticleRow[] = [];
  let written = 0;
  const outdated: (number | null | undefined)[] = [];
  let batch = new DocumentBatch(db);
  for (const { article, before, newText, isTextNew } of changes) {
    if (!article || isTextNew) outdated.push(before?.text);
    if (!article) {
      outdated.push(before?.facts);
      continue;
    }
    const parts = partsOf(() => factsDocument(article, highlights.get(article.id) ?? []));
    const factsCheck = textChecksum(parts.map(({ words, weight }) => `${String(weight)}${words}`));
    const row: SearchArticleRow = {
      articleId: article.id,
      facts: before?.facts ?? 0,
      factsCheck,
      text: isTextNew ? null : (before?.text ?? null),
      versionId: article.versionId,
    };
    rows.push(row);
    if (before?.factsCheck !== factsCheck) {
      outdated.push(before?.facts);
      batch.add(article.id, parts, (number) => (row.facts = number));
    }
    const text = newText === null ? undefined : textOf.get(newText);
    if (text !== undefined) {
      batch.add(
        article.id,
        partsOf(() => textDocument(text)),
        (number) => (row.text = number),
      );
    }
    if (batch.isFull) {
      written += await batch.write();
      batch = new DocumentBatch(db);
    }
  }
  written += await batch.write();
  const gone = articleIds.filter((_, index) => !articles[index]);
  const [deleted] = await Promise.all([
    forget({ db }, outdated),
    db.searchArticles.bulkPut(rows),
    gone.length > 0 && db.searchArticles.bulkDelete(gone),
  ]);
  await countNew({ db }, written - deleted);
}

/** Keeps it known how many documents are in no segment, so that a lost one is noticed. In the transaction that changes their number. */
export async function countNew({ db }: Pick<LibraryContext, 'db'>, more: number): Promise<void> {
  if (more === 0) return;
  const before = await db.meta.get('searchNewDocuments');
  await db.meta.put({ key: 'searchNewDocuments', value: (before?.value ?? 0) + more });
}

/** Code units that are indexed before the page may answer its reader: some ten milliseconds. */
const FULL_BATCH = 20_000;

/** Documents that are written at once. */
class DocumentBatch {
  readonly #db: CuttingsDatabase;
  readonly #documents: (TermBlock & { articleId: string })[] = [];
  readonly #told: ((number: number) => void)[] = [];
  #length = 0;

  constructor(db: CuttingsDatabase) {
    this.#db = db;
  }

  get isFull(): boolean {
    return this.#length >= FULL_BATCH;
  }

  /** Takes in a document; `tell` is told its number when it is written. */
  add(articleId: string, parts: DocumentPart[], tell: (number: number) => void): void {
    this.#documents.push({ articleId, ...termsOf(parts) });
    this.#told.push(tell);
    for (const { words } of parts) this.#length += words.length;
  }

  /** Gives how many they are. */
  async write(): Promise<number> {
    if (this.#documents.length === 0) return 0;
    const numbers = await this.#db.searchNew.bulkAdd(this.#documents, { allKeys: true });
    this.#told.forEach((tell, index) => {
      tell(numbers[index] ?? 0);
    });
    return numbers.length;
  }
}

/** An article as it is and as it was indexed, and the version whose text is to be indexed, if any. */
interface IndexChange {
  article: Article | undefined;
  before: SearchArticleRow | undefined;
  newText: string | null;
  isTextNew: boolean;
}

/** Nothing is found of what can't be read as words: that must keep nobody from saving it, nor from finding the others. */
function partsOf(read: () => DocumentPart[]): DocumentPart[] {
  try {
    return read();
  } catch {
    return [];
  }
}

function termsOf(parts: DocumentPart[]): TermBlock {
  try {
    return indexDocument(parts);
  } catch {
    return indexDocument([]);
  }
}

/**
 * Documents that aren't to be found any more. What has come into a segment stays there until that is put together anew; of the others,
 * gives how many are deleted.
 */
async function forget(
  { db }: Pick<LibraryContext, 'db'>,
  known: (number | null | undefined)[],
): Promise<number> {
  const numbers = known.filter((number) => typeof number === 'number');
  if (numbers.length === 0) return 0;
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
  return stillNew.size;
}
