import type { SavedPicture } from '@/utils/article/article';

import type { LibraryContext } from './library-context';

/** Lets go of the pictures of a version that is being dropped. Must run in a transaction over `images`. */
export async function releasePictures({ db }: LibraryContext, pictures: SavedPicture[]): Promise<void> {
  for (const hash of new Set(pictures.map((picture) => picture.hash))) {
    const image = hash === null ? undefined : await db.images.get(hash);
    if (!image) continue;
    if (image.references > 1) await db.images.update(image.hash, { references: image.references - 1 });
    else await db.images.delete(image.hash);
  }
}
