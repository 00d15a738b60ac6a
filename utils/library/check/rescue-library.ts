import { pictureExtension } from '@/utils/export/picture-file';
import { ZipArchive } from '@/utils/export/zip';
import { localDay } from '@/utils/search/query/period';
import { BlobSink } from '@/utils/shared/blob-sink';
import { gunzip } from '@/utils/storage/gzip';

import { isCache } from './cache-tables';
import { keyText } from './key-text';

interface RescueOptions {
  indexedDB: IDBFactory;
  /** Name of the library's database. */
  name: string;
  now: Date;
  /** What the archive says of itself to who opens it. */
  readme: string;
  /** Is given the archive when it is whole. */
  deliver: (archive: { name: string; blob: Blob }) => void;
  /** How many rows have been read. */
  onProgress: (done: number, total: number) => void;
  signal: AbortSignal;
}

/** What came of a rescue. */
interface Rescued {
  rows: number;
  unreadable: number;
}

/** Form of the archive: see `docs/rescue.md`. */
const FORMAT = 1;

/** Rows that are in memory at a time: a text may be of some megabytes. */
const BATCH = 20;
/** Length at which lines become a file: to pack one holds the page up for no longer than a blink. */
const PART_CHARACTERS = 500_000;
/** Rows of ours aren't nested deeper than this. */
const DEEPEST = 100;

/**
 * Writes every row of a library that can be read into a zip archive (`docs/rescue.md`), past Dexie and all that is known of the
 * library's form: so it needs neither to be opened nor to be whole, and may be of a newer Cuttings. Nothing is changed. Null where
 * there is no library. Rejects when the browser won't open the database at all, and with the signal's reason when it is aborted.
 */
export async function rescueLibrary(options: RescueOptions): Promise<Rescued | null> {
  const { onProgress, signal, now, deliver } = options;
  const database = await openAsItIs(options);
  if (!database) return null;
  try {
    const names = [...database.objectStoreNames].filter((name) => !isCache(name));
    const counts = await Promise.all(
      // Of a table that can't be counted it isn't known how much there is.
      names.map((name) => answer(storeOf(database, name).count()).catch(() => 0)),
    );
    const total = counts.reduce((sum, count) => sum + count, 0);
    const archive = new Archive(now);
    const unreadable: UnreadableRow[] = [];
    const tables: object[] = [];
    let done = 0;
    await archive.add('README.txt', options.readme);
    for (const name of names) {
      const lines = new Lines(name, archive);
      const files = new RowFiles(name, archive);
      await eachRow(database, name, async (key, row) => {
        signal.throwIfAborted();
        const line = 'error' in row ? row : await lineOf(row.value, keyText(key), files);
        if ('error' in line)
          unreadable.push({
            table: name,
            key: key === null ? null : keyText(key),
            error: String(line.error),
          });
        else await lines.add(line.value);
        done += 1;
        onProgress(Math.min(done, total), total);
      });
      await lines.end();
      tables.push({ name, keyPath: storeOf(database, name).keyPath, rows: lines.rows, files: lines.files });
    }
    const library = {
      format: FORMAT,
      generator: 'Cuttings',
      exportedAt: now.toISOString(),
      database: { name: database.name, version: database.version },
      tables,
      unreadable,
    };
    await archive.add('library.json', `${JSON.stringify(library, null, 2)}\n`);
    deliver(await archive.end());
    return { rows: done - unreadable.length, unreadable: unreadable.length };
  } finally {
    database.close();
  }
}

interface UnreadableRow {
  table: string;
  /** Null where not even the keys could be read from there on. */
  key: string | null;
  error: string;
}

/** Opened without a number, a database stays as it is, whichever Cuttings made it. Null where there is none: none is made. */
function openAsItIs({ indexedDB, name }: RescueOptions): Promise<IDBDatabase | null> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    let isNew = false;
    request.onupgradeneeded = () => {
      isNew = true;
      request.transaction?.abort();
    };
    request.onsuccess = () => {
      const database = request.result;
      // An update that waits for us goes first: what we have written by then isn't whole, and is said to have failed.
      database.onversionchange = () => {
        database.close();
      };
      resolve(database);
    };
    request.onerror = () => {
      if (isNew) resolve(null);
      else reject(request.error ?? new Error(`cannot open ${name}`));
    };
  });
}

type Read<Value> = { value: Value } | { error: unknown };

async function eachRow(
  database: IDBDatabase,
  table: string,
  visit: (key: IDBValidKey | null, row: Read<unknown>) => Promise<void>,
): Promise<void> {
  let range: IDBKeyRange | null = null;
  for (;;) {
    const keys = await answer(storeOf(database, table).getAllKeys(range, BATCH)).catch((error: unknown) => ({
      error,
    }));
    if (!Array.isArray(keys)) {
      await visit(null, keys);
      return;
    }
    const [first] = keys;
    const last = keys.at(-1);
    if (first === undefined || last === undefined) return;
    const together: unknown = await answer(
      storeOf(database, table).getAll(IDBKeyRange.bound(first, last)),
    ).catch(() => null);
    const values =
      Array.isArray(together) && together.length === keys.length ? (together as unknown[]) : null;
    for (const [index, key] of keys.entries()) {
      const row: Read<unknown> = values
        ? { value: values[index] }
        : await answer(storeOf(database, table).get(key)).then(
            (value: unknown) => ({ value }),
            (error: unknown) => ({ error }),
          );
      // What was deleted meanwhile is undefined.
      if (!('value' in row) || row.value !== undefined) await visit(key, row);
    }
    range = IDBKeyRange.lowerBound(last, true);
  }
}

function storeOf(database: IDBDatabase, table: string): IDBObjectStore {
  return database.transaction(table).objectStore(table);
}

function answer<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = (event) => {
      // Else the whole transaction would be given up.
      event.preventDefault();
      reject(request.error ?? new Error('cannot read'));
    };
  });
}

async function lineOf(row: unknown, key: string, files: RowFiles): Promise<Read<string>> {
  try {
    return { value: JSON.stringify(await portable(row, key, files)) };
  } catch (error) {
    // The archive itself can't be written: nothing else could be.
    if (error instanceof ArchiveError) throw error;
    return { error };
  }
}

/** A row as JSON has it: what isn't text lies in files beside it, named in its place. */
async function portable(value: unknown, key: string, files: RowFiles, depth = 0): Promise<unknown> {
  if (depth > DEEPEST) throw new Error('nested too deep');
  if (value instanceof Blob) return files.addBlob(key, value);
  if (value instanceof ArrayBuffer) return files.addBytes(key, new Uint8Array(value));
  if (ArrayBuffer.isView(value)) {
    const { buffer, byteOffset, byteLength } = value;
    return files.addBytes(key, new Uint8Array(buffer, byteOffset, byteLength).slice());
  }
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  const entries: [string, unknown][] = [];
  for (const [name, inner] of Object.entries(value))
    entries.push([name, await portable(inner, key, files, depth + 1)]);
  return Array.isArray(value) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
}

/** The files of a table's rows. */
class RowFiles {
  readonly #table: string;
  readonly #archive: Archive;
  readonly #taken = new Set<string>();

  constructor(table: string, archive: Archive) {
    this.#table = table;
    this.#archive = archive;
  }

  async addBlob(key: string, blob: Blob): Promise<object> {
    // Read before it is written: a file that can't be is not begun.
    const bytes = await blob.arrayBuffer();
    const path = this.#pathFor(key, pictureExtension(blob.type));
    await this.#archive.add(path, new Blob([bytes]));
    return { $file: path, type: blob.type, size: blob.size };
  }

  /** What was packed is unpacked, so that it can be read without us. */
  async addBytes(key: string, bytes: Uint8Array<ArrayBuffer>): Promise<object> {
    const unpacked = bytes[0] === 0x1f && bytes[1] === 0x8b ? await gunzip(bytes).catch(() => null) : null;
    const path = this.#pathFor(key, unpacked === null ? '.bin' : '.html');
    await this.#archive.add(path, unpacked ?? new Blob([bytes]));
    return { $file: path, size: bytes.length, ...(unpacked !== null && { unpacked: 'gzip' }) };
  }

  #pathFor(key: string, extension: string): string {
    const safe = key.replace(/[^\w-]/g, '_').slice(0, 80);
    for (let count = 1; ; count += 1) {
      const path = `files/${this.#table}/${safe}${count > 1 ? `-${String(count)}` : ''}${extension}`;
      if (this.#taken.has(path)) continue;
      this.#taken.add(path);
      return path;
    }
  }
}

/** The rows of a table, one a line, in as many files as need be. */
class Lines {
  readonly #table: string;
  readonly #archive: Archive;
  readonly files: string[] = [];
  rows = 0;
  #lines: string[] = [];
  #characters = 0;

  constructor(table: string, archive: Archive) {
    this.#table = table;
    this.#archive = archive;
  }

  async add(line: string): Promise<void> {
    this.#lines.push(`${line}\n`);
    this.#characters += line.length;
    this.rows += 1;
    if (this.#characters >= PART_CHARACTERS) await this.end();
  }

  async end(): Promise<void> {
    if (this.#lines.length === 0) return;
    const path = `tables/${this.#table}-${String(this.files.length + 1).padStart(4, '0')}.jsonl`;
    await this.#archive.add(path, this.#lines.join(''));
    this.files.push(path);
    this.#lines = [];
    this.#characters = 0;
  }
}

/** What was read can't be written. */
class ArchiveError extends Error {
  override name = 'ArchiveError';
}

/** The archive, as a file to be saved. */
class Archive {
  readonly #sink = new BlobSink();
  readonly #zip: ZipArchive;
  readonly #day: Date;

  constructor(day: Date) {
    this.#day = day;
    this.#zip = new ZipArchive(this.#sink.stream, day);
  }

  async add(path: string, content: string | Blob): Promise<void> {
    try {
      await this.#zip.add({ path, content });
    } catch (error) {
      throw new ArchiveError(String(error), { cause: error });
    }
  }

  async end(): Promise<{ name: string; blob: Blob }> {
    await this.#zip.finish();
    const day = localDay(this.#day);
    return { name: `Cuttings rescue ${day}.zip`, blob: this.#sink.blob('application/zip') };
  }
}
