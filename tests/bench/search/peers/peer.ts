import type { WantedWords } from '@/utils/search/query/wanted-words';

import type { PeerDocument } from './peer-document.ts';

/** Another way to find articles, in a page: it is given the same words of the same articles. */
export interface Peer {
  /** Adds articles as one would many. */
  addMany: (documents: PeerDocument[]) => Promise<void>;
  /** What is to be done when all are added, if anything. */
  finish?: () => Promise<void>;
  /** Adds an article, and answers when it would outlive a power cut. */
  addOne: (document: PeerDocument) => Promise<void>;
  /** Opens what was stored, if it isn't open yet. */
  open: () => Promise<void>;
  /** The numbers of articles that have all these words; of phrases that it can't look up, as many as a page shows. */
  find: (wanted: WantedWords[]) => Promise<{ length: number }>;
  /** Bytes that it holds beside the heap of the page. */
  otherBytes?: () => Promise<number>;
}
