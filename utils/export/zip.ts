import { strToU8, zipSync } from 'fflate';

import type { ExportedFile } from './exportable-article';

/** What is compressed already: packing it again costs time and saves nothing. An EPUB's `mimetype` has to be readable as it is. */
const STORED = /\.(?:jpg|png|gif|webp|avif)$|^mimetype$/;

/** Largest archive and most files of the zip format without its 64-bit extension, which fflate doesn't write. */
const MAX_BYTES = 0xffff_ffff;
const MAX_FILES = 0xffff;
/** What is written for a file beyond its name and content: its header, its record in the directory, and room for bad packing. */
const FILE_BYTES = 100;

/** The record that ends an archive (APPNOTE.TXT 4.3.16), and where the directory's size and place stand in it. */
const END_BYTES = 22;
const END_SIGNATURE = 0x06054b50;
const SIZE_AT = 12;
const PLACE_AT = 16;
/** Where the place of a file's header stands in its record (4.3.12). */
const HEADER_PLACE_AT = 42;

/** How much is gathered before it leaves the page's memory for a blob. */
const CHUNK_BYTES = 4_000_000;

/** The archive would be larger than the zip format allows. */
export class ZipTooLargeError extends Error {
  override name = 'ZipTooLargeError';
}

/**
 * A zip archive that grows file by file, so that it may be larger than memory: what is written lies in blobs. Names are in
 * UTF-8. Each file is an archive by fflate, which are put together here: fflate's own stream writes sizes behind the content,
 * and of what isn't packed programs that read from the start then can't tell the end.
 */
export class ZipArchive {
  readonly #blobs: Blob[] = [];
  readonly #directory: Uint8Array<ArrayBuffer>[] = [];
  #chunks: Uint8Array<ArrayBuffer>[] = [];
  #chunkBytes = 0;
  #bytes = 0;
  #directoryBytes = 0;

  constructor(readonly modified: Date) {}

  /** Adds a file. Rejects with `ZipTooLargeError` when it doesn't fit, and when a picture can't be read. */
  async add({ path, content }: ExportedFile): Promise<void> {
    const size = typeof content === 'string' ? content.length : content.size;
    const needed = size + FILE_BYTES + 2 * strToU8(path).length;
    const isFull = this.#bytes + this.#directoryBytes + needed > MAX_BYTES;
    if (isFull || this.#directory.length === MAX_FILES) throw new ZipTooLargeError();

    const bytes =
      typeof content === 'string' ? strToU8(content) : new Uint8Array(await content.arrayBuffer());
    const level = STORED.test(path) ? 0 : 6;
    const alone = zipSync({ [path]: [bytes, { level, mtime: this.modified }] });
    const end = new DataView(alone.buffer, alone.byteOffset + alone.length - END_BYTES);
    const place = end.getUint32(PLACE_AT, true);
    const record = alone.slice(place, place + end.getUint32(SIZE_AT, true));
    new DataView(record.buffer).setUint32(HEADER_PLACE_AT, this.#bytes, true);
    this.#directory.push(record);
    this.#directoryBytes += record.length;
    this.#write(alone.subarray(0, place));
  }

  /** The finished archive. */
  finish(): Blob {
    const files = this.#directory.length;
    const end = new DataView(new ArrayBuffer(END_BYTES));
    end.setUint32(0, END_SIGNATURE, true);
    end.setUint16(8, files, true);
    end.setUint16(10, files, true);
    end.setUint32(SIZE_AT, this.#directoryBytes, true);
    end.setUint32(PLACE_AT, this.#bytes, true);
    this.#putAside();
    return new Blob([...this.#blobs, ...this.#directory, end.buffer], { type: 'application/zip' });
  }

  #write(chunk: Uint8Array<ArrayBuffer>): void {
    this.#chunks.push(chunk);
    this.#chunkBytes += chunk.length;
    this.#bytes += chunk.length;
    if (this.#chunkBytes >= CHUNK_BYTES) this.#putAside();
  }

  #putAside(): void {
    this.#blobs.push(new Blob(this.#chunks));
    this.#chunks = [];
    this.#chunkBytes = 0;
  }
}
