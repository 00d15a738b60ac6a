import type { CatalogFacts } from './catalog-facts';
import { Dictionary } from './dictionary';

/** Number of a chunk's form and of what its columns say: those of another are made anew. */
export const CATALOG_FORM = 2;

/** Some articles as columns, by ascending ids: see `CatalogFacts` for what they say. */
export interface CatalogChunk {
  /** One a line. */
  ids: string;
  savedAt: Float64Array<ArrayBuffer>;
  changedAt: Float64Array<ArrayBuffer>;
  publishedAt: Float64Array<ArrayBuffer>;
  publishedDay: Int32Array<ArrayBuffer>;
  flags: Uint32Array<ArrayBuffer>;
  highlights: Uint32Array<ArrayBuffer>;
  versions: Uint16Array<ArrayBuffer>;
  minutes: Uint16Array<ArrayBuffer>;
  /** Where an article is from, by its place among `originNames`: see `originName`. */
  origins: Uint16Array<ArrayBuffer>;
  originNames: string[];
  langs: Uint16Array<ArrayBuffer>;
  langNames: string[];
  /** How many tags an article has; they follow each other in `tags`, by their places among `tagNames`. */
  tagCounts: Uint16Array<ArrayBuffer>;
  tags: Uint32Array<ArrayBuffer>;
  tagNames: string[];
}

/** Articles, by ascending ids, as a chunk. */
export function packChunk(facts: CatalogFacts[]): CatalogChunk {
  const origins = new Dictionary();
  const langs = new Dictionary();
  const tags = new Dictionary();
  return {
    ids: facts.map(({ id }) => id).join('\n'),
    savedAt: Float64Array.from(facts, ({ savedAt }) => savedAt),
    changedAt: Float64Array.from(facts, ({ changedAt }) => changedAt),
    publishedAt: Float64Array.from(facts, ({ publishedAt }) => publishedAt),
    publishedDay: Int32Array.from(facts, ({ publishedDay }) => publishedDay),
    flags: Uint32Array.from(facts, ({ flags }) => flags),
    highlights: Uint32Array.from(facts, ({ highlights }) => highlights),
    versions: Uint16Array.from(facts, ({ versions }) => Math.min(versions, MOST)),
    minutes: Uint16Array.from(facts, ({ minutes }) => Math.min(minutes, MOST)),
    origins: Uint16Array.from(facts, (one) => origins.numberOf(originName(one))),
    originNames: origins.names,
    langs: Uint16Array.from(facts, ({ lang }) => langs.numberOf(lang)),
    langNames: langs.names,
    tagCounts: Uint16Array.from(facts, (one) => one.tags.length),
    tags: Uint32Array.from(facts.flatMap((one) => one.tags.map((tag) => tags.numberOf(tag)))),
    tagNames: tags.names,
  };
}

/** Beyond that, numbers in 16 bits say no more. */
const MOST = 0xffff;

/** What a chunk says of its articles, in their order; without their titles, which it doesn't hold. */
export function unpackChunk(chunk: CatalogChunk): Omit<CatalogFacts, 'title'>[] {
  let tag = 0;
  return idsOf(chunk).map((id, index) => {
    const [from, to] = [tag, tag + (chunk.tagCounts[index] ?? 0)];
    tag = to;
    return {
      id,
      savedAt: chunk.savedAt[index] ?? 0,
      changedAt: chunk.changedAt[index] ?? 0,
      publishedAt: chunk.publishedAt[index] ?? NaN,
      publishedDay: chunk.publishedDay[index] ?? 0,
      flags: chunk.flags[index] ?? 0,
      highlights: chunk.highlights[index] ?? 0,
      versions: chunk.versions[index] ?? 0,
      minutes: chunk.minutes[index] ?? 0,
      ...originOf(chunk.originNames[chunk.origins[index] ?? 0] ?? ''),
      lang: chunk.langNames[chunk.langs[index] ?? 0] ?? '',
      tags: Array.from(chunk.tags.subarray(from, to), (number) => chunk.tagNames[number] ?? ''),
    };
  });
}

/** The articles of a chunk. */
export function idsOf({ ids, savedAt }: Pick<CatalogChunk, 'ids' | 'savedAt'>): string[] {
  return savedAt.length === 0 ? [] : ids.split('\n');
}

/** A site and its host as one name; a host has no line break. */
export function originName({ site, host }: { site: string; host: string }): string {
  return `${host}\n${site}`;
}

export function originOf(name: string): { site: string; host: string } {
  const [host = ''] = name.split('\n', 1);
  return { site: name.slice(host.length + 1), host };
}
