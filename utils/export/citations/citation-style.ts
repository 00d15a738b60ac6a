/**
 * The styles that references are written in: APA (7th edition), MLA (9th), Chicago (17th, notes and bibliography) and
 * GB/T 7714-2015, the standard of China.
 */
export const CITATION_STYLES = ['apa', 'mla', 'chicago', 'gbt'] as const;
export type CitationStyle = (typeof CITATION_STYLES)[number];
