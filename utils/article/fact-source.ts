/**
 * Where a fact of an article was found: in the page's JSON-LD, in a `<meta>` or `<link>` of its head, in markup of its body
 * made for machines (microdata, RDFa, microformats, `<time>`), in the text by the headline, in its address, or in the letters
 * of the article; or the reader put it right.
 */
export const FACT_SOURCES = ['json-ld', 'meta', 'markup', 'shown', 'address', 'text', 'reader'] as const;
export type FactSource = (typeof FACT_SOURCES)[number];

/** A fact and where it was found. */
export interface Found<Value> {
  value: Value;
  from: FactSource;
}
