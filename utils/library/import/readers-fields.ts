import type { Article } from '@/utils/article/article';

/** What of an article an import may change where it is there already. */
export type ReadersFields = Pick<
  Article,
  'tags' | 'note' | 'noteModified' | 'isFavourite' | 'state' | 'savedAt'
>;

/** That of an article. */
export function readersFields({
  tags,
  note,
  noteModified,
  isFavourite,
  state,
  savedAt,
}: Article): ReadersFields {
  return {
    tags,
    note,
    ...(noteModified !== undefined && { noteModified }),
    isFavourite,
    state,
    savedAt,
  };
}
