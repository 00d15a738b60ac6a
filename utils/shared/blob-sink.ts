/** How much is gathered before it leaves the page's memory for a blob. */
const CHUNK_BYTES = 4_000_000;

/** A stream into a blob, which may be larger than memory: what is written lies in blobs, of which browsers put large ones on the disk. */
export class BlobSink {
  readonly stream: WritableStream<Uint8Array<ArrayBuffer>>;
  readonly #blobs: Blob[] = [];
  #chunks: Uint8Array<ArrayBuffer>[] = [];
  #chunkBytes = 0;

  constructor() {
    this.stream = new WritableStream<Uint8Array<ArrayBuffer>>({
      write: (chunk) => {
        // Whoever writes may use its memory again.
        this.#chunks.push(chunk.slice());
        this.#chunkBytes += chunk.length;
        if (this.#chunkBytes >= CHUNK_BYTES) this.#putAside();
      },
    });
  }

  /** All that has been written, once the stream is closed. */
  blob(type: string): Blob {
    this.#putAside();
    return new Blob(this.#blobs, { type });
  }

  #putAside(): void {
    this.#blobs.push(new Blob(this.#chunks));
    this.#chunks = [];
    this.#chunkBytes = 0;
  }
}
