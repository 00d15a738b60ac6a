import { matchesLanguage } from '../matches-language';
import { compileSite } from '../query/compile-query';
import { compileTree } from '../query/compile-tree';
import { periodEnds, type Day } from '../query/period';
import type { ArticlePart, ArticleState, Condition, QueryNode } from '../query/query-tree';
import { addressKey, type FoundWords, wantedBy, wantedKey } from '../query/wanted-words';
import { searchedWords } from '../searched-words';
import { tagsNamed } from '../tags-named';
import { scoreOfWeight } from '../word-score';
import type { ArticleColumns } from './article-columns';
import { originOf } from './catalog-chunk';
import { colorFlag, dayNumber, FLAGS } from './catalog-facts';

/** Whether the article of a slot is meant. */
export type SlotTest = (slot: number) => boolean;

/** What a query over the catalog is asked against. */
interface CatalogWorld {
  today: Day;
  /** The tags in use. */
  tags: string[];
  /** What has the words that are asked for, of every article; without it nothing has. */
  found: FoundWords | undefined;
}

/** The test that a query stands for. Whatever doesn't depend on the article is reckoned once. */
export function compileForCatalog(
  node: QueryNode | null,
  columns: ArticleColumns,
  world: CatalogWorld,
): SlotTest {
  return compileTree(node, (condition) => compileCondition(condition, columns, world));
}

function compileCondition(condition: Condition, columns: ArticleColumns, world: CatalogWorld): SlotTest {
  const { flags, highlights, versions, tagCounts, publishedDay } = columns;
  const has =
    (wanted: number): SlotTest =>
    (slot) =>
      ((flags[slot] ?? 0) & wanted) !== 0;
  switch (condition.kind) {
    case 'word':
    case 'phrase':
      return compileWords(condition, columns, world.found);
    case 'tag': {
      const named = tagsNamed(condition.value, world.tags);
      const isNamed = columns.tagNames.names.map((name) => named.has(name));
      return (slot) => columns.tagsAt(slot).some((tag) => isNamed[tag]);
    }
    case 'site': {
      const isMeant = compileSite(condition.value);
      const origins = columns.originNames.names.map(originOf);
      const areMeant = origins.map(({ site, host }) => isMeant({ name: searchedWords(site), host }));
      return (slot) => areMeant[columns.origins[slot] ?? 0] ?? false;
    }
    case 'lang': {
      const areMeant = columns.langNames.names.map((lang) => matchesLanguage(lang, condition.value));
      return (slot) => areMeant[columns.langs[slot] ?? 0] ?? false;
    }
    case 'is': {
      const tests: Record<ArticleState, SlotTest> = {
        unread: (slot) => ((flags[slot] ?? 0) & (FLAGS.reading | FLAGS.archived)) === 0,
        reading: has(FLAGS.reading),
        archived: has(FLAGS.archived),
        favourite: has(FLAGS.favourite),
        annotated: (slot) => (highlights[slot] ?? 0) > 0 || has(FLAGS.note)(slot),
        changed: (slot) => (versions[slot] ?? 0) > 1,
        untagged: (slot) => tagCounts[slot] === 0,
        link: (slot) => !has(FLAGS.saved)(slot),
      };
      return tests[condition.value];
    }
    case 'has': {
      const tests: Record<ArticlePart, SlotTest> = {
        image: has(FLAGS.pictures),
        note: has(FLAGS.note | FLAGS.highlightNote),
        highlight: (slot) => (highlights[slot] ?? 0) > 0,
      };
      return tests[condition.value];
    }
    case 'color':
      return has(colorFlag(condition.value));
    case 'before': {
      const { from } = periodEnds(condition.value, world.today);
      // Before a period without a beginning there is nothing.
      if (from === null) return () => false;
      const day = columns.shownDays();
      const first = dayNumber(from);
      return (slot) => day(slot) < first;
    }
    case 'after': {
      const { from } = periodEnds(condition.value, world.today);
      if (from === null) return () => true;
      const day = columns.shownDays();
      const first = dayNumber(from);
      return (slot) => day(slot) >= first;
    }
    case 'saved':
    case 'published': {
      const { from, to } = periodEnds(condition.value, world.today);
      const days = condition.kind === 'saved' ? columns.savedDays() : publishedDay;
      const first = from === null ? -Infinity : dayNumber(from);
      const last = to === null ? Infinity : dayNumber(to);
      return (slot) => {
        const day = days[slot] ?? 0;
        return day !== 0 && day >= first && day <= last;
      };
    }
  }
}

type SlotNumber = (slot: number) => number;

/** What the words of a condition count for in the article of a slot: see `scoreWords`. */
export function scoreForCatalog(
  condition: Condition & { kind: 'word' | 'phrase' },
  columns: ArticleColumns,
  found: FoundWords | undefined,
): SlotNumber {
  const key = addressKey(condition);
  const articles = found?.of.get(wantedKey(wantedBy(condition)));
  const atAddress = key === null ? undefined : found?.at?.get(key);
  return (slot) => {
    const id = columns.idAt(slot);
    return (articles?.get(id) ?? 0) + (atAddress?.has(id) ? AT_ADDRESS : 0);
  };
}

const AT_ADDRESS = scoreOfWeight(3);

/** What few articles have is marked; of what many have each is asked for. */
const FEW = 1 / 8;

function compileWords(
  condition: Condition & { kind: 'word' | 'phrase' },
  columns: ArticleColumns,
  found: FoundWords | undefined,
): SlotTest {
  const wanted = wantedBy(condition);
  const key = addressKey(condition);
  const articles = found?.of.get(wantedKey(wanted));
  const atAddress = key === null ? undefined : found?.at?.get(key);
  if (!atAddress && articles && articles.size > columns.size * FEW) {
    return (slot) => articles.has(columns.idAt(slot));
  }
  const isFound = new Uint8Array(columns.size);
  for (const id of [...(articles?.keys() ?? []), ...(atAddress?.keys() ?? [])]) {
    const slot = columns.slotOf(id);
    if (slot !== undefined) isFound[slot] = 1;
  }
  return (slot) => isFound[slot] === 1;
}
