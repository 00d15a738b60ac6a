import type { PackedIds } from '@/utils/search/index/article-ids';
import type { TermBlock } from '@/utils/search/index/term-block';

/**
 * The numbers of an article's documents in the index. A document gets a new number whenever it is indexed, and none is ever
 * used again.
 */
export interface SearchArticleRow {
  articleId: string;
  /** Of the document that says what the library knows of it. */
  facts: number;
  /** The `textChecksum` of that: what hasn't changed isn't indexed again. */
  factsCheck: number;
  /** Of its text; null where there is none. */
  text: number | null;
  /** The version of which that text is. */
  versionId: string | null;
}

/** A document that isn't in a segment yet: written with what it is of, in the same transaction. */
export interface SearchNewRow extends TermBlock {
  number: number;
  articleId: string;
}

/** Documents that were put together: the blocks hold their terms. Never changed once it is ready. */
export interface SearchSegmentRow {
  id: number;
  /** 1 when it may be searched; 0 while it is being written, and when another has taken its place. */
  isReady: 0 | 1;
  /** How often its documents have been put together. */
  level: number;
  /** Of its documents, ascending. */
  numbers: Uint32Array<ArrayBuffer>;
  /** The article of each document. */
  articleIds: PackedIds;
  /** The first term of each block, as a `TermListWriter` writes them. */
  firstTerms: Uint8Array<ArrayBuffer>;
}

/** A block of a segment, without its positions: most searches don't need them. */
export interface SearchBlockRow extends Omit<TermBlock, 'positions'> {
  segmentId: number;
  block: number;
  /** The `checksum` of its terms and postings. */
  check: number;
}

export interface SearchPositionsRow extends Pick<TermBlock, 'positions'> {
  segmentId: number;
  block: number;
  /** The `checksum` of the positions. */
  check: number;
}

/** A document of a segment that isn't searched any more: its article has another, or is gone. */
export interface SearchVoidRow {
  id: number;
  number: number;
}
