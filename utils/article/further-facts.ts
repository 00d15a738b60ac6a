import { CORRECTABLE_FACTS } from './corrections';
import type { FactSource } from './fact-source';

/** Facts that only some pages tell. */
export interface FurtherFacts {
  /** When it was changed last, in the form of `publishedTime`; null too where it never was. */
  modifiedTime: string | null;
  /** The outlet that an article is republished from: 来源, Quelle. */
  sourceName: string | null;
  section: string | null;
  keywords: string[];
  /** Whether the page calls the article free to read: `isAccessibleForFree` of schema.org; null where it doesn't say. */
  isAccessibleForFree: boolean | null;
  /** Further addresses of the same article, as its page names them: for phones, in AMP, `og:url`. */
  aliasUrls: string[];
  /** Address of the picture that the page offers for sharing. */
  imageUrl: string | null;
  /** Where facts were found, by their names. */
  factSources: Partial<Record<SourcedFact, FactSource>>;
}

/** The facts of which is kept where they were found. */
export const SOURCED_FACTS = [...CORRECTABLE_FACTS, 'imageUrl'] as const;
type SourcedFact = (typeof SOURCED_FACTS)[number];

/** Of a page that tells none of them. */
export const NO_FURTHER_FACTS: FurtherFacts = {
  modifiedTime: null,
  sourceName: null,
  section: null,
  keywords: [],
  isAccessibleForFree: null,
  aliasUrls: [],
  imageUrl: null,
  factSources: {},
};
