import * as v from 'valibot';

import { HIGHLIGHT_COLORS, type TextQuoteSelector } from './annotation';

/** Longest quote and longest words beside one that a page's script may send, in UTF-16 code units. */
export const MAX_QUOTE_LENGTH = 500_000;
const MAX_CONTEXT_LENGTH = 1_000;

const surroundings = {
  exact: v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_QUOTE_LENGTH)),
  prefix: v.pipe(v.string(), v.maxLength(MAX_CONTEXT_LENGTH)),
  suffix: v.pipe(v.string(), v.maxLength(MAX_CONTEXT_LENGTH)),
};

const quoteSchema: v.GenericSchema<TextQuoteSelector> = v.strictObject({
  type: v.literal('TextQuoteSelector'),
  ...surroundings,
  lookalikes: v.exactOptional(
    v.pipe(v.array(v.strictObject({ ...surroundings, isBefore: v.boolean() })), v.maxLength(16)),
  ),
});

const colorSchema = v.picklist(HIGHLIGHT_COLORS);

/** A highlight that the reader makes in a page: parsed, since a page's process sends it. */
export const pageHighlightSchema = v.strictObject({
  id: v.pipe(v.string(), v.uuid()),
  color: colorSchema,
  quote: quoteSchema,
});
export type PageHighlight = v.InferOutput<typeof pageHighlightSchema>;

/** What the reader changes of a highlight in a page: parsed for the same reason. */
export const pageHighlightChangeSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('color'), color: colorSchema }),
  v.strictObject({ kind: v.picklist(['delete', 'restore']) }),
  /** Its ends are moved: these are its words now. */
  v.strictObject({ kind: v.literal('move'), quote: quoteSchema }),
]);
export type PageHighlightChange = v.InferOutput<typeof pageHighlightChangeSchema>;

/** What the reader has selected for a highlight that wasn't found in its page: parsed for the same reason. */
export const pageAttachmentSchema = v.strictObject({
  id: v.pipe(v.string(), v.uuid()),
  quote: quoteSchema,
});
export type PageAttachment = v.InferOutput<typeof pageAttachmentSchema>;
