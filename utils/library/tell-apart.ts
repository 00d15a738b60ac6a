import type { LibraryContext } from './library-context';

/** Notes that articles are different ones, each from each of the others: they aren't offered as doubles any more. Gives the way back. */
export async function tellApart(
  { db }: Pick<LibraryContext, 'db'>,
  articleIds: string[],
): Promise<() => Promise<void>> {
  const ids = articleIds.toSorted();
  const keys = ids.flatMap((one, at) => ids.slice(at + 1).map((other): [string, string] => [one, other]));
  const before = await db.transaction('rw', db.similar, async () => {
    const known = await db.similar.bulkGet(keys);
    await db.similar.bulkPut(
      keys.map(([one, other], at) => ({
        ...(known[at] ?? { one, other, versions: null, share: 0 }),
        isApart: true,
      })),
    );
    return known;
  });
  return () =>
    db.transaction('rw', db.similar, async () => {
      await db.similar.bulkDelete(keys);
      await db.similar.bulkPut(before.filter((pair) => pair !== undefined));
    });
}
