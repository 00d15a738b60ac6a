import type { LeftFile, MirrorDatabase, MirrorStatus, MirrorWish } from '@/utils/storage/mirror-database';

/** The folder that is kept in step, and how things stand; null where none is. */
export async function readMirror(
  db: MirrorDatabase,
): Promise<{ wish: MirrorWish; status: MirrorStatus } | null> {
  const wish = await db.wish();
  return wish && { wish, status: await db.status() };
}

/** How many articles have files in it, and which files there the reader has changed, the last first. */
export async function readMirrored(db: MirrorDatabase): Promise<{ articles: number; left: LeftFile[] }> {
  const left = await db.left.toArray();
  return {
    articles: await db.articles.count(),
    left: left.toSorted((a, b) => (a.since < b.since ? 1 : -1)),
  };
}
