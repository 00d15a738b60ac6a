import { strToU8, Zip, ZipDeflate, ZipPassThrough } from 'fflate';

import type { ExportedFile } from './exportable-article';

/** Pictures are compressed already: packing them again costs time and saves nothing. */
const COMPRESSED = /\.(?:jpe?g|png|gif|webp|avif)$/;

/**
 * A zip archive that grows file by file, so that a library larger than memory fits: what is written lies in blobs.
 * fflate's workers are made from strings, which the policy of our pages forbids; its streams stay in the page.
 */
export class ZipArchive {
  readonly #chunks: Blob[] = [];
  readonly #zip: Zip;
  #error: Error | null = null;

  constructor() {
    this.#zip = new Zip((error, chunk) => {
      if (error) this.#error = error;
      // fflate says ArrayBufferLike; it never makes shared ones.
      else this.#chunks.push(new Blob([chunk as Uint8Array<ArrayBuffer>]));
    });
  }

  add({ path, content }: ExportedFile): void {
    const entry = COMPRESSED.test(path) ? new ZipPassThrough(path) : new ZipDeflate(path, { level: 6 });
    this.#zip.add(entry);
    entry.push(typeof content === 'string' ? strToU8(content) : content, true);
    if (this.#error) throw this.#error;
  }

  /** The finished archive. */
  finish(): Blob {
    this.#zip.end();
    if (this.#error) throw this.#error;
    return new Blob(this.#chunks, { type: 'application/zip' });
  }
}
