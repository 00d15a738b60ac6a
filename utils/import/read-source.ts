import { CARRIED_PATH, CARRIED_PICTURES } from '@/utils/export/epub/carried-article';

import type { Beginning, ImportKind, ImportKindName, ImportTools } from './import-kind';
import { IMPORT_KINDS } from './import-kinds';
import { decodeText } from './decode-text';
import { faultAt, type ImportItem } from './import-record';
import { type ImportSource, SourceError } from './import-source';
import { cuttings } from './kinds/cuttings';
import { csvForm } from './read-csv';
import { jsonBeginning } from './read-json';
import { MAX_DEPTH, readZip } from './read-zip';

/** As much of a file as tells its kind. */
const BEGINNING_BYTES = 256_000;

/** An item, and the kind of the file that it stands in; null where that isn't known. */
interface ReadItem {
  kind: ImportKindName | null;
  item: ImportItem;
}

/** Reads a file, or all in an archive, by what is in it: records, and what can't be taken. Never throws for what is in a file. */
export async function* readSource(source: ImportSource, tools: ImportTools): AsyncGenerator<ReadItem> {
  const place = { file: source.path, record: null };
  const fault = (error: unknown): ReadItem => {
    const reason = error instanceof SourceError ? error.reason : 'broken';
    return {
      kind: null,
      item: faultAt(place, reason, error instanceof Error ? error.message : String(error)),
    };
  };
  try {
    if (source.size === 0) {
      yield { kind: null, item: faultAt(place, 'empty') };
      return;
    }
    const blob = await source.open();
    const bytes = new Uint8Array(await blob.slice(0, BEGINNING_BYTES).arrayBuffer());
    if (isZip(bytes)) {
      if (source.depth >= MAX_DEPTH) throw new SourceError('bomb');
      yield* readArchive(source, tools);
      return;
    }
    const kind = kindOf(bytes);
    if (!kind) yield { kind: null, item: faultAt(place, 'unknown') };
    else {
      // Unpacked once.
      const opened = { ...source, open: () => Promise.resolve(blob) };
      for await (const item of kind.read(opened, tools)) yield { kind: kind.name, item };
    }
  } catch (error) {
    yield fault(error);
  }
}

async function* readArchive(source: ImportSource, tools: ImportTools): AsyncGenerator<ReadItem> {
  const files = await readZip(source);
  const paths = files.map(({ path }) => path.slice(source.path.length + 1));
  if (await isBook(files[paths.indexOf('mimetype')])) {
    yield* readBook(
      source,
      files.filter((_, index) => CARRIED_PATH.test(paths[index] ?? '')),
      tools,
    );
    return;
  }
  const isOfOmnivore = paths.some((path) => OMNIVORE_LIST.test(path));
  for (const [index, file] of files.entries()) {
    const path = paths[index] ?? '';
    // What belongs to others is read with them.
    if (isPart(path) || (isOfOmnivore && !OMNIVORE_LIST.test(path))) continue;
    yield* readSource(file, tools);
  }
}

/** Whether this is the file by which a zip tells that it is an EPUB (OCF 3.3 §4.3). */
async function isBook(mimetype: ImportSource | undefined): Promise<boolean> {
  if (mimetype?.size !== EPUB_TYPE.length) return false;
  return (await (await mimetype.open()).text()) === EPUB_TYPE;
}
const EPUB_TYPE = 'application/epub+zip';

/** A book of ours, by the files of its articles; of others there is nothing to be had but chapters. */
async function* readBook(
  book: ImportSource,
  articles: ImportSource[],
  tools: ImportTools,
): AsyncGenerator<ReadItem> {
  if (articles.length === 0)
    yield { kind: null, item: faultAt({ file: book.path, record: null }, 'foreignBook') };
  for (const article of articles) {
    const beside = async (path: string): Promise<Blob | null> => {
      for (const folder of CARRIED_PICTURES) {
        const found = await article.beside(`${folder}/${path}`);
        if (found) return found;
      }
      return null;
    };
    for await (const { kind, item } of readSource({ ...article, beside }, tools))
      yield { kind: kind === cuttings.name ? 'epub' : kind, item };
  }
}

/** Omnivore's archive has lists of its articles, and their bodies and highlights in folders beside them. */
const OMNIVORE_LIST = /^metadata_\d+_to_\d+\.json$/;

/** Pictures, style sheets and what systems leave in archives. */
function isPart(path: string): boolean {
  return (
    /(?:^|\/)(?:__MACOSX|\.git)\/|(?:^|\/)(?:\.DS_Store|Thumbs\.db)$/.test(path) ||
    /\.(?:jpe?g|png|gif|webp|avif|svg|bmp|ico|css|js|woff2?|ttf|mp[34]|pdf)$/i.test(path)
  );
}

/** The kind of a file by its first bytes; null where it is of none. */
function kindOf(bytes: Uint8Array<ArrayBuffer>): ImportKind | null {
  const text = decodeText(bytes);
  const isJson = /^\s*[{[]/.test(text);
  const json = isJson ? jsonBeginning(bytes) : undefined;
  const columns = isJson || /^\s*</.test(text) ? [] : csvForm(text).names;
  const beginning: Beginning = { text, json, columns };
  return IMPORT_KINDS.find((kind) => kind.matches(beginning)) ?? null;
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 0x03 || bytes[2] === 0x05);
}
