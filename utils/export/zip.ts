import { BlobReader, configure, TextReader, ZipWriter } from '@zip.js/zip.js/lib/zip-core-custom.js';

import type { ExportedFile } from './exportable-article';

/** What is compressed already: packing it again costs time and saves nothing. An EPUB's `mimetype` has to be readable as it is. */
const STORED = /\.(?:jpg|png|gif|webp|avif)$|^mimetype$/;

// By what browsers have: a worker of its own would need a script from a `blob:`, which our pages forbid.
configure({ useWebWorkers: false, useCompressionStream: true });

/**
 * A zip archive that is written file by file to wherever it is to go, so that it may be larger than memory; as large as it likes,
 * too, and of as many files (zip64). Names are in UTF-8. Sizes stand before the content, for programs that read from the start.
 */
export class ZipArchive {
  readonly #writer: ZipWriter<unknown>;

  constructor(to: WritableStream<Uint8Array>, modified: Date) {
    this.#writer = new ZipWriter(to, {
      bufferedWrite: true,
      lastModDate: modified,
      // Else further fields would stand before an EPUB's `mimetype`, which has to be at a fixed place (OCF 3.3 §4.3).
      extendedTimestamp: false,
    });
  }

  /** Adds a file when the one before it is in. Rejects when a picture can't be read, or the archive can't be written. */
  async add({ path, content }: ExportedFile): Promise<void> {
    await this.#writer.add(
      path,
      typeof content === 'string' ? new TextReader(content) : new BlobReader(content),
      STORED.test(path) ? { level: 0 } : {},
    );
  }

  /** Writes its directory, and closes what it was written to. */
  async finish(): Promise<void> {
    await this.#writer.close();
  }
}
