import * as v from 'valibot';

import { type ArticleFilter, PLACES } from './article-filter';
import { LONGEST_QUERY } from './query/longest-query';

/** Code units of the longest name that a search may have. */
export const LONGEST_NAME = 200;

const savedSearchSchema = v.object({
  id: v.string(),
  /** As the reader called it; empty where it is called what it asks for. */
  name: v.pipe(v.string(), v.maxLength(LONGEST_NAME)),
  place: v.picklist(PLACES),
  tag: v.nullable(v.string()),
  site: v.nullable(v.string()),
  query: v.pipe(v.string(), v.maxLength(LONGEST_QUERY)),
  /** Where it stands among the others, from the least on. */
  position: v.number(),
  created: v.pipe(v.string(), v.isoTimestamp()),
  modified: v.pipe(v.string(), v.isoTimestamp()),
});

/** A list that the reader wants to come back to: what it is narrowed by, as addresses have it, under a name. */
export type SavedSearch = v.InferOutput<typeof savedSearchSchema>;

/** A saved search that was stored in a form we can't read: kept, and named as far as it can be. */
export interface UnreadableSearch {
  id: string;
  unreadable: string;
}

/** What is in a row of the library: a search, or one that can't be read. */
export function readSearch(row: { id: string }): SavedSearch | UnreadableSearch {
  const parsed = v.safeParse(savedSearchSchema, row);
  if (parsed.success) return parsed.output;
  const told = v.safeParse(
    v.object({ name: v.fallback(v.string(), ''), query: v.fallback(v.string(), '') }),
    row,
  );
  const names = told.success ? [told.output.name, told.output.query] : [];
  return { id: row.id, unreadable: names.find((name) => name !== '') ?? row.id };
}

export function isReadable(search: SavedSearch | UnreadableSearch): search is SavedSearch {
  return !('unreadable' in search);
}

/** Which articles a search finds. */
export function filterOf({ place, tag, site, query }: SavedSearch): ArticleFilter {
  return { place, tag, site, query };
}

/** Whether two lists are narrowed alike. */
export function isSameFilter(one: ArticleFilter, other: ArticleFilter): boolean {
  return (
    one.place === other.place &&
    one.tag === other.tag &&
    one.site === other.site &&
    one.query.trim() === other.query.trim()
  );
}
