import type { ListedArticle } from '@/utils/library/list-articles';

/** What lies over the list, and for which articles. */
export type ListDialogState =
  | { kind: 'export' | 'tag' | 'delete-forever'; ids: string[] }
  | { kind: 'help' | 'places' | 'search' }
  | null;

/** The articles of these ids, as they are now. */
export function articlesOf(articles: ListedArticle[], ids: string[]): ListedArticle[] {
  const wanted = new Set(ids);
  return articles.filter(({ id }) => wanted.has(id));
}
