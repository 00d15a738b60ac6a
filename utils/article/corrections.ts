import type { ArticleMetadata } from './article';

/** The facts that a reader can put right. */
export const CORRECTABLE_FACTS = [
  'title',
  'byline',
  'publishedTime',
  'modifiedTime',
  'siteName',
  'sourceName',
  'section',
  'keywords',
  'lang',
  'canonicalUrl',
  'excerpt',
] as const;
export type CorrectableFact = (typeof CORRECTABLE_FACTS)[number];

/** Facts as the reader put them right, by their names; null and empty lists say that a fact isn't known. */
export type Corrections = Partial<Pick<ArticleMetadata, CorrectableFact>>;

/** What a page says, with the reader's corrections laid over it. */
export function withCorrections<Facts extends ArticleMetadata>(
  facts: Facts,
  corrections: Corrections,
): Facts {
  const readers = Object.fromEntries(Object.keys(corrections).map((fact) => [fact, 'reader']));
  return { ...facts, ...corrections, factSources: { ...facts.factSources, ...readers } };
}

/** Whether two facts of the same name say the same. */
export function isSameFact(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
