import * as v from 'valibot';

import { type Annotation, HIGHLIGHT_COLORS, type TextSelectors } from '@/utils/annotation/annotation';
import type { PictureSelector } from '@/utils/annotation/picture-selector';
import type { Article, ArticleVersion, Receipt } from '@/utils/article/article';
import { CHOICES_USES } from '@/utils/article/block-choice';
import { metadataSchema, signSchema } from '@/utils/article/capture';
import { CORRECTABLE_FACTS } from '@/utils/article/corrections';
import { READINGS } from '@/utils/article/reading';

/** Longest body, note and quote, in UTF-16 code units; longest list of what one article has. */
const MAX_TEXT = 20_000_000;
const MAX_LIST = 100_000;

const time = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/),
  v.check((written) => !Number.isNaN(Date.parse(written))),
);
const uuid = v.pipe(v.string(), v.uuid());
const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const text = v.pipe(v.string(), v.maxLength(MAX_TEXT));
const address = v.pipe(v.string(), v.maxLength(10_000));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const tag = v.pipe(v.string(), v.minLength(1), v.maxLength(100));

const receiptEntries = {
  source: v.picklist(['article', 'selection', 'page']),
  words: count,
  characters: count,
  picturesKept: count,
  picturesFound: count,
  pages: v.exactOptional(v.pipe(count, v.minValue(1))),
  signs: v.exactOptional(v.pipe(v.array(signSchema), v.maxLength(10))),
  reading: v.exactOptional(v.picklist(READINGS)),
  choices: v.exactOptional(v.nullable(v.picklist(CHOICES_USES))),
  isFromText: v.exactOptional(v.boolean()),
};
const receiptSchema: v.GenericSchema<unknown, Receipt> = v.object(receiptEntries);

const factEntries = metadataSchema.entries;

/** Format 1 had the names of a byline in one text. */
const formerByline = v.pipe(
  v.nullable(v.string()),
  v.transform((names) => (names ?? '').split(/\s*[,;]\s*/).filter((name) => name !== '')),
);
const facts = { ...factEntries, byline: v.union([factEntries.byline, formerByline]) };

const correctionsSchema = v.partial(
  v.object({
    ...Object.fromEntries(CORRECTABLE_FACTS.map((name) => [name, factEntries[name]])),
  } as Pick<typeof factEntries, (typeof CORRECTABLE_FACTS)[number]>),
);

const articleSchema: v.GenericSchema<unknown, Article> = v.object({
  ...facts,
  ...receiptEntries,
  id: uuid,
  urlKeys: v.pipe(v.array(address), v.maxLength(1_000)),
  versionId: v.nullable(uuid),
  savedAt: time,
  modified: time,
  tags: v.pipe(v.array(tag), v.maxLength(1_000)),
  note: text,
  noteModified: v.exactOptional(time),
  isFavourite: v.boolean(),
  state: v.picklist(['unread', 'reading', 'archived']),
  progress: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  leadImage: v.nullable(hash),
  deletedAt: v.nullable(time),
  corrections: v.exactOptional(correctionsSchema),
  linkTitle: v.exactOptional(v.pipe(v.string(), v.maxLength(1_000))),
});

const pictureSchema = v.object({
  url: v.pipe(v.string(), v.maxLength(5_000_000)),
  alt: v.pipe(v.string(), v.maxLength(5_000)),
  width: v.nullable(v.number()),
  height: v.nullable(v.number()),
  hash: v.nullable(hash),
  failure: v.nullable(v.picklist(['blocked', 'unreachable', 'not-a-picture', 'too-large'])),
});

const versionSchema: v.GenericSchema<unknown, Omit<ArticleVersion, 'articleId'> & { html: string }> = v.pipe(
  v.object({
    id: uuid,
    capturedAt: time,
    contentHash: hash,
    metadata: v.object(facts),
    receipt: receiptSchema,
    pictures: v.pipe(v.array(pictureSchema), v.maxLength(500)),
    content: text,
  }),
  v.transform(({ content, ...version }) => ({ ...version, html: content })),
);

const words = { exact: text, prefix: text, suffix: text };
const quote = v.object({
  type: v.literal('TextQuoteSelector'),
  ...words,
  lookalikes: v.exactOptional(
    v.pipe(v.array(v.object({ ...words, isBefore: v.boolean() })), v.maxLength(16)),
  ),
});
const position = v.object({ type: v.literal('TextPositionSelector'), start: count, end: count });
const path = v.object({ type: v.literal('XPathSelector'), value: text, refinedBy: position });
const range = v.object({ type: v.literal('RangeSelector'), startSelector: path, endSelector: path });
const markedPicture: v.GenericSchema<unknown, PictureSelector> = v.object({
  type: v.literal('CssSelector'),
  value: text,
  picture: v.object({ url: text, hash: v.nullable(hash), alt: text, caption: text }),
});
const textSelectors: v.GenericSchema<unknown, TextSelectors> = v.union([
  v.strictTuple([quote]),
  v.strictTuple([quote, position]),
  v.strictTuple([quote, position, range]),
]);
/** Selectors of an annotation of ours. */
const selectorsSchema: v.GenericSchema<unknown, Annotation['target']['selector']> = v.union([
  textSelectors,
  v.strictTuple([markedPicture]),
]);

const bodySchema = v.variant('purpose', [
  v.object({
    type: v.literal('TextualBody'),
    purpose: v.literal('commenting'),
    value: text,
    format: v.literal('text/markdown'),
  }),
  v.object({ type: v.literal('TextualBody'), purpose: v.literal('tagging'), value: tag }),
]);

/** An annotation as our exports have it; of which article it is, they don't say. */
export const ownAnnotationSchema: v.GenericSchema<unknown, Omit<Annotation, 'articleId'>> = v.pipe(
  v.object({
    id: v.pipe(
      v.string(),
      v.regex(/^urn:uuid:[0-9a-f-]{36}$/),
      v.transform((id) => id.slice('urn:uuid:'.length)),
    ),
    motivation: v.picklist(['highlighting', 'commenting']),
    color: v.picklist(HIGHLIGHT_COLORS),
    body: v.exactOptional(v.pipe(v.array(bodySchema), v.maxLength(1_000)), []),
    target: v.object({ source: address, selector: selectorsSchema }),
    created: time,
    modified: time,
    history: v.exactOptional(
      v.pipe(
        v.array(
          v.object({
            accepted: time,
            versionId: v.nullable(uuid),
            selector: selectorsSchema,
            keptBeside: v.exactOptional(text),
          }),
        ),
        v.maxLength(MAX_LIST),
      ),
    ),
    keptBeside: v.exactOptional(text),
    'cuttings:versionId': uuid,
  }),
  v.transform(({ 'cuttings:versionId': versionId, ...annotation }) => ({
    ...annotation,
    versionId,
    deletedAt: null,
  })),
);

const storedPicture = v.union([
  v.object({ base64: v.string() }),
  v.object({ file: v.pipe(v.string(), v.regex(/^pictures\/[0-9a-f]{64}\.[a-z]+$/)) }),
]);

/** A file of our own JSON export, of either of its formats: see `docs/export-json.md`. */
export const ownExportSchema = v.object({
  format: v.pipe(v.number(), v.minValue(1), v.maxValue(2)),
  article: articleSchema,
  versions: v.pipe(v.array(versionSchema), v.maxLength(10_000)),
  annotations: v.pipe(v.array(ownAnnotationSchema), v.maxLength(MAX_LIST)),
  pictures: v.record(hash, storedPicture),
});
