import type { LibraryContext } from './library-context';

/** The bytes of a kept picture; null when there is none of that hash. */
export async function readPicture({ db }: LibraryContext, hash: string): Promise<Blob | null> {
  return (await db.images.get(hash))?.blob ?? null;
}
