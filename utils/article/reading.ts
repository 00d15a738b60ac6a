/**
 * How the reader wants a page read: as its article, as well as can be told (`best`) or in another way; or all its readable
 * text; or what they have selected.
 */
export const READINGS = ['best', 'other', 'page', 'selection'] as const;
export type Reading = (typeof READINGS)[number];
