import { noteOf, tagsOf } from '@/utils/annotation/annotation';
import { type Article, isSaved } from '@/utils/article/article';
import { withTag } from '@/utils/article/tags';
import type { ImportedWhole, ImportFault, ImportRecord } from '@/utils/import/import-record';

import type { LibraryContext } from '../library-context';
import type { CountedRecord } from './import-files';
import { outlineOf, type PreparedArticle } from './prepare-record';

/** What records before have told of: what comes again of it isn't new. */
export interface Seen {
  /** By the addresses of articles, whether they had a text. */
  keys: Map<string, boolean>;
  annotations: Set<string>;
}

/** A record that can be taken as far as its beginning tells. */
interface Outlined {
  keys: string[];
  hasText: boolean;
  tags: string[];
  note: string;
  isFavourite: boolean;
  highlights: { id: string; note: string; tags: string[] }[];
  /** The article that it is, where it is of our own export. */
  id: string | null;
  versionIds: string[];
}

/** What records would bring, without writing anything; `seen` is added to. */
export async function previewRecords(
  { db }: LibraryContext,
  records: ImportRecord[],
  seen: Seen,
): Promise<{ records: CountedRecord[]; faults: ImportFault[] }> {
  const outlined: Outlined[] = [];
  const faults: ImportFault[] = [];
  for (const record of records) {
    if (record.kind === 'whole') {
      outlined.push(outlineOfWhole(record));
      continue;
    }
    const outline = await outlineOf(record);
    if (outline.ok) outlined.push(outlineOfArticle(outline.value));
    else faults.push(outline.failure);
  }
  const [byKey, byId, annotations, versions] = await db.transaction(
    'r',
    [db.articles, db.annotations, db.versions],
    () =>
      Promise.all([
        db.articles
          .where('urlKeys')
          .anyOf(outlined.flatMap(({ keys }) => keys))
          .distinct()
          .toArray(),
        db.articles.bulkGet(outlined.flatMap(({ id }) => id ?? [])),
        db.annotations.bulkGet(outlined.flatMap(({ highlights }) => highlights.map(({ id }) => id))),
        db.versions.bulkGet(outlined.flatMap(({ versionIds }) => versionIds)),
      ]),
  );
  const known: Known = {
    articles: [...byId.flatMap((article) => article ?? []), ...byKey],
    annotations: new Set(annotations.flatMap((annotation) => annotation?.id ?? [])),
    versions: new Set(versions.flatMap((version) => version?.id ?? [])),
  };
  const ofKey = new Map<string, Article>();
  for (const article of known.articles.toReversed())
    for (const key of [article.id, ...article.urlKeys])
      if (ofKey.get(key)?.deletedAt !== null) ofKey.set(key, article);
  return { records: outlined.map((one) => counted(one, known, ofKey, seen)), faults };
}

interface Known {
  articles: Article[];
  annotations: ReadonlySet<string>;
  versions: ReadonlySet<string>;
}

function counted(
  { keys, hasText, tags, note, isFavourite, highlights, id, versionIds }: Outlined,
  known: Known,
  ofKey: ReadonlyMap<string, Article>,
  seen: Seen,
): CountedRecord {
  const names = id === null ? keys : [id, ...keys];
  const article = names.map((key) => ofKey.get(key)).find((one) => one !== undefined);
  const isThere = article?.deletedAt === null;
  const before = names.find((key) => seen.keys.has(key));
  const hadText = before === undefined ? isThere && isSaved(article) : (seen.keys.get(before) ?? false);
  for (const key of names) seen.keys.set(key, hadText || hasText);
  const fresh = highlights.filter((one) => !known.annotations.has(one.id) && !seen.annotations.has(one.id));
  for (const one of fresh) seen.annotations.add(one.id);
  const isSameArticle = id !== null && article?.id === id;
  const own = isThere && !isSameArticle ? article : null;
  const newTags = isThere ? (own ? tags.filter((tag) => withTag(own.tags, tag) !== own.tags) : []) : tags;
  const isNoteNew = note.trim() !== '' && (!isThere || (own !== null && !own.note.includes(note.trim())));
  const isNew = !isThere && before === undefined;
  const brings =
    fresh.length > 0 ||
    (hasText && !hadText) ||
    newTags.length > 0 ||
    isNoteNew ||
    (own !== null && isFavourite && !own.isFavourite) ||
    versionIds.some((versionId) => !known.versions.has(versionId));
  return {
    outcome: isNew ? 'added' : brings && before === undefined ? 'completed' : 'known',
    isLink: !hasText,
    highlights: fresh.length,
    notes: Number(isNoteNew) + fresh.filter((one) => one.note.trim() !== '').length,
    tags: [...newTags, ...fresh.flatMap((one) => one.tags)],
  };
}

function outlineOfArticle({
  record,
  keys,
  highlights,
}: Pick<PreparedArticle, 'record' | 'keys' | 'highlights'>): Outlined {
  const { html, tags, note, isFavourite } = record;
  return {
    keys,
    hasText: html !== null && html.trim() !== '',
    tags,
    note,
    isFavourite,
    highlights,
    id: null,
    versionIds: [],
  };
}

function outlineOfWhole({ article, versions, annotations }: ImportedWhole): Outlined {
  return {
    keys: article.urlKeys,
    hasText: versions.length > 0,
    tags: article.tags,
    note: article.note,
    isFavourite: article.isFavourite,
    highlights: annotations.map((annotation) => ({
      id: annotation.id,
      note: noteOf(annotation),
      tags: tagsOf(annotation),
    })),
    id: article.id,
    versionIds: versions.map(({ version }) => version.id),
  };
}
