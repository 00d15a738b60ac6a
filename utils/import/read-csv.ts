import Papa from 'papaparse';

import { decodeText } from './decode-text';
import type { ImportSource } from './import-source';

/** A row by the names of its columns; or what is wrong with it. */
type CsvRow = { number: number; row: Record<string, string> } | { number: number; broken: string };

/** How a table is written. */
interface CsvForm {
  /** Its columns, in the order of its first row. */
  names: string[];
  delimiter: string;
  newline: '\r' | '\n' | '\r\n';
  /** How long that row is, in UTF-16 code units. */
  length: number;
}

/** In its fast mode Papa Parse counts a row too many as read when it stops at `preview`. */
const EXACT = { fastMode: false };
/** Rows read between which the page may answer its reader. */
const AT_ONCE = 1_000;

/**
 * The rows of a table whose columns are named in the first row, numbered from 1. One of more or fewer cells is broken. The apostrophe
 * that guards spreadsheets (see `to-csv`) is taken away.
 */
export async function* readCsv(source: ImportSource): AsyncGenerator<CsvRow> {
  let text = decodeText(new Uint8Array(await (await source.open()).arrayBuffer()));
  const { names, delimiter, newline, length } = csvForm(text);
  text = text.slice(length);
  if (text.trim() === '') yield { number: 1, broken: 'no rows' };
  for (let number = 1; text !== '';) {
    const { data, errors, meta } = Papa.parse<string[]>(text, {
      ...EXACT,
      preview: AT_ONCE,
      delimiter,
      newline,
    });
    const faults = new Map(errors.map(({ row = 0, message }) => [row, message]));
    for (const [index, cells] of data.entries()) {
      const fault = faults.get(index);
      if (fault === undefined && cells.every((cell) => cell.trim() === '')) continue;
      if (fault !== undefined) yield { number, broken: fault };
      else if (cells.length === names.length) yield { number, row: rowOf(names, cells) };
      else yield { number, broken: `${String(cells.length)} ≠ ${String(names.length)}` };
      number += 1;
    }
    if (meta.cursor === 0) return;
    text = text.slice(meta.cursor);
    await new Promise((resolve) => setTimeout(resolve));
  }
}

/** The form of a table by its beginning. */
export function csvForm(text: string): CsvForm {
  const { data, meta } = Papa.parse<string[]>(text, { ...EXACT, preview: 1 });
  return {
    names: (data[0] ?? []).map((name) => name.trim()),
    delimiter: meta.delimiter,
    newline: meta.linebreak === '\r\n' || meta.linebreak === '\r' ? meta.linebreak : '\n',
    length: meta.cursor,
  };
}

function rowOf(names: string[], cells: string[]): Record<string, string> {
  return Object.fromEntries(names.map((name, index) => [name, unguarded(cells[index] ?? '')]));
}

function unguarded(cell: string): string {
  return /^'(?:[\t\r\n]|[\s\0\u200b]*[=+\-@＝＋－＠])/.test(cell) ? cell.slice(1) : cell;
}
