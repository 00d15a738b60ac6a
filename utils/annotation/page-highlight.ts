import * as v from 'valibot';

import { HIGHLIGHT_COLORS, type TextQuoteSelector } from './annotation';
import type { PagePicture } from './page-images';
import { pictureWords } from './picture-selector';

/** Longest quote and longest words beside one that a page's script may send, in UTF-16 code units. */
export const MAX_QUOTE_LENGTH = 500_000;
const MAX_CONTEXT_LENGTH = 1_000;
/** Longest address of a picture, and longest words that stand for one. */
const MAX_URL_LENGTH = 20_000;
const MAX_WORDS_LENGTH = 5_000;

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

const pictureWordsSchema = v.pipe(
  v.string(),
  v.transform((words) => words.slice(0, MAX_WORDS_LENGTH)),
);
const pictureSchema: v.GenericSchema<PagePicture> = v.strictObject({
  url: v.pipe(v.string(), v.maxLength(MAX_URL_LENGTH), v.regex(/^https?:/)),
  alt: pictureWordsSchema,
  caption: pictureWordsSchema,
});

const colorSchema = v.picklist(HIGHLIGHT_COLORS);

const itself = { id: v.pipe(v.string(), v.uuid()), color: colorSchema };

/** A highlight that the reader makes in a page: parsed, since a page's process sends it. */
export const pageHighlightSchema = v.union([
  v.strictObject({ ...itself, quote: quoteSchema }),
  v.strictObject({ ...itself, picture: pictureSchema }),
]);
export type PageHighlight = v.InferOutput<typeof pageHighlightSchema>;

/** The words of a highlight in a page, or those that stand for its picture, which may be none. */
export function wordsOf(highlight: PageHighlight): string {
  return 'quote' in highlight ? highlight.quote.exact : pictureWords(highlight.picture);
}

/** When a place was accepted; null for that which a highlight was made with. */
const acceptedSchema = v.nullable(v.pipe(v.string(), v.maxLength(100)));

/** What the reader changes of a highlight in a page: parsed for the same reason. */
export const pageHighlightChangeSchema = v.variant('kind', [
  /** Undone, it is only changed from the colour that it was given. */
  v.strictObject({ kind: v.literal('color'), color: colorSchema, from: v.exactOptional(colorSchema) }),
  v.strictObject({ kind: v.literal('restore') }),
  /** Done again, it is only deleted with the same written on it as there was. */
  v.strictObject({
    kind: v.literal('delete'),
    written: v.exactOptional(v.pipe(v.string(), v.maxLength(100))),
  }),
  /** Its making is undone, if it is as it was made and nothing was written on it. */
  v.strictObject({ kind: v.literal('unmake'), color: colorSchema }),
  /** The place that was accepted last, then, is undone. */
  v.strictObject({ kind: v.literal('takeBack'), accepted: acceptedSchema }),
  /** Its ends are moved: these are its words now, if the place before was accepted then. */
  v.strictObject({ kind: v.literal('move'), quote: quoteSchema, after: acceptedSchema }),
]);
export type PageHighlightChange = v.InferOutput<typeof pageHighlightChangeSchema>;

/**
 * What became of a change: there is no such highlight, it has been changed since it was what is to be undone, or something
 * was written on it since.
 */
export type PageChangeOutcome = 'done' | 'not-there' | 'changed' | 'written';

/** What the reader has selected for a highlight that wasn't found in its page: parsed for the same reason. */
export const pageAttachmentSchema = v.strictObject({
  id: v.pipe(v.string(), v.uuid()),
  quote: quoteSchema,
});
export type PageAttachment = v.InferOutput<typeof pageAttachmentSchema>;
