import { tagsOf } from '@/utils/annotation/annotation';

import type { LibraryContext } from './library-context';

/** The tags of everything that has any, the trash included. */
export interface TagUses {
  articles: string[][];
  highlights: string[][];
}

/** Rows read at once: they are far larger than what is kept of them. */
const AT_ONCE = 2000;

/** Which tags stand together on articles and on highlights. */
export async function tagUses({ db }: Pick<LibraryContext, 'db'>): Promise<TagUses> {
  const uses: TagUses = { articles: [], highlights: [] };
  for (let last = ''; ;) {
    const rows = await db.articles.where('id').above(last).limit(AT_ONCE).toArray();
    for (const { tags } of rows) if (tags.length > 0) uses.articles.push(tags);
    if (rows.length < AT_ONCE) break;
    last = rows.at(-1)?.id ?? '';
  }
  for (let last = ''; ;) {
    const rows = await db.annotations.where('id').above(last).limit(AT_ONCE).toArray();
    for (const tags of rows.map(tagsOf)) if (tags.length > 0) uses.highlights.push(tags);
    if (rows.length < AT_ONCE) return uses;
    last = rows.at(-1)?.id ?? '';
  }
}
