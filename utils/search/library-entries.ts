import { type ListedAnnotation, listedNote } from './listed-annotation';
import type { SearchedArticle } from './searched-article';

/** A highlight, or the note on an article, with its article. */
export interface LibraryEntry {
  /** Tells it from all others: also from that of a highlight, where it is a note. */
  id: string;
  annotation: ListedAnnotation;
  article: SearchedArticle;
}

/** How the highlights and notes of a library are listed: the newest first, or those of an article together as they stand in it. */
export const ENTRY_ORDERS = ['newest', 'article'] as const;
export type EntryOrder = (typeof ENTRY_ORDERS)[number];

/** The highlights of articles that aren't in the trash, and the notes on these, in no order. */
export function libraryEntries(
  annotations: Iterable<ListedAnnotation>,
  articles: readonly SearchedArticle[],
): LibraryEntry[] {
  const there = articles.filter(({ deletedAt }) => deletedAt === null);
  const byId = new Map(there.map((article) => [article.id, article]));
  const entries: LibraryEntry[] = [];
  for (const annotation of annotations) {
    const article = byId.get(annotation.articleId);
    if (article) entries.push({ id: annotation.id, annotation, article });
  }
  for (const article of there) {
    const annotation = listedNote(article);
    if (annotation) entries.push({ id: `note-${article.id}`, annotation, article });
  }
  return entries;
}

/** How many highlights and notes an article brings to `libraryEntries`. */
export function countEntries({
  highlights,
  note,
  deletedAt,
}: Pick<SearchedArticle, 'highlights' | 'note' | 'deletedAt'>): number {
  return deletedAt === null ? highlights + (note.trim() === '' ? 0 : 1) : 0;
}

/** Entries in an order. By article, that with the newest comes first, and begins with its note. */
export function sortEntries(entries: readonly LibraryEntry[], order: EntryOrder): LibraryEntry[] {
  const newestFirst = entries.toSorted((a, b) => compare(b.annotation.created, a.annotation.created));
  if (order === 'newest') return newestFirst;
  const groups = Map.groupBy(newestFirst, ({ article }) => article.id);
  return [...groups.values()].flatMap((group) => group.toSorted(asTheyStand));
}

function asTheyStand({ annotation: a }: LibraryEntry, { annotation: b }: LibraryEntry): number {
  return placeOf(a) - placeOf(b) || compare(a.created, b.created);
}

/** A note on the article before all, then what has a known place; a picture has none. */
function placeOf({ color, start }: ListedAnnotation): number {
  if (color === null) return -1;
  return start ?? Number.MAX_SAFE_INTEGER;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
