import * as v from 'valibot';

import { FACT_SOURCES } from './fact-source';
import { CHOICES_USES } from './block-choice';
import { READINGS } from './reading';
import { SOURCED_FACTS } from './further-facts';

/** Longest text and body taken from a page, in UTF-16 code units: 5 MB of text with its markup fits. */
export const MAX_BODY_LENGTH = 20_000_000;
/** Most pictures an article may have. */
const MAX_PICTURES = 500;

/** ISO 8601: a day, or a time with or without its zone. */
const PUBLISHED_TIME = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}(?:Z|[+-]\d{2}:\d{2})?)?$/;

export const metadataSchema = v.strictObject({
  url: v.pipe(v.string(), v.maxLength(10_000)),
  canonicalUrl: v.nullable(v.pipe(v.string(), v.maxLength(10_000))),
  title: v.pipe(v.string(), v.maxLength(1_000)),
  byline: v.pipe(v.array(v.pipe(v.string(), v.maxLength(500))), v.maxLength(50)),
  dir: v.nullable(v.picklist(['ltr', 'rtl'])),
  lang: v.nullable(v.pipe(v.string(), v.maxLength(35))),
  siteName: v.nullable(v.pipe(v.string(), v.maxLength(500))),
  excerpt: v.nullable(v.pipe(v.string(), v.maxLength(5_000))),
  publishedTime: v.nullable(v.pipe(v.string(), v.regex(PUBLISHED_TIME))),
  modifiedTime: v.nullable(v.pipe(v.string(), v.regex(PUBLISHED_TIME))),
  sourceName: v.nullable(v.pipe(v.string(), v.maxLength(200))),
  section: v.nullable(v.pipe(v.string(), v.maxLength(200))),
  keywords: v.pipe(v.array(v.pipe(v.string(), v.maxLength(200))), v.maxLength(50)),
  isAccessibleForFree: v.nullable(v.boolean()),
  aliasUrls: v.pipe(v.array(v.pipe(v.string(), v.maxLength(10_000))), v.maxLength(10)),
  imageUrl: v.nullable(v.pipe(v.string(), v.maxLength(10_000))),
  factSources: v.strictObject(v.entriesFromList(SOURCED_FACTS, v.optional(v.picklist(FACT_SOURCES)))),
});

const pictureSchema = v.strictObject({
  url: v.pipe(v.string(), v.maxLength(5_000_000)),
  alt: v.pipe(v.string(), v.maxLength(5_000)),
  width: v.nullable(v.number()),
  height: v.nullable(v.number()),
});

const quoteSchema = v.strictObject({
  exact: v.string(),
  prefix: v.string(),
  suffix: v.string(),
});

export const signSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('not-free') }),
  v.strictObject({ kind: v.literal('shorter'), share: v.pipe(v.number(), v.minValue(0), v.maxValue(1)) }),
  v.strictObject({
    kind: v.picklist(['offers-more', 'for-subscribers']),
    words: v.pipe(v.string(), v.maxLength(200)),
  }),
]);

/** What the page script sends of a page: parsed by this schema where it arrives, since a page's process sent it. */
export const captureSchema = v.strictObject({
  metadata: metadataSchema,
  source: v.picklist(['article', 'selection', 'page']),
  /** How the reader wanted the page read. */
  reading: v.picklist(READINGS),
  /** What became of the reader's choices for the site; null where there were none to be used. */
  choices: v.nullable(v.picklist(CHOICES_USES)),
  /** Sanitised HTML; pictures stand as `<img data-picture="n">`. */
  content: v.pipe(v.string(), v.maxLength(MAX_BODY_LENGTH)),
  /** The text of `content` by `renderedText`. */
  textContent: v.pipe(v.string(), v.maxLength(MAX_BODY_LENGTH)),
  pictures: v.pipe(v.array(pictureSchema), v.maxLength(MAX_PICTURES)),
  /** What tells that it may not be the whole article; the most telling first. */
  signs: v.pipe(v.array(signSchema), v.maxLength(10)),
  /** Addresses of the other pages of the site that are in it. */
  pageUrls: v.pipe(v.array(v.pipe(v.string(), v.maxLength(10_000))), v.maxLength(100)),
  /** What the reader had selected, as a quote in the page's own text. */
  selection: v.nullable(quoteSchema),
});

/** A page's article, ready to be stored. */
export type Capture = v.InferOutput<typeof captureSchema>;
