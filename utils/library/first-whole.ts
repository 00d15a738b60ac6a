import type { LibraryContext } from './library-context';
import { readArticle, type WholeArticle } from './read-article';

/** The first of these articles that can be read, whole; null where there is none. */
export async function firstWhole(ctx: LibraryContext, ids: readonly string[]): Promise<WholeArticle | null> {
  for (const id of ids) {
    const whole = await readArticle(ctx, id);
    if (whole) return whole;
  }
  return null;
}
