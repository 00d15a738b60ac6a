import type { LibraryContext } from './library-context';

/** How long a wish waits for its permission. */
const PATIENCE_MS = 60 * 60 * 1000;

/** Notes down that the missing pictures of a version are wanted: whoever fetches them may be stopped, and finds it again. */
export async function wantPictures({ db, now }: LibraryContext, versionId: string): Promise<void> {
  await db.meta.put({ key: `pictures:${versionId}`, value: now().getTime() });
}

/** Forgets the wish: it is fulfilled, or the reader has refused the permission. */
export async function dropWantedPictures({ db }: LibraryContext, versionId: string): Promise<void> {
  await db.meta.delete(`pictures:${versionId}`);
}

/** Whether the missing pictures of a version are wanted. */
export async function arePicturesWanted({ db }: LibraryContext, versionId: string): Promise<boolean> {
  return (await db.meta.get(`pictures:${versionId}`)) !== undefined;
}

/** Versions whose missing pictures are wanted; wishes that have waited too long are forgotten. */
export async function versionsWithWantedPictures({ db, now }: LibraryContext): Promise<string[]> {
  const rows = await db.meta.where('key').startsWith('pictures:').toArray();
  const old = rows.filter(({ value }) => now().getTime() - value > PATIENCE_MS);
  await db.meta.bulkDelete(old.map(({ key }) => key));
  return rows.filter((row) => !old.includes(row)).map(({ key }) => key.slice('pictures:'.length));
}
