import * as v from 'valibot';

import type { ImportKind } from '../import-kind';
import { faultAt, importedArticle, importedHighlight } from '../import-record';
import { importedTime } from '../imported-time';
import { readCsv } from '../read-csv';
import { tagList } from '../tag-list';

const COLUMNS = ['URL', 'Title', 'Selection', 'Folder', 'Timestamp'];
/** Folders that are states. */
const STATES = new Set(['Unread', 'Archive', 'Starred']);
const tagsSchema = v.pipe(v.string(), v.parseJson(), v.array(v.string()));

/** Instapaper's `instapaper-export.csv`; `Selection` is what was selected when it was saved. Newer ones have `Tags`, a JSON list. */
export const instapaper: ImportKind = {
  name: 'instapaper',
  matches: ({ columns }) => COLUMNS.every((name) => columns.includes(name)),
  read: async function* (source) {
    for await (const read of readCsv(source)) {
      const place = { file: source.path, record: read.number };
      if ('broken' in read) {
        yield faultAt(place, 'broken', read.broken);
        continue;
      }
      const { URL = '', Title = '', Selection = '', Folder = '', Timestamp, Tags = '' } = read.row;
      const tags =
        Tags.trim() === '' ? { success: true as const, output: [] } : v.safeParse(tagsSchema, Tags);
      if (!tags.success) {
        yield faultAt(place, 'invalid', `Tags: ${Tags}`);
        continue;
      }
      yield importedArticle({
        place,
        url: URL,
        title: Title,
        tags: tagList([...(STATES.has(Folder) ? [] : [Folder]), ...tags.output]),
        isFavourite: Folder === 'Starred',
        state: Folder === 'Archive' ? 'archived' : 'unread',
        savedAt: importedTime(Timestamp),
        highlights: Selection.trim() === '' ? [] : [importedHighlight({ exact: Selection })],
      });
    }
  },
};
