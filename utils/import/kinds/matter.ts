import { csvKind } from '../csv-kind';
import { importedTime } from '../imported-time';
import { importedArticle } from '../import-record';
import { tagList } from '../tag-list';

/** Matter's table of what was saved; its highlights aren't in it. */
export const matter = csvKind({
  name: 'matter',
  columns: ['Title', 'Publisher', 'URL', 'In Queue', 'Favorited', 'Read', 'Last Interaction Date'],
  item: (cell, place) =>
    importedArticle({
      place,
      url: cell('URL'),
      title: cell('Title'),
      byline: cell('Author') === '' ? [] : [cell('Author')],
      siteName: cell('Publisher') || null,
      tags: tagList(cell('Tags')),
      isFavourite: cell('Favorited') === 'True',
      state: cell('In Queue') === 'False' || cell('Read') === 'True' ? 'archived' : 'unread',
      savedAt: importedTime(cell('Last Interaction Date')),
    }),
});
