import { localDay } from '../query/period';
import { type CatalogChunk, idsOf, originName, originOf } from './catalog-chunk';
import { type CatalogFacts, dayNumber, FLAGS } from './catalog-facts';
import { Dictionary } from './dictionary';
import { LARGEST_KEY, sortedBy } from './sorted-by';

/** Room for articles that come while a library is open, at least. */
const SPARE = 1024;
/** Added to the seconds of times before they are sorted: those before 1970 are negative. */
const SECONDS_FROM_ZERO = 2 ** 43;

/**
 * The articles of a library as columns. Each has a slot, which is its place in all of them and stays so as long as they are
 * kept; that of one that is gone stays empty.
 */
export class ArticleColumns {
  ids: string[] = [];
  savedAt = new Float64Array();
  changedAt = new Float64Array();
  publishedAt = new Float64Array();
  publishedDay = new Int32Array();
  flags = new Uint32Array();
  highlights = new Uint32Array();
  versions = new Uint16Array();
  minutes = new Uint16Array();
  origins = new Uint32Array();
  langs = new Uint16Array();
  tagStarts = new Uint32Array();
  tagCounts = new Uint16Array();
  tagNumbers = new Uint32Array();
  #tagsEnd = 0;

  readonly originNames = new Dictionary();
  readonly langNames = new Dictionary();
  readonly tagNames = new Dictionary();
  readonly siteNames = new Dictionary();
  readonly #sitesOfOrigins: number[] = [];
  /** Titles by slots, where they are known. */
  readonly #titles: (string | undefined)[] = [];
  #hasTitles = false;

  /** Slots below are in the order of their ids. */
  #sorted = 0;
  readonly #added = new Map<string, number>();
  #kept: Partial<Record<'saved' | 'published' | 'length' | 'days', Uint32Array>> = {};
  #byTitle: { locale: string | undefined; slots: Uint32Array } | null = null;
  /** What isn't where it belongs in that order any more. */
  readonly #retitled = new Set<number>();

  /** How many slots there are. */
  get size(): number {
    return this.ids.length;
  }

  /** Adds chunks, whose ids follow each other, to columns with nothing in them yet. */
  addChunks(chunks: CatalogChunk[]): void {
    this.ids = chunks.flatMap(idsOf);
    this.#sorted = this.ids.length;
    this.#makeRoom(
      this.ids.length,
      sum(chunks, ({ tags }) => tags.length),
    );
    let at = 0;
    for (const chunk of chunks) {
      this.savedAt.set(chunk.savedAt, at);
      this.changedAt.set(chunk.changedAt, at);
      this.publishedAt.set(chunk.publishedAt, at);
      this.publishedDay.set(chunk.publishedDay, at);
      this.flags.set(chunk.flags, at);
      this.highlights.set(chunk.highlights, at);
      this.versions.set(chunk.versions, at);
      this.minutes.set(chunk.minutes, at);
      this.tagCounts.set(chunk.tagCounts, at);
      translate(chunk.origins, chunk.originNames, this.originNames, this.origins, at);
      translate(chunk.langs, chunk.langNames, this.langNames, this.langs, at);
      translate(chunk.tags, chunk.tagNames, this.tagNames, this.tagNumbers, this.#tagsEnd);
      for (const count of chunk.tagCounts) {
        this.tagStarts[at] = this.#tagsEnd;
        this.#tagsEnd += count;
        at += 1;
      }
    }
  }

  /** Puts an article in its slot, or in a new one. */
  put(facts: CatalogFacts): void {
    let slot = this.slotOf(facts.id);
    if (slot === undefined) {
      slot = this.ids.push(facts.id) - 1;
      this.#added.set(facts.id, slot);
      this.#kept = {};
    }
    this.#makeRoom(slot + 1, this.#tagsEnd + facts.tags.length);
    if (this.savedAt[slot] !== facts.savedAt) this.#kept = {};
    if (this.savedAt[slot] !== facts.savedAt || this.#titles[slot] !== facts.title) this.#retitled.add(slot);
    if (!Object.is(this.publishedAt[slot], facts.publishedAt)) delete this.#kept.published;
    if (this.minutes[slot] !== facts.minutes) delete this.#kept.length;
    this.savedAt[slot] = facts.savedAt;
    this.changedAt[slot] = facts.changedAt;
    this.publishedAt[slot] = facts.publishedAt;
    this.publishedDay[slot] = facts.publishedDay;
    this.flags[slot] = facts.flags;
    this.highlights[slot] = facts.highlights;
    this.versions[slot] = Math.min(facts.versions, 0xffff);
    this.minutes[slot] = Math.min(facts.minutes, 0xffff);
    this.origins[slot] = this.originNames.numberOf(originName(facts));
    this.langs[slot] = this.langNames.numberOf(facts.lang);
    if (facts.tags.length > (this.tagCounts[slot] ?? 0)) {
      this.tagStarts[slot] = this.#tagsEnd;
      this.#tagsEnd += facts.tags.length;
    }
    this.tagCounts[slot] = facts.tags.length;
    const start = this.tagStarts[slot] ?? 0;
    facts.tags.forEach((tag, index) => {
      this.tagNumbers[start + index] = this.tagNames.numberOf(tag);
    });
    this.#titles[slot] = facts.title;
  }

  /** Adds the titles of articles that came in chunks. What came by itself has its own, which is newer. */
  addTitles(ids: string[], titles: string[]): void {
    ids.forEach((id, index) => {
      const slot = this.slotOf(id);
      if (slot !== undefined) this.#titles[slot] ??= titles[index];
    });
  }

  /** Whether every title is known that there is; `byTitle` gives no order before. */
  get hasTitles(): boolean {
    return this.#hasTitles;
  }

  /** The ids of the articles whose titles aren't known. */
  untitled(): string[] {
    return this.ids.filter((_, slot) => this.#titles[slot] === undefined && this.flags[slot] !== FLAGS.gone);
  }

  /** Says that all titles have been added. */
  titlesAreWhole(): void {
    this.#hasTitles = true;
  }

  /** Takes an article away. */
  remove(id: string): void {
    const slot = this.slotOf(id);
    if (slot === undefined) return;
    this.flags[slot] = FLAGS.gone;
  }

  /** Also that of an article that is gone; undefined where there never was one. */
  slotOf(id: string): number | undefined {
    const added = this.#added.get(id);
    if (added !== undefined) return added;
    let [from, to] = [0, this.#sorted];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((this.ids[middle] ?? '') < id) from = middle + 1;
      else to = middle;
    }
    return from < this.#sorted && this.ids[from] === id ? from : undefined;
  }

  idAt(slot: number): string {
    return this.ids[slot] ?? '';
  }

  tagsAt(slot: number): Uint32Array {
    const start = this.tagStarts[slot] ?? 0;
    return this.tagNumbers.subarray(start, start + (this.tagCounts[slot] ?? 0));
  }

  /** Of each origin the number of its site among `siteNames`. */
  sitesOfOrigins(): number[] {
    const { names } = this.originNames;
    for (const name of names.slice(this.#sitesOfOrigins.length)) {
      this.#sitesOfOrigins.push(this.siteNames.numberOf(originOf(name).site));
    }
    return this.#sitesOfOrigins;
  }

  /** All slots, the newest first. */
  bySaved(): Uint32Array {
    return (this.#kept.saved ??= sortedBy(
      firstNumbers(this.size),
      (slot) => LARGEST_KEY - (this.savedAt[slot] ?? 0),
    ));
  }

  /** All slots, those that came out last first, and what has no date last. */
  byPublished(): Uint32Array {
    return (this.#kept.published ??= sortedBy(this.bySaved(), (slot) => {
      const seconds = Math.floor(this.#publishedInstant(slot) / 1000);
      return Number.isNaN(seconds) ? LARGEST_KEY : SECONDS_FROM_ZERO - seconds;
    }));
  }

  /** All slots, the shortest read first. */
  byLength(): Uint32Array {
    return (this.#kept.length ??= sortedBy(this.bySaved(), (slot) => this.minutes[slot] ?? 0));
  }

  /** All slots by their titles, by the rules of a language; null where titles aren't known. */
  byTitle(locale?: string): Uint32Array | null {
    if (!this.#hasTitles) return null;
    const collator = new Intl.Collator(locale, { numeric: true });
    const titles = this.#titles;
    const compare = (a: number, b: number): number =>
      collator.compare(titles[a] ?? '', titles[b] ?? '') ||
      (this.savedAt[b] ?? 0) - (this.savedAt[a] ?? 0) ||
      a - b;
    const before = this.#byTitle?.locale === locale ? this.#byTitle : null;
    const slots = before
      ? inserted(before.slots, this.#retitled, compare)
      : firstNumbers(this.size).sort(compare);
    this.#byTitle = { locale, slots };
    this.#retitled.clear();
    return slots;
  }

  /** The day on which each article was saved, of the reader's calendar: `20261105`. */
  savedDays(): Uint32Array {
    if (this.#kept.days) return this.#kept.days;
    const days = new Uint32Array(this.size);
    let [from, to, day] = [NaN, NaN, 0];
    for (const slot of this.bySaved()) {
      const time = this.savedAt[slot] ?? 0;
      if (!(time >= from && time < to)) {
        const date = new Date(time);
        day = dayNumber(localDay(date));
        from = date.setHours(0, 0, 0, 0);
        to = date.setHours(24, 0, 0, 0);
      }
      days[slot] = day;
    }
    return (this.#kept.days = days);
  }

  /** The day of each article that lists show: that of publication, or else the one on which it was saved. */
  shownDays(): (slot: number) => number {
    const saved = this.savedDays();
    return (slot) => {
      const published = this.publishedDay[slot] ?? 0;
      return published === 0 ? (saved[slot] ?? 0) : published;
    };
  }

  #publishedInstant(slot: number): number {
    const time = this.publishedAt[slot] ?? NaN;
    if (Number.isNaN(time) || ((this.flags[slot] ?? 0) & FLAGS.zoneless) === 0) return time;
    return Date.parse(new Date(time).toISOString().slice(0, -1));
  }

  #makeRoom(slots: number, tags: number): void {
    if (slots > this.flags.length) {
      const length = Math.ceil(slots * 1.1) + SPARE;
      this.savedAt = enlarged(this.savedAt, new Float64Array(length));
      this.changedAt = enlarged(this.changedAt, new Float64Array(length));
      this.publishedAt = enlarged(this.publishedAt, new Float64Array(length));
      this.publishedDay = enlarged(this.publishedDay, new Int32Array(length));
      this.flags = enlarged(this.flags, new Uint32Array(length));
      this.highlights = enlarged(this.highlights, new Uint32Array(length));
      this.versions = enlarged(this.versions, new Uint16Array(length));
      this.minutes = enlarged(this.minutes, new Uint16Array(length));
      this.origins = enlarged(this.origins, new Uint32Array(length));
      this.langs = enlarged(this.langs, new Uint16Array(length));
      this.tagStarts = enlarged(this.tagStarts, new Uint32Array(length));
      this.tagCounts = enlarged(this.tagCounts, new Uint16Array(length));
    }
    if (tags > this.tagNumbers.length) {
      this.tagNumbers = enlarged(this.tagNumbers, new Uint32Array(Math.ceil(tags * 1.1) + SPARE));
    }
  }
}

/** 0, 1, 2 and so on. */
function firstNumbers(count: number): Uint32Array {
  const numbers = new Uint32Array(count);
  for (let number = 0; number < count; number += 1) numbers[number] = number;
  return numbers;
}

/** Numbers in an order, with some put anew where they belong. */
function inserted(
  sorted: Uint32Array,
  anew: ReadonlySet<number>,
  compare: (a: number, b: number) => number,
): Uint32Array {
  if (anew.size === 0) return sorted;
  const others = sorted.filter((number) => !anew.has(number));
  const added = [...anew].sort(compare);
  const merged = new Uint32Array(others.length + added.length);
  let next = 0;
  for (let at = 0, other = 0; at < merged.length; at += 1) {
    const [one, another] = [others[other], added[next]];
    const isOther = one !== undefined && (another === undefined || compare(one, another) < 0);
    merged[at] = (isOther ? one : another) ?? 0;
    if (isOther) other += 1;
    else next += 1;
  }
  return merged;
}

function enlarged<Column extends { set: (from: Column) => void }>(from: Column, to: Column): Column {
  to.set(from);
  return to;
}

/** Writes numbers of a chunk's names as those of the whole's. */
function translate(
  numbers: ArrayLike<number>,
  names: string[],
  whole: Dictionary,
  into: Uint32Array | Uint16Array,
  at: number,
): void {
  const numbersInWhole = names.map((name) => whole.numberOf(name));
  for (let index = 0; index < numbers.length; index += 1) {
    into[at + index] = numbersInWhole[numbers[index] ?? 0] ?? 0;
  }
}

function sum<Thing>(things: Thing[], of: (thing: Thing) => number): number {
  return things.reduce((total, thing) => total + of(thing), 0);
}
