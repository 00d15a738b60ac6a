import { csvKind } from '../csv-kind';
import { gatherByAddress } from '../gather-by-address';
import { importedColor } from '../imported-color';
import { importedTime } from '../imported-time';
import { faultAt, importedArticle, importedHighlight } from '../import-record';
import { tagList } from '../tag-list';

/**
 * Readwise's highlights as a table: the one that it exports (`Book Title`, which names no address unless one was added), and the one that it
 * imports (`Title`, `URL`), as our own export has it. Tags that begin a note, `.tag`, are tags.
 */
export const readwise = gatherByAddress(
  csvKind({
    name: 'readwise',
    columns: ['Highlight', 'Note'],
    item: (cell, place) => {
      const first = (...names: string[]): string => names.map(cell).find((text) => text !== '') ?? '';
      const title = first('Book Title', 'Title');
      const url = first('URL', 'Source URL', 'Url');
      const exact = cell('Highlight');
      if (!/^https?:/i.test(url)) return faultAt(place, 'noAddress', `${title}: ${exact}`);
      const { note, tags } = withoutInlineTags(cell('Note'));
      const byline = first('Book Author', 'Author');
      return importedArticle({
        place,
        url,
        title,
        byline: byline === '' ? [] : [byline],
        tags: tagList(cell('Document tags')),
        savedAt: importedTime(first('Highlighted at', 'Date')),
        highlights: [
          importedHighlight({
            exact,
            note,
            tags: tagList([...tagList(cell('Tags')), ...tags]),
            color: importedColor(cell('Color')),
            created: importedTime(first('Highlighted at', 'Date')),
          }),
        ],
      });
    },
  }),
);

function withoutInlineTags(written: string): { note: string; tags: string[] } {
  const [line = ''] = /^(?:\.[^\s.]+(?:\s+|$))+/.exec(written) ?? [];
  const tags = line.split(/\s+/).map((tag) => tag.slice(1).replaceAll('_', ' '));
  return { note: written.slice(line.length).trim(), tags };
}
