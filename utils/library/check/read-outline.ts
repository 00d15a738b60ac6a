import { Dexie, type IndexableType, type Table } from 'dexie';
import * as v from 'valibot';

import type { LibraryContext } from '../library-context';
import { indexProgress } from '../rebuild-index';
import {
  annotationOutline,
  articleOutline,
  imageOutline,
  jobOutline,
  type LibraryOutline,
  stagedOutline,
  versionOutline,
} from './library-outline';
import { keyText } from './key-text';
import { eachKeys, readAround, type ReadTable } from './read-around';

/** Rows that are read at a time: what is kept of them is small, they aren't always. */
const BATCH = 200;
/** Keys that are read at a time. */
const KEYS = 5_000;

/** What is read for the outline of a library: the tables that a transaction must be over in which it is. */
export function outlinedTables({ db }: Pick<LibraryContext, 'db'>): Table[] {
  return [
    db.articles,
    db.versions,
    db.bodies,
    db.texts,
    db.images,
    db.annotations,
    db.jobs,
    db.staging,
    db.searchArticles,
    db.meta,
  ];
}

/**
 * Reads the outline of a library, some rows at a time; bodies, texts and bytes of pictures aren't read. `onRead` is called with
 * the number of rows, and ends the reading by throwing.
 */
export async function readOutline(
  { db }: Pick<LibraryContext, 'db'>,
  onRead: (rows: number) => void,
): Promise<LibraryOutline> {
  const unreadable: LibraryOutline['unreadable'] = [];

  const outlineOf = async <Row, Outline>(
    table: ReadTable<Row>,
    schema: v.GenericSchema<unknown, Outline>,
  ): Promise<Outline[]> => {
    const found: Outline[] = [];
    const isWhole = await readAround(table, BATCH, (read) => {
      unreadable.push(...read.unreadable.map((id) => ({ table: table.name, id: keyText(id) })));
      for (const row of read.rows) {
        const outline = v.safeParse(schema, row);
        if (outline.success) found.push(outline.output);
        else unreadable.push({ table: table.name, id: keyText(keyOf(table, row)) });
      }
      onRead(read.rows.length + read.unreadable.length);
    });
    if (!isWhole) unreadable.push({ table: table.name, id: '' });
    return found;
  };
  const keysOf = async (table: Table): Promise<string[]> => {
    const found: string[] = [];
    const isWhole = await eachKeys(table, KEYS, (keys) => {
      for (const key of keys) found.push(keyText(key));
      onRead(0);
    });
    if (!isWhole) unreadable.push({ table: table.name, id: '' });
    return found;
  };
  const contentsOf = async (table: Table): Promise<LibraryOutline['bodies']> =>
    (await keysOf(table)).map((versionId) => ({ versionId, bytes: 0 }));

  const articles = await outlineOf(db.articles, articleOutline);
  const versions = await outlineOf(db.versions, versionOutline);
  const images = await outlineOf(db.images, imageOutline);
  const annotations = await outlineOf(db.annotations, annotationOutline);
  const jobs = await outlineOf(db.jobs, jobOutline);
  const staging = await outlineOf(db.staging, stagedOutline);
  const bodies = await contentsOf(db.bodies);
  const texts = await contentsOf(db.texts);
  const isIndexWhole = (await indexProgress({ db }).catch(() => undefined)) === null;
  const indexed = isIndexWhole ? await keysOf(db.searchArticles) : null;
  return {
    articles,
    versions,
    bodies,
    texts,
    images,
    annotations,
    jobs,
    staging,
    indexed,
    unreadable,
  };
}

/** The key of a row, by where its table's rows have theirs. */
export function keyOf({ schema }: Pick<ReadTable<unknown>, 'schema'>, row: unknown): IndexableType {
  const path = schema.primKey.keyPath ?? '';
  const key: unknown = Array.isArray(path)
    ? path.map((part) => Dexie.getByKeyPath(Object(row) as object, part) as unknown)
    : Dexie.getByKeyPath(Object(row) as object, path);
  return key as IndexableType;
}
