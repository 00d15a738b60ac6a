import { HIGHLIGHT_COLORS, type HighlightColor } from '@/utils/annotation/annotation';

import type { ArticleFilter, Place } from '../article-filter';
import type { SearchOrder } from '../article-order';
import type { ArticleCounts } from '../count-articles';
import { parseQuery } from '../query/parse-query';
import type { Day } from '../query/period';
import type { FoundWords } from '../query/wanted-words';
import { rankByScore, scoreBy } from '../rank-articles';
import type { HighlightSummary } from '../searched-article';
import { isWithinTag } from '../tag-levels';
import type { ArticleColumns } from './article-columns';
import { colorFlag, FLAGS } from './catalog-facts';
import { compileForCatalog, scoreForCatalog, type SlotTest } from './compile-for-catalog';
import { countSlots, isSlotInPlace, mostFirst, usesOfTags } from './count-slots';

/** Which articles are asked for: see `ArticleCatalog.list`. */
interface CatalogQuestion {
  filter: ArticleFilter;
  today: Day;
  /** What has the words of the query; without it nothing has. */
  found?: FoundWords | undefined;
}

/** What lists hold of an article beside its row. */
export interface CatalogSummary extends HighlightSummary {
  versions: number;
}

/**
 * All articles of a library: what is listed, in which order, and how many there are of everything. A view of columns that go on
 * changing; a new one is given at each change. It holds no rows: those that are shown are read by their ids.
 */
export class ArticleCatalog {
  readonly #columns: ArticleColumns;
  #tags: string[] | null = null;

  constructor(columns: ArticleColumns) {
    this.#columns = columns;
  }

  /** How many articles there are, the trash included. */
  get size(): number {
    let size = 0;
    for (let slot = 0; slot < this.#columns.size; slot += 1) if (!this.#isGone(slot)) size += 1;
    return size;
  }

  /** Whether the order by title is known. */
  get hasTitles(): boolean {
    return this.#columns.hasTitles;
  }

  /**
   * The articles that a filter lets through, in an order; titles by the rules of `locale`, a BCP 47 tag. Where titles aren't known,
   * the newest come first, as they do of what is as relevant.
   */
  list(question: CatalogQuestion, order: SearchOrder, locale?: string): string[] {
    const isListed = this.#testOf(question);
    const slots: number[] = [];
    for (const slot of this.#inOrder(order, locale)) if (isListed(slot)) slots.push(slot);
    const ranked = order === 'relevance' ? rankByScore(slots, this.#scoreOf(question)) : slots;
    return ranked.map((slot) => this.#columns.idAt(slot));
  }

  /** How many articles a filter lets through. */
  count(question: CatalogQuestion): number {
    const isCounted = this.#testOf(question);
    let count = 0;
    for (let slot = 0; slot < this.#columns.size; slot += 1) if (isCounted(slot)) count += 1;
    return count;
  }

  /** How many articles are new or changed, or have highlights that are, since a moment (epoch ms), without what is in the trash. */
  countChangedAfter(time: number): number {
    let count = 0;
    for (let slot = 0; slot < this.#columns.size; slot += 1) {
      const isThere = ((this.#columns.flags[slot] ?? 0) & (FLAGS.gone | FLAGS.deleted)) === 0;
      if (isThere && (this.#columns.changedAt[slot] ?? 0) > time) count += 1;
    }
    return count;
  }

  /** How many articles are in each place, and of each tag and site within `place`: see `countArticles`. */
  counts(place: Place, locale?: string): ArticleCounts {
    return countSlots(this.#columns, place, locale);
  }

  /** How many articles that a filter lets through have their day, as lists show it, in each month (`2026-11`), the first first. */
  months(question: CatalogQuestion): [month: string, count: number][] {
    const isCounted = this.#testOf(question);
    const dayOf = this.#columns.shownDays();
    const counts = new Map<number, number>();
    for (let slot = 0; slot < this.#columns.size; slot += 1) {
      if (!isCounted(slot)) continue;
      const month = Math.floor(dayOf(slot) / 100);
      counts.set(month, (counts.get(month) ?? 0) + 1);
    }
    return [...counts]
      .toSorted(([a], [b]) => a - b)
      .map(([month, count]) => [
        `${String(Math.floor(month / 100)).padStart(4, '0')}-${String(month % 100).padStart(2, '0')}`,
        count,
      ]);
  }

  /** The languages that pages say they are in, those of the most articles first. */
  languages(): [lang: string, count: number][] {
    const { langs, langNames } = this.#columns;
    const counts = new Uint32Array(langNames.names.length);
    this.#each((slot) => {
      const lang = langs[slot] ?? 0;
      counts[lang] = (counts[lang] ?? 0) + 1;
    });
    return mostFirst(langNames.names, counts).filter(([lang]) => lang !== '');
  }

  /** The colours of highlights, those of the most articles first. */
  colors(): HighlightColor[] {
    const counts = new Uint32Array(HIGHLIGHT_COLORS.length);
    this.#each((slot) => {
      const flags = this.#columns.flags[slot] ?? 0;
      HIGHLIGHT_COLORS.forEach((color, index) => {
        if ((flags & colorFlag(color)) !== 0) counts[index] = (counts[index] ?? 0) + 1;
      });
    });
    return mostFirst([...HIGHLIGHT_COLORS], counts).map(([color]) => color);
  }

  /** The years in which anything was saved or came out, the last first. */
  years(): string[] {
    const years = new Set<number>();
    this.#each((slot) => {
      years.add(yearOf(this.#columns.savedAt[slot] ?? 0));
      const published = this.#columns.publishedDay[slot] ?? 0;
      if (published !== 0) years.add(Math.floor(published / 10_000));
    });
    return [...years].toSorted((a, b) => b - a).map((year) => String(year).padStart(4, '0'));
  }

  /** The tags that articles have, in no order. */
  tags(): string[] {
    const { tagNames } = this.#columns;
    this.#tags ??= tagNames.names.filter(hasUse(usesOfTags(this.#columns)));
    return this.#tags;
  }

  /** What lists hold of an article beside its row. */
  summaryOf(id: string): CatalogSummary {
    const slot = this.#columns.slotOf(id);
    const flags = slot === undefined ? 0 : (this.#columns.flags[slot] ?? 0);
    return {
      highlights: slot === undefined ? 0 : (this.#columns.highlights[slot] ?? 0),
      versions: slot === undefined ? 0 : (this.#columns.versions[slot] ?? 0),
      hasNotes: (flags & FLAGS.highlightNote) !== 0,
      colors: HIGHLIGHT_COLORS.filter((color) => (flags & colorFlag(color)) !== 0),
    };
  }

  /** Of these articles, those of which something holds. */
  which(ids: readonly string[], what: 'favourite' | 'archived' | 'begun'): string[] {
    return ids.filter((id) => {
      const slot = this.#columns.slotOf(id);
      return slot !== undefined && ((this.#columns.flags[slot] ?? 0) & FLAGS[what]) !== 0;
    });
  }

  /** The tags that all of these articles have. */
  commonTags(ids: readonly string[]): string[] {
    const [first, ...others] = ids.map((id) => this.#columns.slotOf(id));
    if (first === undefined) return [];
    return Array.from(this.#columns.tagsAt(first))
      .filter((tag) => others.every((slot) => slot !== undefined && this.#columns.tagsAt(slot).includes(tag)))
      .map((tag) => this.#columns.tagNames.names[tag] ?? '');
  }

  /** Articles outside the trash that have highlights, or a note of their own. */
  annotated(): string[] {
    const ids: string[] = [];
    this.#each((slot) => {
      const flags = this.#columns.flags[slot] ?? 0;
      const isAnnotated = (this.#columns.highlights[slot] ?? 0) > 0 || (flags & FLAGS.note) !== 0;
      if (isAnnotated && (flags & FLAGS.deleted) === 0) ids.push(this.#columns.idAt(slot));
    });
    return ids;
  }

  #inOrder(order: SearchOrder, locale?: string): Uint32Array {
    switch (order) {
      case 'saved':
      case 'relevance':
        return this.#columns.bySaved();
      case 'published':
        return this.#columns.byPublished();
      case 'length':
        return this.#columns.byLength();
      case 'title':
        return this.#columns.byTitle(locale) ?? this.#columns.bySaved();
    }
  }

  #testOf({ filter, today, found }: CatalogQuestion): SlotTest {
    const columns = this.#columns;
    const { tree } = parseQuery(filter.query);
    const isInPlace = isSlotInPlace(columns, filter.place);
    const tests = [
      ...(filter.tag === null ? [] : [this.#tagTest(filter.tag)]),
      ...(filter.site === null ? [] : [this.#siteTest(filter.site)]),
      ...(tree ? [compileForCatalog(tree, columns, { today, tags: this.tags(), found })] : []),
    ];
    return (slot) => isInPlace(slot) && tests.every((test) => test(slot));
  }

  #scoreOf({ filter, found }: CatalogQuestion): (slot: number) => number {
    return scoreBy(parseQuery(filter.query).tree, {
      found,
      articleCount: this.#columns.size,
      scoreOf: (condition) => scoreForCatalog(condition, this.#columns, found),
    });
  }

  #tagTest(wanted: string): SlotTest {
    const areWithin = this.#columns.tagNames.names.map((tag) => isWithinTag(tag, wanted));
    return (slot) => this.#columns.tagsAt(slot).some((tag) => areWithin[tag]);
  }

  #siteTest(wanted: string): SlotTest {
    const sites = this.#columns.sitesOfOrigins();
    const number = this.#columns.siteNames.find(wanted);
    const areOfSite = sites.map((site) => site === number);
    return (slot) => areOfSite[this.#columns.origins[slot] ?? 0] ?? false;
  }

  #isGone(slot: number): boolean {
    return ((this.#columns.flags[slot] ?? 0) & FLAGS.gone) !== 0;
  }

  #each(visit: (slot: number) => void): void {
    for (let slot = 0; slot < this.#columns.size; slot += 1) if (!this.#isGone(slot)) visit(slot);
  }
}

const hasUse = (uses: Uint32Array) => (_: unknown, number: number) => (uses[number] ?? 0) > 0;

const YEAR_MS = 365.2425 * 24 * 60 * 60 * 1000;

/** Calendars take long: only what is near the turn of a year is looked up. */
function yearOf(time: number): number {
  const years = time / YEAR_MS;
  const isNearTurn = Math.abs(years - Math.round(years)) < 0.01;
  return isNearTurn ? new Date(time).getUTCFullYear() : 1970 + Math.floor(years);
}
