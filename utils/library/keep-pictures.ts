import type { ArticleVersion, FoundPicture, Receipt, SavedPicture } from '@/utils/article/article';

import type { LibraryContext } from './library-context';
import type { StagedPicture } from './read-staged';

/** A version's pictures with what has arrived filled in; what is kept already stays. */
export function savedPictures(
  pictures: (FoundPicture | SavedPicture)[],
  staged: Map<number, StagedPicture>,
): SavedPicture[] {
  return pictures.map((picture, index) => {
    const before = { hash: null, failure: null, ...picture };
    const arrived = staged.get(index);
    if (before.hash !== null || !arrived) return before;
    return 'hash' in arrived ? { ...before, hash: arrived.hash, failure: null } : { ...before, ...arrived };
  });
}

/** What a version holds, counted anew. */
export function receiptOf({ receipt, pictures }: Pick<ArticleVersion, 'receipt' | 'pictures'>): Receipt {
  return {
    ...receipt,
    picturesFound: pictures.length,
    picturesKept: pictures.filter(({ hash }) => hash !== null).length,
  };
}

/** Hash of the picture that lists show: the first that is kept. */
export function leadImage(pictures: SavedPicture[]): string | null {
  return pictures.find(({ hash }) => hash !== null)?.hash ?? null;
}

/**
 * Stores the pictures that a version shows now and didn't before, each once in the library, counting the versions that
 * show it. Must run in a transaction over `images`.
 */
export async function keepPictures(
  { db }: LibraryContext,
  staged: Map<number, StagedPicture>,
  before: SavedPicture[],
  after: SavedPicture[],
): Promise<void> {
  const shown = new Set(before.map(({ hash }) => hash));
  const blobs = new Map<string, Blob>();
  for (const picture of staged.values()) if ('hash' in picture) blobs.set(picture.hash, picture.blob);
  for (const hash of new Set(after.map((picture) => picture.hash))) {
    const blob = hash === null ? undefined : blobs.get(hash);
    if (hash === null || !blob || shown.has(hash)) continue;
    const known = await db.images.get(hash);
    await db.images.put({ hash, blob: known?.blob ?? blob, references: (known?.references ?? 0) + 1 });
  }
}
