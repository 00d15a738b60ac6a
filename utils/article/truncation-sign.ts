/**
 * What tells that a saved text may not be the whole article: the page's data call it not free to read, or tell of a longer
 * text (`share` of which was found, 0 to 1); or the page itself offers more, or asks for a subscription, in these words.
 */
export type TruncationSign =
  | { kind: 'not-free' }
  | { kind: 'shorter'; share: number }
  | { kind: 'offers-more' | 'for-subscribers'; words: string };
