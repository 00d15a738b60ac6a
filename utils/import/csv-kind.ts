import type { ImportKind, ImportKindName } from './import-kind';
import { faultAt, type ImportItem, type ImportPlace } from './import-record';
import { readCsv } from './read-csv';

interface CsvKind {
  name: ImportKindName;
  /** Columns by which it is known. */
  columns: string[];
  item: (cell: (name: string) => string, place: ImportPlace) => ImportItem;
}

/** A kind of tables with a record a row. */
export function csvKind({ name, columns: wanted, item }: CsvKind): ImportKind {
  return {
    name,
    matches: ({ columns }) => wanted.every((column) => columns.includes(column)),
    read: async function* (source) {
      for await (const read of readCsv(source)) {
        const place = { file: source.path, record: read.number };
        if ('broken' in read) yield faultAt(place, 'broken', read.broken);
        else yield item((column) => read.row[column]?.trim() ?? '', place);
      }
    },
  };
}
