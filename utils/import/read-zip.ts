import { BlobReader, configure, type Entry, ZipReader } from '@zip.js/zip.js/lib/zip-core-custom.js';

import { type ListedFile, zipOfOne } from '@/utils/shared/zip-directory';

import { type ImportSource, SourceError } from './import-source';

/** See T14 of the threats that imports meet: what an archive may hold. */
const MAX_ENTRIES = 200_000;
const MAX_ENTRY_BYTES = 50_000_000;
const MAX_TOTAL_BYTES = 4_000_000_000;
const MAX_NAME_LENGTH = 255;
/** Text packs to a twentieth; what packs to less than this share was made to burst. Small files may be all spaces. */
const MAX_RATIO = 200;
const RATIO_COUNTS_FROM = 1_000_000;
/** An archive in an archive is read, one in that isn't. */
export const MAX_DEPTH = 2;

// By what browsers have: a worker of its own would need a script from a `blob:`, which our pages forbid.
configure({ useWebWorkers: false, useCompressionStream: true });

/**
 * The files of a zip archive, in its order. Their paths are names to look others up by, never places. Throws a `SourceError` where
 * it can't be read as an archive at all. What it may hold at most is as for imports, where nothing else is said.
 */
export async function readZip(
  source: ImportSource,
  { maxEntries = MAX_ENTRIES, maxBytes = MAX_TOTAL_BYTES } = {},
): Promise<ImportSource[]> {
  const zip = await source.open();
  const files = new Map<string, PackedFile>();
  let total = 0;
  try {
    // One after another: the library's own entry takes some seven kilobytes.
    for await (const entry of entriesOf(zip)) {
      if (entry.directory) continue;
      total += entry.uncompressedSize;
      if (files.size === maxEntries || total > maxBytes) throw new SourceError('tooLarge');
      if (!files.has(entry.filename)) files.set(entry.filename, packedFile(entry));
    }
  } catch (error) {
    throw error instanceof SourceError ? error : new SourceError('broken', messageOf(error));
  }
  const beside = async (path: string): Promise<Blob | null> => {
    const other = files.get(path);
    return other ? unpack(zip, other) : null;
  };
  return [...files].map(([path, file]) => ({
    path: `${source.path}/${path.slice(0, MAX_NAME_LENGTH)}`,
    size: file.uncompressedSize,
    open: () => unpack(zip, file),
    beside,
    depth: source.depth + 1,
  }));
}

interface PackedFile extends ListedFile {
  isEncrypted: boolean;
}

function entriesOf(zip: Blob): AsyncGenerator<Entry> {
  return new ZipReader(new BlobReader(zip), { filenameValidation: 'tolerant' }).getEntriesGenerator();
}

function packedFile({ rawLastModDate, ...entry }: Entry): PackedFile {
  return {
    offset: entry.offset,
    compressedSize: entry.compressedSize,
    uncompressedSize: entry.uncompressedSize,
    crc32: entry.crc32 ?? 0,
    compressionMethod: entry.compressionMethod,
    flags: entry.rawBitFlag ?? 0,
    modified: Number(rawLastModDate),
    isEncrypted: entry.encrypted,
  };
}

async function unpack(zip: Blob, file: PackedFile): Promise<Blob> {
  if (file.isEncrypted) throw new SourceError('encrypted');
  if (file.uncompressedSize > MAX_ENTRY_BYTES) throw new SourceError('tooLarge');
  const isLarge = file.uncompressedSize > RATIO_COUNTS_FROM;
  if (isLarge && file.uncompressedSize > file.compressedSize * MAX_RATIO) throw new SourceError('bomb');
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const taking = new WritableStream<Uint8Array<ArrayBuffer>>({
    write: (part) => {
      size += part.length;
      // What an archive says of its files may be untrue.
      if (size > MAX_ENTRY_BYTES || size > file.uncompressedSize) throw new SourceError('bomb');
      parts.push(part.slice());
    },
  });
  try {
    for await (const entry of entriesOf(await zipOfOne(zip, file)))
      if (!entry.directory) await entry.getData(taking, { checkSignature: true });
  } catch (error) {
    throw error instanceof SourceError ? error : new SourceError('broken', messageOf(error));
  }
  return new Blob(parts);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
