import * as v from 'valibot';

import { type Annotation, HIGHLIGHT_COLORS } from '@/utils/annotation/annotation';
import { blockChoicesSchema } from '@/utils/article/block-choice';
import { ownAnnotationSchema, ownExportSchema } from '@/utils/import/own-export';

const time = v.pipe(v.string(), v.isoTimestamp());
const uuid = v.pipe(v.string(), v.uuid());
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const name = v.pipe(v.string(), v.maxLength(1_000));

/** `backup.json`, whatever the form of the rest. */
export const backupSchema = v.object({
  format: count,
  generator: v.literal('Cuttings'),
  createdAt: time,
  counts: v.object({ articles: count, versions: count, annotations: count, pictures: count }),
});

const deletedSchema: v.GenericSchema<unknown, Omit<Annotation, 'articleId'>> = v.pipe(
  v.intersect([
    ownAnnotationSchema,
    v.object({
      'cuttings:deletedAt': time,
      'cuttings:mergedInto': v.exactOptional(v.object({ id: uuid, versionId: uuid })),
    }),
  ]),
  v.transform(({ 'cuttings:deletedAt': deletedAt, 'cuttings:mergedInto': mergedInto, ...annotation }) => ({
    ...annotation,
    deletedAt,
    ...(mergedInto && { mergedInto }),
  })),
);

/** `articles/….json`. */
export const backedArticleSchema = v.object({
  ...ownExportSchema.entries,
  deletedAnnotations: v.exactOptional(v.pipe(v.array(deletedSchema), v.maxLength(100_000)), []),
});

/** The texts of its versions, in their order. */
export const backedTextsSchema = v.object({ versions: v.array(v.object({ textContent: v.string() })) });

/** `library.json`; of saved searches also those that can't be read any more, as they are. */
export const backedLibrarySchema = v.object({
  searches: v.pipe(
    v.array(v.looseObject({ id: uuid, modified: v.exactOptional(v.string()) })),
    v.maxLength(10_000),
  ),
  tags: v.pipe(
    v.array(v.object({ name, color: v.picklist(HIGHLIGHT_COLORS), modified: time })),
    v.maxLength(100_000),
  ),
  sites: v.pipe(
    v.array(v.object({ host: name, blocks: blockChoicesSchema, modified: time })),
    v.maxLength(100_000),
  ),
  apart: v.pipe(
    v.array(
      v.object({
        one: uuid,
        other: uuid,
        versions: v.nullable(v.tuple([uuid, uuid])),
        share: v.number(),
        isApart: v.literal(true),
      }),
    ),
    v.maxLength(1_000_000),
  ),
  settings: v.record(name, v.unknown()),
});
export type BackedLibrary = v.InferOutput<typeof backedLibrarySchema>;
