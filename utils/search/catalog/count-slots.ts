import type { Place } from '../article-filter';
import type { ArticleCounts } from '../count-articles';
import { tagLevels } from '../tag-levels';
import type { ArticleColumns } from './article-columns';
import { FLAGS } from './catalog-facts';
import type { SlotTest } from './compile-for-catalog';

/** The test whether an article is in a place: see `isInPlace`. What is gone is in none. */
export function isSlotInPlace({ flags }: ArticleColumns, place: Place): SlotTest {
  const [among, wanted] = BITS[place];
  return (slot) => ((flags[slot] ?? 0) & among) === wanted;
}

const { gone, deleted, reading, archived, favourite } = FLAGS;
/** Bits that are looked at, and those of them that are to be set. */
const BITS: Record<Place, [among: number, wanted: number]> = {
  all: [gone | deleted, 0],
  unread: [gone | deleted | reading | archived, 0],
  reading: [gone | deleted | reading, reading],
  favourites: [gone | deleted | favourite, favourite],
  archived: [gone | deleted | archived, archived],
  trash: [gone | deleted, deleted],
};

/** Counts articles, tags and sites within `place`: see `countArticles`. */
export function countSlots(columns: ArticleColumns, place: Place, locale?: string): ArticleCounts {
  const { flags, highlights, origins, size, siteNames } = columns;
  const places = { all: 0, unread: 0, reading: 0, favourites: 0, archived: 0, trash: 0 };
  let annotations = 0;
  const siteOf = columns.sitesOfOrigins();
  const sites = new Uint32Array(siteNames.names.length);
  const tags = new TagCounter(columns);
  const isIn = isSlotInPlace(columns, place);
  for (let slot = 0; slot < size; slot += 1) {
    const bits = flags[slot] ?? 0;
    if ((bits & gone) !== 0) continue;
    if ((bits & deleted) !== 0) places.trash += 1;
    else {
      places.all += 1;
      if ((bits & reading) !== 0) places.reading += 1;
      else if ((bits & archived) !== 0) places.archived += 1;
      else places.unread += 1;
      if ((bits & favourite) !== 0) places.favourites += 1;
      annotations += (highlights[slot] ?? 0) + ((bits & FLAGS.note) !== 0 ? 1 : 0);
    }
    if (!isIn(slot)) continue;
    tags.count(slot);
    const site = siteOf[origins[slot] ?? 0] ?? 0;
    sites[site] = (sites[site] ?? 0) + 1;
  }
  return {
    places,
    tags: mostFirst(columns.tagNames.names, tags.counts(), locale),
    sites: mostFirst(siteNames.names, sites, locale),
    annotations,
  };
}

/** Counts articles by their tags and those that these stand below. */
class TagCounter {
  readonly #columns: ArticleColumns;
  readonly #levels: number[][];
  readonly #counts: Uint32Array;
  readonly #uses: Uint32Array;
  /** Of each tag the slot that was counted for it last, from 1. */
  readonly #last: Uint32Array;

  constructor(columns: ArticleColumns) {
    this.#columns = columns;
    const { names } = columns.tagNames;
    this.#levels = names.map((tag) => tagLevels(tag).flatMap((level) => columns.tagNames.find(level) ?? []));
    this.#counts = new Uint32Array(names.length);
    this.#uses = new Uint32Array(names.length);
    this.#last = new Uint32Array(names.length);
  }

  count(slot: number): void {
    const { tagStarts, tagCounts, tagNumbers } = this.#columns;
    const start = tagStarts[slot] ?? 0;
    const end = start + (tagCounts[slot] ?? 0);
    for (let at = start; at < end; at += 1) {
      const tag = tagNumbers[at] ?? 0;
      this.#uses[tag] = 1;
      for (const level of this.#levels[tag] ?? []) {
        if (this.#last[level] === slot + 1) continue;
        this.#last[level] = slot + 1;
        this.#counts[level] = (this.#counts[level] ?? 0) + 1;
      }
    }
  }

  /** What only stands above tags, and is none that an article has, isn't counted. */
  counts(): Uint32Array {
    return this.#counts.map((count, tag) => (this.#uses[tag] === 1 ? count : 0));
  }
}

/** How many articles have each tag themselves, those that are gone left out. */
export function usesOfTags(columns: ArticleColumns): Uint32Array {
  const uses = new Uint32Array(columns.tagNames.names.length);
  const { flags, tagNumbers, tagStarts, tagCounts } = columns;
  for (let slot = 0; slot < columns.size; slot += 1) {
    if (((flags[slot] ?? 0) & gone) !== 0) continue;
    const start = tagStarts[slot] ?? 0;
    const end = start + (tagCounts[slot] ?? 0);
    for (let at = start; at < end; at += 1) {
      const tag = tagNumbers[at] ?? 0;
      uses[tag] = (uses[tag] ?? 0) + 1;
    }
  }
  return uses;
}

/** Names with their counts, none without any: those with the most first, then by `locale`, or else in their given order. */
export function mostFirst<Name extends string>(
  names: readonly Name[],
  counts: Uint32Array,
  locale?: string,
): [name: Name, count: number][] {
  const ranks = locale === undefined ? null : ranksOf(names, locale);
  const keys: number[] = [];
  counts.forEach((count, number) => {
    if (count > 0) keys.push((MOST - count) * MOST + (ranks?.[number] ?? number));
  });
  const sorted = Float64Array.from(keys).sort();
  const byRank = ranks && inverse(ranks);
  return Array.from(sorted).flatMap((key): [Name, number][] => {
    const number = byRank?.[key % MOST] ?? key % MOST;
    const name = names[number];
    return name === undefined ? [] : [[name, counts[number] ?? 0]];
  });
}

/** More than there are names, or articles. */
const MOST = 2 ** 26;

const known = new WeakMap<readonly string[], { locale: string; ranks: Uint32Array }>();

/** The place of each name among all of them by the rules of a language; reckoned anew when there are more. */
function ranksOf(names: readonly string[], locale: string): Uint32Array {
  const before = known.get(names);
  if (before?.locale === locale && before.ranks.length === names.length) return before.ranks;
  const { compare } = new Intl.Collator(locale, { numeric: true });
  const sorted = names.map((_, number) => number).sort((a, b) => compare(names[a] ?? '', names[b] ?? ''));
  const ranks = inverse(sorted);
  known.set(names, { locale, ranks });
  return ranks;
}

function inverse(numbers: ArrayLike<number>): Uint32Array {
  const places = new Uint32Array(numbers.length);
  for (let place = 0; place < numbers.length; place += 1) places[numbers[place] ?? 0] = place;
  return places;
}
