import * as v from 'valibot';

import type { Anchor } from './anchor';
import { MAX_QUOTE_LENGTH } from './page-highlight';

/** Longest address and text of a page that its script may tell, in UTF-16 code units, and most highlights. */
const MAX_URL_LENGTH = 100_000;
const MAX_TEXT_LENGTH = 20_000_000;
const MAX_HIGHLIGHTS = 20_000;

const offset = v.pipe(v.number(), v.integer(), v.minValue(0));
const span = { start: offset, end: offset };

const anchorSchema: v.GenericSchema<unknown, Anchor> = v.variant('state', [
  v.object({ state: v.picklist(['exact', 'moved']), ...span }),
  v.object({
    state: v.literal('changed'),
    ...span,
    exact: v.pipe(v.string(), v.maxLength(MAX_QUOTE_LENGTH)),
  }),
  v.object({
    state: v.literal('ambiguous'),
    candidates: v.pipe(v.array(v.object(span)), v.maxLength(16)),
  }),
  v.object({ state: v.literal('orphaned') }),
]);

/** Where the highlights of a page stand, by their ids, as its script tells it: parsed, since a page's process sends it. */
export const pagePlacesSchema = v.strictObject({
  url: v.pipe(v.string(), v.maxLength(MAX_URL_LENGTH)),
  anchors: v.pipe(
    v.array(v.strictTuple([v.pipe(v.string(), v.uuid()), anchorSchema])),
    v.maxLength(MAX_HIGHLIGHTS),
  ),
  /** The page's text, where a highlight stands in it, or may; empty elsewhere. */
  text: v.pipe(v.string(), v.maxLength(MAX_TEXT_LENGTH)),
});
export type PagePlaces = v.InferOutput<typeof pagePlacesSchema>;

/** The highlight that the reader is at in a page. */
export const highlightReachedSchema = v.strictObject({ id: v.pipe(v.string(), v.uuid()) });
