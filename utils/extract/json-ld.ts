import { bareText } from './text-weight';
import { unescapeHtml } from './unescape-html';

/** What a page's JSON-LD says of its article; null or empty where it says nothing. */
export interface JsonLdArticle {
  /** Whether the page describes an article; if not, only `otherDates` may be filled. */
  isArticle: boolean;
  headline: string | null;
  authors: string[];
  datePublished: string | null;
  /** Days on which other things that the page describes came out: the page itself, or the same article once more. */
  otherDates: string[];
  dateModified: string | null;
  section: string | null;
  keywords: string[];
  isAccessibleForFree: boolean | null;
  description: string | null;
  /** The whole text, where the page gives it. */
  articleBody: string | null;
  wordCount: number | null;
  siteName: string | null;
  language: string | null;
  /** Addresses of its pictures, as they are written. */
  images: string[];
}

/** Longest script read, in UTF-16 code units: some sites list all their articles in one. */
const MAX_LENGTH = 2_000_000;
const MAX_DEPTH = 6;
/** Longest fact that is read; the text itself may be longer. */
const MAX_FACT_LENGTH = 10_000;
const ARTICLE_TYPE =
  /(?:Article|BlogPosting|LiveBlogPosting|Report|SocialMediaPosting|DiscussionForumPosting)$/;

/**
 * The article that the page's JSON-LD describes (schema.org `Article` and its kinds, also within `@graph` and lists); null
 * when there is none. Of several it is the one whose headline the page's title holds, else the first with a headline.
 */
export function jsonLdArticle(document: Document): JsonLdArticle | null {
  const nodes = [...document.querySelectorAll('script[type*="ld+json" i]')].flatMap((script) =>
    nodesIn(parse(script.textContent), MAX_DEPTH),
  );
  const articles = nodes.filter((node) => list(node['@type']).some(isArticleType));
  const title = bareText(document.querySelector('title')?.textContent ?? '');
  const named = articles.filter(({ headline }) => typeof headline === 'string');
  const article =
    named.find(({ headline }) => title.includes(bareText(String(headline)))) ?? named[0] ?? articles[0];
  const pages = nodes.filter((node) => list(node['@type']).includes('WebPage'));
  const dates = [...articles, ...pages].flatMap((node) => text(node.datePublished) ?? []);
  if (!article) {
    return dates.length === 0 ? null : { ...NOTHING, otherDates: dates };
  }
  const publisher = list(article.publisher).map((one) => resolve(one, nodes));
  return {
    isArticle: true,
    headline: text(article.headline) ?? text(article.name),
    authors: list(article.author).flatMap((author) => namesOf(resolve(author, nodes))),
    datePublished: text(article.datePublished) ?? text(article.dateCreated),
    otherDates: dates,
    dateModified: text(article.dateModified),
    section: text(article.articleSection),
    keywords: list(article.keywords).flatMap((word) =>
      typeof word === 'string' ? [unescapeHtml(word.slice(0, MAX_FACT_LENGTH))] : [],
    ),
    isAccessibleForFree: truth(article.isAccessibleForFree),
    description: text(article.description),
    articleBody: text(article.articleBody, MAX_LENGTH),
    wordCount: count(article.wordCount),
    siteName: publisher.flatMap((one) => namesOf(one))[0] ?? null,
    language: text(article.inLanguage),
    images: list(article.image).flatMap((image) => addressOf(image, nodes)),
  };
}

const NOTHING = {
  isArticle: false,
  headline: null,
  authors: [],
  datePublished: null,
  dateModified: null,
  section: null,
  keywords: [],
  isAccessibleForFree: null,
  description: null,
  siteName: null,
  language: null,
  articleBody: null,
  images: [],
  wordCount: null,
};

type JsonObject = Partial<Record<string, unknown>>;

/** JSON as sites write it: in a comment or CDATA, with raw line breaks in strings, with a comma too many. */
function parse(script: string): unknown {
  if (script.length > MAX_LENGTH) return null;
  const json = script
    .trim()
    .replace(/^(?:<!--|(?:\/\/\s*)?<!\[CDATA\[)/, '')
    .replace(/(?:-->|(?:\/\/\s*)?\]\]>)$/, '');
  for (const attempt of [json, json.replace(/\p{Cc}+/gu, ' ').replace(/,\s*(?=[}\]])/g, '')]) {
    try {
      return JSON.parse(attempt);
    } catch {
      // Tried again after repair; what is broken beyond that says nothing.
    }
  }
  return null;
}

function nodesIn(value: unknown, depth: number): JsonObject[] {
  if (depth === 0) return [];
  if (Array.isArray(value)) return value.flatMap((item) => nodesIn(item, depth - 1));
  if (!isObject(value)) return [];
  const inner = [value['@graph'], value.mainEntity, value.mainEntityOfPage];
  return [value, ...inner.flatMap((item) => nodesIn(item, depth - 1))];
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null;
}

function isArticleType(type: unknown): boolean {
  return typeof type === 'string' && ARTICLE_TYPE.test(type);
}

function list(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined || value === null ? [] : [value];
}

/** Follows `{"@id": …}` to the node that it names. */
function resolve(value: unknown, nodes: JsonObject[]): unknown {
  if (!isObject(value) || typeof value['@id'] !== 'string' || 'name' in value) return value;
  return nodes.find((node) => node['@id'] === value['@id'] && 'name' in node) ?? value;
}

function namesOf(value: unknown, depth = MAX_DEPTH): string[] {
  if (typeof value === 'string')
    return [unescapeHtml(value.slice(0, MAX_FACT_LENGTH)).trim()].filter((name) => name !== '');
  return isObject(value) && depth > 0 ? list(value.name).flatMap((name) => namesOf(name, depth - 1)) : [];
}

/** Address of an `ImageObject`, which may be given by its `@id` alone, or by nothing but the address. */
function addressOf(image: unknown, nodes: JsonObject[]): string[] {
  const node = isObject(image)
    ? (nodes.find((one) => image['@id'] !== undefined && one['@id'] === image['@id'] && 'url' in one) ??
      image)
    : { url: image };
  return [text(node.url) ?? text(node.contentUrl)].filter((address) => address !== null);
}

/** Schema.org's booleans, which sites write as words too. */
function truth(value: unknown): boolean | null {
  if (typeof value !== 'string') return typeof value === 'boolean' ? value : null;
  if (/^true$/i.test(value)) return true;
  return /^false$/i.test(value) ? false : null;
}

/** A number of things, which sites write as a word too. */
function count(value: unknown): number | null {
  const [first] = list(value);
  const number =
    typeof first === 'string' ? Number(first.slice(0, MAX_FACT_LENGTH).replace(/[\s,]/g, '')) : first;
  return typeof number === 'number' && Number.isInteger(number) && number > 0 ? number : null;
}

function text(value: unknown, maxLength = MAX_FACT_LENGTH): string | null {
  const [first] = list(value);
  if (typeof first !== 'string') return null;
  return unescapeHtml(first.slice(0, maxLength)).trim() || null;
}
