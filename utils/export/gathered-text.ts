/** How much text is gathered before it leaves the page's memory for a blob, in UTF-16 code units. */
const CHUNK_LENGTH = 1_000_000;

/** A long text that is written piece by piece; what is written lies in blobs. */
export class GatheredText {
  readonly #blobs: Blob[] = [];
  #chunk = '';

  add(text: string): void {
    this.#chunk += text;
    if (this.#chunk.length < CHUNK_LENGTH) return;
    this.#blobs.push(new Blob([this.#chunk]));
    this.#chunk = '';
  }

  finish(): Blob {
    return new Blob([...this.#blobs, this.#chunk]);
  }
}
