import type { Transaction } from 'dexie';

/**
 * Brings a library of form 2 to form 3: nobody may write to it any more who doesn't mark what the catalog says of an article. Such
 * an earlier Cuttings may have done so until now; lists are made of the articles until the catalog is made anew.
 */
export async function raiseFormat(transaction: Transaction): Promise<void> {
  for (const table of ['catalog', 'catalogTitles', 'catalogStale']) await transaction.table(table).clear();
  const count = await transaction.table('searchNew').count();
  await transaction.table('meta').bulkPut([
    { key: 'format', value: 3 },
    { key: 'searchNewDocuments', value: count },
  ]);
}
