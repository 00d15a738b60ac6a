import type { CuttingsDatabase } from '@/utils/storage/database';

/** All rows of a library, in the order of their keys. */
export async function libraryRows(db: CuttingsDatabase): Promise<Record<string, object[]>> {
  const tables = await Promise.all(
    db.tables.map(async (table) => [table.name, (await table.toArray()) as object[]] as const),
  );
  return Object.fromEntries(tables);
}
