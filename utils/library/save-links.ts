import { type Article, isSaved } from '@/utils/article/article';
import { NO_FURTHER_FACTS } from '@/utils/article/further-facts';
import { urlKeys } from '@/utils/article/url-key';
import { webAddress } from '@/utils/article/web-address';

import { indexArticle, indexArticles } from './index-article';
import { type LibraryContext, timestamp } from './library-context';

/** A page that isn't read yet. */
export interface Link {
  url: string;
  /** Its title or the words of a link to it; may be empty. */
  title: string;
}

const MAX_TITLE_LENGTH = 1_000;

/**
 * Keeps links in the library, as articles without a body, to be read later; in their order. What is there already stays as it
 * is, and comes out of the trash. What no web page can be at is left out.
 */
export async function saveLinks(ctx: LibraryContext, links: Link[]): Promise<Article[]> {
  const { db } = ctx;
  return db.transaction('rw', db.indexedTables, async () => {
    const kept: Article[] = [];
    const added: string[] = [];
    for (const link of links) {
      const url = pageAddress(link.url);
      if (url === null) continue;
      const found = await db.articles.where('urlKeys').anyOf(urlKeys(url, null)).toArray();
      const known = found.find(({ deletedAt }) => deletedAt === null) ?? found[0];
      const row = known ? { ...known, deletedAt: null } : linkRow(ctx, { ...link, url });
      if (known?.deletedAt !== null) await db.articles.put(row);
      if (!known) added.push(row.id);
      kept.push(row);
    }
    if (added.length > 0) await indexArticles(ctx, added);
    return kept;
  });
}

/** Gives a link the words that stand on it for a title, if it has none but its address. */
export async function nameLink({ db }: LibraryContext, { id }: Article, words: string): Promise<void> {
  await db.transaction('rw', db.indexedTables, async () => {
    const link = await db.articles.get(id);
    if (!link || isSaved(link) || link.title !== link.url) return;
    await db.articles.update(id, { title: titleOf({ url: link.url, title: words }) });
    await indexArticle({ db }, id);
  });
}

function titleOf({ url, title }: Link): string {
  return title.replace(/\s+/g, ' ').trim().slice(0, MAX_TITLE_LENGTH) || url;
}

/** The address of a web page as a link has it; null for what none can be at. */
export function pageAddress(url: string): string | null {
  const address = webAddress(url);
  return address !== null && /^https?:/.test(address) && address.length <= 10_000 ? address : null;
}

/** A link that nothing is done with yet. */
export function linkRow(ctx: LibraryContext, { url, title }: Link): Article {
  const now = timestamp(ctx);
  return {
    id: ctx.newId(),
    versionId: null,
    url,
    urlKeys: urlKeys(url, null),
    title: titleOf({ url, title }),
    canonicalUrl: null,
    byline: [],
    dir: null,
    lang: null,
    siteName: null,
    excerpt: null,
    publishedTime: null,
    ...NO_FURTHER_FACTS,
    source: 'page',
    words: 0,
    characters: 0,
    picturesKept: 0,
    picturesFound: 0,
    savedAt: now,
    modified: now,
    tags: [],
    note: '',
    isFavourite: false,
    state: 'unread',
    progress: 0,
    leadImage: null,
    deletedAt: null,
  };
}
