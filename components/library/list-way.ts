import type { ArticlePlace } from '@/utils/annotation/article-place';
import type { LibraryAnnotationFilter } from '@/utils/search/annotation-filter';
import type { ArticleFilter } from '@/utils/search/article-filter';
import type { LibraryEntry } from '@/utils/search/library-entries';

import { annotatedArticleHash, annotationsHash, entryHash } from './annotations-route';
import { DOUBLES_HASH, doubledArticleHash } from './doubles-route';
import { articleHash, filterHash } from './list-route';

/** Where one can go from an article in the list that it was opened from, as addresses. */
export interface ListWay {
  back: string;
  /** Null where the list begins, or ends. */
  previous: string | null;
  next: string | null;
  /** A place in the same article. */
  to: (place: ArticlePlace) => string;
}

/** The way through a list of articles. */
export function wayThroughArticles(
  ids: readonly string[],
  filter: ArticleFilter,
  articleId: string,
): ListWay {
  const index = ids.indexOf(articleId);
  const hashAt = (position: number): string | null => {
    const id = index < 0 ? undefined : ids[position];
    return id === undefined ? null : articleHash(id, filter);
  };
  return {
    back: filterHash(filter),
    previous: hashAt(index - 1),
    next: hashAt(index + 1),
    to: (place) => articleHash(articleId, filter, place),
  };
}

/** The way through a list of highlights and notes: to the nearest ones of other articles. */
export function wayThroughEntries(
  entries: LibraryEntry[],
  filter: LibraryAnnotationFilter,
  articleId: string,
  open: LibraryEntry | undefined,
): ListWay {
  const index = open ? entries.indexOf(open) : -1;
  const isElsewhere = ({ article }: LibraryEntry): boolean => article.id !== articleId;
  const hashOf = (entry: LibraryEntry | undefined): string | null =>
    entry ? entryHash(entry, filter) : null;
  return {
    back: annotationsHash(filter),
    previous: index < 0 ? null : hashOf(entries.slice(0, index).findLast(isElsewhere)),
    next: index < 0 ? null : hashOf(entries.slice(index).find(isElsewhere)),
    to: (place) => annotatedArticleHash(articleId, filter, place),
  };
}

/** From a list of duplicates one only goes back. */
export function wayFromDoubles(articleId: string): ListWay {
  return {
    back: DOUBLES_HASH,
    previous: null,
    next: null,
    to: (place) => doubledArticleHash(articleId, place),
  };
}

/** The entry that an address of an article is of: that of its highlight, or else the first of the article. */
export function openEntry(
  entries: LibraryEntry[],
  { articleId, annotationId }: { articleId: string; annotationId: string | null },
): LibraryEntry | undefined {
  const itself = entries.find(({ id }) => id === annotationId);
  return itself ?? entries.find(({ article }) => article.id === articleId);
}
