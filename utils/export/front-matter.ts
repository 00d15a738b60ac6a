import { Document, visit } from 'yaml';

import type { Article } from '@/utils/article/article';
import { oneLine } from '@/utils/article/one-line';
import { webAddress } from '@/utils/article/web-address';
import { siteOf } from '@/utils/search/site-of';

import { obsidianTags } from './obsidian-tag';

/** The facts of an article by the names that Obsidian shows as properties; what isn't known is left out. */
export function frontMatter(article: Article): Record<string, unknown> {
  const { canonicalUrl, byline } = article;
  const url = webAddress(article.url);
  const canonical = canonicalUrl === null ? null : webAddress(canonicalUrl);
  const image = article.imageUrl === null ? null : webAddress(article.imageUrl);
  const known = {
    title: oneLine(article.title),
    author: byline.length === 0 ? null : byline.map(oneLine),
    site: oneLine(siteOf(article)),
    url,
    canonical: canonical === url ? null : canonical,
    published: article.publishedTime,
    updated: article.modifiedTime,
    source: article.sourceName === null ? null : oneLine(article.sourceName),
    section: article.section === null ? null : oneLine(article.section),
    keywords: article.keywords.length === 0 ? null : article.keywords.map(oneLine),
    saved: article.savedAt,
    language: article.lang,
    description: article.excerpt === null ? null : oneLine(article.excerpt),
    image,
    tags: obsidianTags(article.tags),
    favourite: article.isFavourite,
    state: article.state,
    note: article.note === '' ? null : article.note,
  };
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== null));
}

/**
 * What a reader of Markdown that knows no front matter would take for HTML, a picture or a link, and Templater for a command, at
 * the character that makes it one.
 */
const TAKEN_FOR_MARKUP = /<(?=[a-z/!?%])|(?<=!)\[|(?<=\])[([]/gi;

/** YAML in which texts with such markup stand in double quotes, with the escapes that YAML has there. */
function withoutMarkup(yaml: string): string {
  return yaml.replace(TAKEN_FOR_MARKUP, (one) => `\\x${one.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** A value as YAML on one line, as it may stand behind the colon of a key: texts in quotes, lists in brackets. */
export function yamlValue(value: unknown): string {
  const document = new Document(value, { compat: 'yaml-1.1' });
  visit(document, {
    Scalar: (_, scalar) => {
      if (typeof scalar.value === 'string') scalar.type = 'QUOTE_DOUBLE';
    },
  });
  const layout = { lineWidth: 0, collectionStyle: 'flow', doubleQuotedMinMultiLineLength: Infinity } as const;
  return withoutMarkup(document.toString(layout).trim());
}

/**
 * Front matter with its fences. Every value stays on its line, so that no reader can take a line of it for a fence, is
 * quoted where YAML 1.1 would read a date or a "no" in it, and holds no markup.
 */
export function writeFrontMatter(facts: Record<string, unknown>): string {
  const document = new Document(facts, { compat: 'yaml-1.1' });
  visit(document, {
    Scalar: (_, scalar) => {
      if (typeof scalar.value === 'string' && scalar.value.search(TAKEN_FOR_MARKUP) >= 0)
        scalar.type = 'QUOTE_DOUBLE';
    },
  });
  const yaml = document.toString({
    lineWidth: 0,
    blockQuote: false,
    doubleQuotedMinMultiLineLength: Infinity,
  });
  return `---\n${withoutMarkup(yaml)}---\n`;
}
