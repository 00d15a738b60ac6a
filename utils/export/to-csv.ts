import Papa from 'papaparse';

import {
  type Annotation,
  isOfText,
  noteOf,
  quoteOf,
  selectorsOf,
  tagsOf,
} from '@/utils/annotation/annotation';
import type { Article } from '@/utils/article/article';
import { siteOf } from '@/utils/search/site-of';

import type { TableRows } from './export-format';
import type { ArticleWriter, ExportableFacts } from './exportable-article';
import { GatheredText } from './gathered-text';
import { inTextOrder } from './in-text-order';

/** By it Excel takes the file for UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';

/** What a spreadsheet could take for a formula (OWASP, "CSV Injection"), behind white space and in full width as well. */
const FORMULA = /^[\s\0\u200b]*[=+\-@＝＋－＠]|^[\t\r\n]/;

type Cell = string | number | boolean | null;
type Row = Record<string, Cell>;

interface CsvOptions {
  rows: TableRows;
  /** A safe file name with this extension. */
  nameFor: (extension: string) => string;
}

/**
 * A table by RFC 4180: UTF-8 with a byte order mark, lines ended by CR LF, every text in quotes. A text that a spreadsheet could
 * take for a formula has `'` before it. No file where there is no row.
 */
export function csvTable({ rows: kind, nameFor }: CsvOptions): ArticleWriter<ExportableFacts> {
  const table = new GatheredText();
  let isEmpty = true;
  return {
    add: (source) => {
      const rows = ROWS[kind](source);
      const [first] = rows;
      if (!first) return [];
      if (isEmpty) table.add(`${BYTE_ORDER_MARK}${csv([Object.keys(first)])}`);
      isEmpty = false;
      table.add(csv(rows.map((row) => Object.values(row))));
      return [];
    },
    finish: () => (isEmpty ? [] : [{ path: nameFor('.csv'), content: table.finish() }]),
  };
}

function csv(rows: Cell[][]): string {
  return `${Papa.unparse(rows, { quotes: true, newline: '\r\n', escapeFormulae: FORMULA })}\r\n`;
}

const ROWS: Record<TableRows, (source: ExportableFacts) => Row[]> = {
  highlights: ({ article, annotations }) => [
    ...(article.note.trim() === '' ? [] : [noteRow(article)]),
    ...inTextOrder(annotations).map((annotation) => highlightRow(article, annotation)),
  ],
  articles: (source) => [articleRow(source)],
  readwise: ({ article, annotations }) =>
    [
      ...(article.note.trim() === ''
        ? []
        : [readwiseRow(article, '', article.note, article.tags, article.savedAt, null)]),
      ...inTextOrder(annotations).map((annotation) =>
        readwiseRow(
          article,
          quoteOf(annotation).exact,
          noteOf(annotation),
          tagsOf(annotation),
          annotation.created,
          positionOf(annotation)?.start ?? null,
        ),
      ),
    ].filter(({ Highlight }) => Highlight !== ''),
};

function about(article: Article): Row {
  return {
    title: article.title,
    authors: article.byline.join('; '),
    site: siteOf(article),
    url: article.url,
    published: article.publishedTime,
    saved: article.savedAt,
  };
}

function noteRow(article: Article): Row {
  return {
    ...about(article),
    kind: 'article note',
    quote: '',
    note: article.note,
    tags: list(article.tags),
    color: '',
    created: article.savedAt,
    modified: article.noteModified ?? article.modified,
    start: null,
    end: null,
    article_id: article.id,
    annotation_id: '',
  };
}

function highlightRow(article: Article, annotation: Annotation): Row {
  const position = positionOf(annotation);
  return {
    ...about(article),
    kind: isOfText(selectorsOf(annotation)) ? 'highlight' : 'picture',
    quote: quoteOf(annotation).exact,
    note: noteOf(annotation),
    tags: list(tagsOf(annotation)),
    color: annotation.color,
    created: annotation.created,
    modified: annotation.modified,
    start: position?.start ?? null,
    end: position?.end ?? null,
    article_id: article.id,
    annotation_id: annotation.id,
  };
}

function articleRow({ article, annotations }: ExportableFacts): Row {
  return {
    ...about(article),
    canonical_url: article.canonicalUrl,
    updated: article.modifiedTime,
    section: article.section,
    source: article.sourceName,
    language: article.lang,
    keywords: article.keywords.join('; '),
    description: article.excerpt,
    words: article.words,
    characters: article.characters,
    state: article.state,
    favourite: article.isFavourite,
    tags: list(article.tags),
    note: article.note,
    highlights: annotations.length,
    article_id: article.id,
  };
}

/**
 * The columns that Readwise takes (readwise.io/import_bulk). Tags are written as it reads them, `.tag` before the note. A note
 * without words that it is on stands as the highlight: there is no row without one.
 */
function readwiseRow(
  article: Article,
  quote: string,
  note: string,
  tags: string[],
  created: string,
  location: number | null,
): Row {
  const words = tags.map((tag) => `.${tag.replaceAll(' ', '_')}`).join(' ');
  const own = quote.trim() === '' ? '' : note;
  return {
    Highlight: quote.trim() === '' ? note : quote,
    Title: article.title,
    Author: article.byline.join(', '),
    URL: article.url,
    Note: [words, own].filter((part) => part !== '').join('\n'),
    Location: location,
    Date: created,
  };
}

function positionOf(annotation: Annotation): { start: number; end: number } | undefined {
  const selectors = selectorsOf(annotation);
  return isOfText(selectors) ? selectors[1] : undefined;
}

/** Tags have no commas. */
function list(tags: string[]): string {
  return tags.join(', ');
}
