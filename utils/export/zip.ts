import { strToU8, Zip, ZipDeflate, ZipPassThrough } from 'fflate';

import type { ExportedFile } from './exportable-article';

/** What is compressed already: packing it again costs time and saves nothing. */
const COMPRESSED = /\.(?:jpg|png|gif|webp|avif)$/;

/** Largest archive and most files of the zip format without its 64-bit extension, which fflate doesn't write. */
const MAX_BYTES = 0xffff_ffff;
const MAX_FILES = 0xffff;
/** Room for the directory at the archive's end: what fflate writes for a file beyond its name. */
const DIRECTORY_BYTES = 100;

/** How much is gathered before it leaves the page's memory for a blob. */
const CHUNK_BYTES = 4_000_000;

/** The archive would be larger than the zip format allows. */
export class ZipTooLargeError extends Error {
  override name = 'ZipTooLargeError';
}

/**
 * A zip archive that grows file by file, so that it may be larger than memory: what is written lies in blobs. Names are in
 * UTF-8. fflate's workers are made from strings, which the policy of our pages forbids; its streams stay in the page.
 */
export class ZipArchive {
  readonly #zip: Zip;
  readonly #blobs: Blob[] = [];
  #chunks: Uint8Array<ArrayBuffer>[] = [];
  #chunkBytes = 0;
  #bytes = 0;
  #directoryBytes = 0;
  #files = 0;
  #error: Error | null = null;

  constructor(readonly modified: Date) {
    this.#zip = new Zip((error, chunk) => {
      if (error) this.#error = error;
      else this.#write(chunk);
    });
  }

  /** Adds a file. Rejects with `ZipTooLargeError` when it doesn't fit, and when a picture can't be read. */
  async add({ path, content }: ExportedFile): Promise<void> {
    // What is packed may grow by a few bytes, which the room for the directory covers.
    const size = typeof content === 'string' ? content.length : content.size;
    this.#files += 1;
    this.#directoryBytes += DIRECTORY_BYTES + 2 * strToU8(path).length;
    const isFull = this.#bytes + size + this.#directoryBytes > MAX_BYTES || this.#files > MAX_FILES;
    if (isFull) throw new ZipTooLargeError();

    const bytes =
      typeof content === 'string' ? strToU8(content) : new Uint8Array(await content.arrayBuffer());
    const entry = COMPRESSED.test(path) ? new ZipPassThrough(path) : new ZipDeflate(path, { level: 6 });
    entry.mtime = this.modified;
    this.#zip.add(entry);
    entry.push(bytes, true);
    if (this.#error) throw this.#error;
  }

  /** The finished archive. */
  finish(): Blob {
    this.#zip.end();
    if (this.#error) throw this.#error;
    this.#putAside();
    return new Blob(this.#blobs, { type: 'application/zip' });
  }

  #write(chunk: Uint8Array): void {
    // fflate says ArrayBufferLike; it never makes shared ones.
    this.#chunks.push(chunk as Uint8Array<ArrayBuffer>);
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
