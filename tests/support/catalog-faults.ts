import type { CuttingsDatabase } from '@/utils/storage/database';
import { CATALOG_FORM, idsOf } from '@/utils/search/catalog/catalog-chunk';

/** What doesn't hold together in the catalog of a library, a sentence for each. */
export async function catalogFaults(db: CuttingsDatabase): Promise<string[]> {
  const [rows, titles] = await Promise.all([db.catalog.toArray(), db.catalogTitles.toArray()]);
  const known = new Map(titles.map((row) => [row.first, row.titles]));
  return rows.flatMap(({ first, form, chunk }, index) => {
    const end = rows[index + 1]?.first;
    if (form !== CATALOG_FORM || !chunk) return [];
    const ids = idsOf(chunk);
    return [
      ...unless(first === '' || index > 0, `the catalog begins with ${first}`),
      ...unless(ids.join() === ids.toSorted().join(), `the ids from ${first} aren't in their order`),
      ...unless(
        ids.every((id) => id >= first && (end === undefined || id < end)),
        `what is from ${first} up to ${String(end)} has other ids`,
      ),
      ...unless(known.get(first)?.length === ids.length, `the titles from ${first} aren't those of its ids`),
    ];
  });
}

function unless(holds: boolean, fault: string): string[] {
  return holds ? [] : [fault];
}
