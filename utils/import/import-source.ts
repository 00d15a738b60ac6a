/** A file to be imported, or one in an archive. */
export interface ImportSource {
  /** See `ImportPlace`. */
  path: string;
  /** Bytes, unpacked. */
  size: number;
  /** Rejects with a `SourceError` where it can't be unpacked. */
  open: () => Promise<Blob>;
  /** A file in the same archive, by its path there; null where there is none. */
  beside: (path: string) => Promise<Blob | null>;
  /** How deep in archives it lies. */
  depth: number;
}

/** A file by itself. */
export function fileSource(name: string, blob: Blob): ImportSource {
  return {
    path: name,
    size: blob.size,
    open: () => Promise.resolve(blob),
    beside: () => Promise.resolve(null),
    depth: 0,
  };
}

/** Why a file of an archive isn't unpacked. */
export class SourceError extends Error {
  override name = 'SourceError';
  readonly reason: 'broken' | 'tooLarge' | 'encrypted' | 'bomb';

  constructor(reason: SourceError['reason'], message = '') {
    super(message);
    this.reason = reason;
  }
}
