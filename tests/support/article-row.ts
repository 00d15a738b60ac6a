import type { SavedArticle } from '@/utils/article/article';
import type { ListedArticle } from '@/utils/library/list-articles';
import { NO_FURTHER_FACTS } from '@/utils/article/further-facts';

/** An article as it is stored, with sensible values for what a test doesn't care about. */
export function articleRow(id: string, article: Partial<SavedArticle> = {}): SavedArticle {
  return {
    id,
    url: `https://courier.example/${id}`,
    canonicalUrl: null,
    urlKeys: [`courier.example/${id}`],
    title: 'The last ferry',
    byline: [],
    dir: null,
    lang: 'en',
    siteName: 'Courier',
    excerpt: null,
    publishedTime: null,
    ...NO_FURTHER_FACTS,
    source: 'article',
    words: 500,
    characters: 0,
    picturesKept: 0,
    picturesFound: 0,
    versionId: `${id}-v1`,
    savedAt: '2026-11-20T06:00:00.000Z',
    modified: '2026-11-20T06:00:00.000Z',
    tags: [],
    note: '',
    isFavourite: false,
    state: 'unread',
    progress: 0,
    leadImage: null,
    deletedAt: null,
    ...article,
  };
}

/** An article as lists hold it, likewise. */
export function listedRow(id: string, article: Partial<ListedArticle> = {}): ListedArticle {
  return { ...articleRow(id), highlights: 0, colors: [], hasNotes: false, versions: 1, ...article };
}
