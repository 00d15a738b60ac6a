import { isSaved } from '@/utils/article/article';

import { articleDays } from '../article-days';
import { hostOf } from '../host-of';
import { matchesLanguage } from '../matches-language';
import type { SearchedArticle } from '../searched-article';
import { searchedWords, wantedWords } from '../searched-words';
import { siteOf } from '../site-of';
import { tagsNamed } from '../tags-named';
import { standsIn } from '../word-places';
import { compileTree } from './compile-tree';
import { type Day, periodEnds } from './period';
import { scoreWords } from './score-words';
import type { FoundWords } from './wanted-words';
import type { ArticlePart, ArticleState, Condition, FactCondition, QueryNode } from './query-tree';

/** What a query is asked against. */
export interface QueryWorld {
  today: Day;
  /** The tags in use. */
  tags: Iterable<string>;
  /** What the index has of the words that are asked for; without it only the row of an article is looked at. */
  found?: FoundWords;
}

type ArticleTest = (article: SearchedArticle) => boolean;

/** The test that a query stands for. Whatever doesn't depend on the article is reckoned once. */
export function compileQuery(node: QueryNode | null, world: QueryWorld): ArticleTest {
  return compileTree(node, (condition) => compileCondition(condition, world));
}

/** The test that one condition stands for. */
export function compileCondition(condition: Condition, world: QueryWorld): ArticleTest {
  if (condition.kind !== 'word' && condition.kind !== 'phrase') return compileFact(condition, world);
  const score = scoreWords(condition, world.found);
  return (article) => score(article) > 0;
}

function compileFact(condition: FactCondition, { today, tags }: QueryWorld): ArticleTest {
  switch (condition.kind) {
    case 'tag': {
      const named = tagsNamed(condition.value, tags);
      return (article) => article.tags.some((tag) => named.has(tag));
    }
    case 'site': {
      const isMeant = compileSite(condition.value);
      return (article) => isMeant(siteFacts(article));
    }
    case 'lang':
      return ({ lang }) => matchesLanguage(lang, condition.value);
    case 'is':
      return STATES[condition.value];
    case 'has':
      return PARTS[condition.value];
    case 'color':
      return ({ colors }) => colors.includes(condition.value);
    case 'before': {
      const { from } = periodEnds(condition.value, today);
      // Before a period without a beginning there is nothing.
      return (article) => from !== null && articleDays(article).shown < from;
    }
    case 'after': {
      const { from } = periodEnds(condition.value, today);
      return (article) => from === null || articleDays(article).shown >= from;
    }
    case 'saved':
    case 'published': {
      const { kind } = condition;
      const { from, to } = periodEnds(condition.value, today);
      return (article) => {
        const day = articleDays(article)[kind];
        return day !== null && (from === null || day >= from) && (to === null || day <= to);
      };
    }
  }
}

const STATES: Record<ArticleState, ArticleTest> = {
  unread: ({ state }) => state === 'unread',
  reading: ({ state }) => state === 'reading',
  archived: ({ state }) => state === 'archived',
  favourite: ({ isFavourite }) => isFavourite,
  annotated: ({ highlights, note }) => highlights > 0 || note.trim() !== '',
  changed: ({ versions }) => versions > 1,
  untagged: ({ tags }) => tags.length === 0,
  link: (article) => !isSaved(article),
};

const PARTS: Record<ArticlePart, ArticleTest> = {
  image: ({ picturesKept }) => picturesKept > 0,
  note: ({ note, hasNotes }) => hasNotes || note.trim() !== '',
  highlight: ({ highlights }) => highlights > 0,
};

/** A site with its host, and its name as it is searched. */
interface SearchedSite {
  name: string;
  host: string;
}

/**
 * The test whether a site is meant: by the beginning of a word of its name, by its host or a domain above that, or by what a part of
 * its host begins with.
 */
export function compileSite(value: string): (site: SearchedSite) => boolean {
  const words = wantedWords(value);
  const host = hostOf(/^https?:\/\//i.test(value) ? value : `https://${value}`) ?? value.toLowerCase();
  return ({ name, host: itsHost }) =>
    standsIn(name, words, false) ||
    itsHost === host ||
    itsHost.endsWith(`.${host}`) ||
    beginsPart(itsHost, host);
}

/** Whether one name without dots is the beginning of a part of a host, but for the last: nytimes of nytimes.com. */
function beginsPart(host: string, name: string): boolean {
  if (name.includes('.')) return false;
  return host
    .split('.')
    .slice(0, -1)
    .some((part) => part.startsWith(name));
}

const sites = new WeakMap<SearchedArticle, SearchedSite>();

function siteFacts(article: SearchedArticle): SearchedSite {
  const known = sites.get(article);
  if (known) return known;
  const facts = { name: searchedWords(siteOf(article)), host: hostOf(article.url) ?? '' };
  sites.set(article, facts);
  return facts;
}
