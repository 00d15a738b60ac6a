import { hasPlace } from '@/utils/annotation/anchor';
import type { AnchoredAnnotation } from '@/utils/annotation/anchored-annotation';
import { noteOf, pictureOf, quoteOf, tagsOf } from '@/utils/annotation/annotation';
import type { Article } from '@/utils/article/article';
import { oneLine } from '@/utils/article/one-line';
import { webAddress } from '@/utils/article/web-address';
import { siteOf } from '@/utils/search/site-of';

import { frontMatter, writeFrontMatter } from '../front-matter';
import { markdownPath } from '../markdown-address';
import type { MarkdownWords } from '../to-markdown';
import { MarkdownValue } from './markdown-value';

/** What a template is written from. */
export interface TemplateSource {
  article: Article;
  /** The body, in Markdown; empty where it isn't wanted. */
  content: string;
  highlights: AnchoredAnnotation[];
  /** Where the picture of a highlight lies, if it is of one that is written. */
  pathOf: (highlight: AnchoredAnnotation) => string | undefined;
  words: MarkdownWords;
}

/** What a template can name: see docs/export-formats.md. What isn't known is null, or an empty list. */
export function templateFacts({
  article,
  content,
  highlights,
  pathOf,
  words,
}: TemplateSource): Record<string, unknown> {
  const { note: noteWord, highlights: highlightsWord, picture, unplaced } = words;
  return {
    front_matter: new MarkdownValue(writeFrontMatter(frontMatter(article))),
    article: {
      title: oneLine(article.title),
      authors: article.byline.map(oneLine),
      site: oneLine(siteOf(article)),
      url: addressOf(article.url),
      published: article.publishedTime,
      updated: article.modifiedTime,
      saved: article.savedAt,
      language: article.lang,
      description: article.excerpt,
      section: article.section,
      source: article.sourceName,
      keywords: article.keywords,
      tags: article.tags,
      is_favourite: article.isFavourite,
      state: article.state,
      note: new MarkdownValue(article.note),
      words: article.words,
    },
    content: new MarkdownValue(content),
    highlights: highlights.map((one) => highlightFacts(one, pathOf(one), words)),
    words: { note: noteWord, highlights: highlightsWord, picture, unplaced },
  };
}

function highlightFacts(
  { annotation, anchor }: AnchoredAnnotation,
  path: string | undefined,
  words: MarkdownWords,
): Record<string, unknown> {
  return {
    id: annotation.id.slice(0, 8),
    quote: quoteOf(annotation)
      .exact.split(/\n[\t ]*/)
      .filter((line) => line !== '')
      .join('\n\n'),
    note: new MarkdownValue(noteOf(annotation)),
    color: annotation.color,
    color_name: words.colorName(annotation.color),
    tags: tagsOf(annotation),
    created: annotation.created,
    is_placed: hasPlace(anchor),
    is_picture: pictureOf(annotation) !== null,
    image: path === undefined ? null : new MarkdownValue(`![](${markdownPath(path)})`),
  };
}

/** In angle brackets nothing of an address is read as markup. */
function addressOf(url: string): MarkdownValue | null {
  const address = webAddress(url);
  return address === null ? null : new MarkdownValue(`<${address.replace(/[<>\s]/g, encodeURIComponent)}>`);
}
