import { csvKind } from '../csv-kind';
import { importedTime } from '../imported-time';
import { importedArticle } from '../import-record';
import { tagList } from '../tag-list';

/** Readwise Reader's `Document tags` are a list as Python writes it: `['one', "it's"]`. */
const QUOTED = /'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/g;

/** The table of what was saved in Readwise Reader. */
export const reader = csvKind({
  name: 'reader',
  columns: ['Title', 'URL', 'Document tags', 'Saved date', 'Reading progress', 'Location'],
  item: (cell, place) =>
    importedArticle({
      place,
      url: cell('URL'),
      title: cell('Title'),
      tags: tagList(
        [...cell('Document tags').matchAll(QUOTED)].map(([, single, double]) => single ?? double ?? ''),
      ),
      state: cell('Location') === 'archive' ? 'archived' : 'unread',
      isFavourite: cell('Location') === 'shortlist',
      savedAt: importedTime(cell('Saved date')),
    }),
});
