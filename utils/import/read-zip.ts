import {
  BlobReader,
  configure,
  type Entry,
  type FileEntry,
  ZipReader,
} from '@zip.js/zip.js/lib/zip-core-custom.js';

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
  const reader = new ZipReader(new BlobReader(await source.open()), { filenameValidation: 'tolerant' });
  let entries: Entry[];
  try {
    entries = await reader.getEntries();
  } catch (error) {
    throw new SourceError('broken', messageOf(error));
  }
  const files = entries.filter((entry) => !entry.directory);
  const total = files.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  if (files.length > maxEntries || total > maxBytes) throw new SourceError('tooLarge');
  const byPath = new Map<string, FileEntry>();
  for (const file of files) if (!byPath.has(file.filename)) byPath.set(file.filename, file);
  return [...byPath.values()].map((entry) => ({
    path: `${source.path}/${entry.filename.slice(0, MAX_NAME_LENGTH)}`,
    size: entry.uncompressedSize,
    open: () => unpack(entry),
    beside: async (path) => {
      const other = byPath.get(path);
      return other ? unpack(other) : null;
    },
    depth: source.depth + 1,
  }));
}

async function unpack(entry: FileEntry): Promise<Blob> {
  if (entry.encrypted) throw new SourceError('encrypted');
  if (entry.uncompressedSize > MAX_ENTRY_BYTES) throw new SourceError('tooLarge');
  const isLarge = entry.uncompressedSize > RATIO_COUNTS_FROM;
  if (isLarge && entry.uncompressedSize > entry.compressedSize * MAX_RATIO) throw new SourceError('bomb');
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const taking = new WritableStream<Uint8Array<ArrayBuffer>>({
    write: (part) => {
      size += part.length;
      // What an archive says of its files may be untrue.
      if (size > MAX_ENTRY_BYTES || size > entry.uncompressedSize) throw new SourceError('bomb');
      parts.push(part.slice());
    },
  });
  try {
    await entry.getData(taking, { checkSignature: true });
  } catch (error) {
    throw error instanceof SourceError ? error : new SourceError('broken', messageOf(error));
  }
  return new Blob(parts);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
