import { BlobReader, configure, TextReader, ZipWriter } from '@zip.js/zip.js/lib/zip-core-custom.js';

import { endOfZip, withoutEnd } from '@/utils/shared/zip-directory';

import type { ExportedFile } from './exportable-article';

/** What is compressed already: packing it again costs time and saves nothing. An EPUB's `mimetype` has to be readable as it is. */
const STORED = /\.(?:jpg|png|gif|webp|avif)$|^mimetype$/;
/** Files that one writer of the library writes: it keeps some five kilobytes of each until it is closed. */
const FILES_AT_ONCE = 500;

// By what browsers have: a worker of its own would need a script from a `blob:`, which our pages forbid.
configure({ useWebWorkers: false, useCompressionStream: true });

/**
 * A zip archive that is written file by file to wherever it is to go, so that it may be larger than memory; as large as it likes,
 * too, and of as many files (zip64). Names are in UTF-8. Sizes stand before the content, for programs that read from the start.
 */
export class ZipArchive {
  readonly #to: WritableStream<Uint8Array>;
  readonly #modified: Date;
  #part: Part;
  #files = 0;
  #size = 0;
  /** What the directory says of the files of parts that are closed. */
  readonly #directory: Uint8Array<ArrayBuffer>[] = [];

  constructor(to: WritableStream<Uint8Array>, modified: Date) {
    this.#to = to;
    this.#modified = modified;
    this.#part = new Part(to, modified, 0);
  }

  /** Adds a file when the one before it is in. Rejects when a picture can't be read, or the archive can't be written. */
  async add(file: ExportedFile): Promise<void> {
    if (this.#part.files === FILES_AT_ONCE) {
      await this.#closePart();
      this.#part = new Part(this.#to, this.#modified, this.#size);
    }
    await this.#part.add(file);
  }

  /** Writes its directory, and closes what it was written to. */
  async finish(): Promise<void> {
    await this.#closePart();
    const length = this.#directory.reduce((sum, bytes) => sum + bytes.length, 0);
    const writer = this.#to.getWriter();
    for (const bytes of this.#directory) await writer.write(bytes);
    await writer.write(endOfZip({ files: this.#files, start: this.#size, length }));
    await writer.close();
  }

  async #closePart(): Promise<void> {
    this.#directory.push(await this.#part.close());
    this.#files += this.#part.files;
    this.#size = this.#part.end;
  }
}

/** Some files of an archive: they are written where it is, what the directory says of them is given when they are in. */
class Part {
  files = 0;
  /** Where in the archive the next file is written. */
  end: number;
  readonly #writer: ZipWriter<unknown>;
  readonly #directory: Uint8Array<ArrayBuffer>[] = [];
  #isClosing = false;

  constructor(to: WritableStream<Uint8Array>, modified: Date, offset: number) {
    this.end = offset;
    const stream = new WritableStream<Uint8Array<ArrayBuffer>>({
      write: async (chunk) => {
        if (this.#isClosing) {
          // Whoever writes may use its memory again.
          this.#directory.push(chunk.slice());
          return;
        }
        const writer = to.getWriter();
        try {
          await writer.write(chunk);
        } finally {
          writer.releaseLock();
        }
        this.end += chunk.length;
      },
    });
    this.#writer = new ZipWriter(stream, {
      offset,
      bufferedWrite: true,
      lastModDate: modified,
      // Else further fields would stand before an EPUB's `mimetype`, which has to be at a fixed place (OCF 3.3 §4.3).
      extendedTimestamp: false,
    });
  }

  async add({ path, content }: ExportedFile): Promise<void> {
    await this.#writer.add(
      path,
      typeof content === 'string' ? new TextReader(content) : new BlobReader(content),
      STORED.test(path) ? { level: 0 } : {},
    );
    this.files += 1;
  }

  /** Gives the records of its files in the archive's directory. */
  async close(): Promise<Uint8Array<ArrayBuffer>> {
    this.#isClosing = true;
    await this.#writer.close();
    return withoutEnd(new Uint8Array(await new Blob(this.#directory).arrayBuffer()));
  }
}
