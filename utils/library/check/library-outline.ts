import * as v from 'valibot';

/** What of a library's rows tells whether they hold together: keys and what they lead to, never what they hold. */
export interface LibraryOutline {
  articles: ArticleOutline[];
  versions: VersionOutline[];
  bodies: ContentOutline[];
  texts: ContentOutline[];
  images: (ImageOutline & { isDamaged?: boolean })[];
  annotations: AnnotationOutline[];
  jobs: JobOutline[];
  staging: StagedOutline[];
  /** Articles that are in the index; null as long as that is being made. */
  indexed: string[] | null;
  /** Rows that are there and can't be read, or aren't of the form that they should have; `id` is empty for a whole table. */
  unreadable: { table: string; id: string }[];
}

/** The body or the text of a version. */
interface ContentOutline {
  versionId: string;
  bytes: number;
  /** Whether it is there and can't be read. */
  isDamaged?: boolean;
}

type ArticleOutline = v.InferOutput<typeof articleOutline>;
type VersionOutline = v.InferOutput<typeof versionOutline>;
type ImageOutline = v.InferOutput<typeof imageOutline>;
type AnnotationOutline = v.InferOutput<typeof annotationOutline>;
type JobOutline = v.InferOutput<typeof jobOutline>;
type StagedOutline = v.InferOutput<typeof stagedOutline>;

const id = v.pipe(v.string(), v.minLength(1));

export const articleOutline = v.object({
  id,
  title: v.string(),
  versionId: v.nullable(id),
  leadImage: v.nullable(id),
});

export const versionOutline = v.pipe(
  v.object({
    id,
    articleId: id,
    metadata: v.object({ title: v.string() }),
    pictures: v.array(v.object({ hash: v.nullable(id) })),
  }),
  v.transform(({ metadata, pictures, ...rest }) => ({
    ...rest,
    title: metadata.title,
    hashes: [...new Set(pictures.flatMap(({ hash }) => hash ?? []))],
  })),
);

export const imageOutline = v.pipe(
  v.object({ hash: id, references: v.number(), blob: v.object({ size: v.number() }) }),
  v.transform(({ blob, ...rest }) => ({ ...rest, bytes: blob.size })),
);

export const annotationOutline = v.pipe(
  v.object({
    id,
    articleId: id,
    versionId: id,
    history: v.optional(v.array(v.object({ versionId: v.nullable(id) }))),
    target: v.object({
      selector: v.array(v.nullish(v.object({ picture: v.optional(v.object({ hash: v.nullable(id) })) }))),
    }),
  }),
  v.transform(({ target, versionId, history = [], ...rest }) => ({
    ...rest,
    /** The versions in which it was placed, and the pictures that it is of. */
    versionIds: [...new Set([versionId, ...history.flatMap((change) => change.versionId ?? [])])],
    hashes: target.selector.flatMap((selector) => selector?.picture?.hash ?? []),
  })),
);

export const jobOutline = v.pipe(
  v.object({
    id,
    state: v.picklist(['capturing', 'committed', 'failed', 'undone']),
    picturesPending: v.boolean(),
    articleId: v.nullable(id),
    versionId: v.nullable(id),
    previousVersionId: v.nullable(id),
  }),
  v.transform(({ state, picturesPending, versionId, previousVersionId, ...rest }) => ({
    ...rest,
    isOpen: state === 'capturing' || picturesPending,
    versionIds: [versionId, previousVersionId].flatMap((one) => one ?? []),
  })),
);

export const stagedOutline = v.pipe(
  v.object({ saveId: id, data: v.string() }),
  v.transform(({ saveId, data }) => ({ saveId, bytes: data.length })),
);
