import { csvKind } from '../csv-kind';
import { importedColor } from '../imported-color';
import { importedTime } from '../imported-time';
import { importedArticle, type ImportedHighlight, importedHighlight } from '../import-record';
import { tagList } from '../tag-list';

/** Raindrop's table, also of its backups. Folders become tags; its highlights are in one cell, `Highlight:` before each. */
export const raindrop = csvKind({
  name: 'raindrop',
  columns: ['title', 'note', 'url', 'folder', 'tags', 'created'],
  item: (cell, place) => {
    const folder = cell('folder');
    return importedArticle({
      place,
      url: cell('url'),
      title: cell('title'),
      excerpt: cell('excerpt') || null,
      note: cell('note'),
      tags: tagList([...(folder === 'Unsorted' ? [] : [folder]), ...cell('tags').split(',')]),
      isFavourite: cell('favorite') === 'true',
      savedAt: importedTime(cell('created')),
      highlights: highlightsOf(cell('highlights')),
    });
  },
});

function highlightsOf(written: string): ImportedHighlight[] {
  return written
    .split(/^Highlight:/m)
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const [exact = '', ...rest] = part.split(/^(?=(?:Note|Color|Tags):)/m);
      const after = (name: string): string =>
        rest
          .find((line) => line.startsWith(`${name}:`))
          ?.slice(name.length + 1)
          .trim() ?? '';
      return importedHighlight({
        exact: exact.trim(),
        note: after('Note'),
        color: importedColor(after('Color')),
        tags: tagList(after('Tags')),
      });
    });
}
