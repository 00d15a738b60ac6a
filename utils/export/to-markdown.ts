import type { BlockContent, Heading, Html, List, Paragraph } from 'mdast';

import { hasPlace } from '@/utils/annotation/anchor';
import { type AnchoredAnnotation, anchorAnnotations } from '@/utils/annotation/anchored-annotation';
import { type HighlightColor, noteOf, pictureOf, quoteOf, tagsOf } from '@/utils/annotation/annotation';
import { picturePlaces } from '@/utils/annotation/picture-places';
import { oneLine } from '@/utils/article/one-line';
import { renderedText } from '@/utils/article/rendered-text';
import type { Sanitize } from '@/utils/article/sanitize-html';

import type { ExportableArticle, ExportedFile } from './exportable-article';
import { frontMatter, writeFrontMatter } from './front-matter';
import { markdownPath } from './markdown-address';
import { markdownBlocks } from './markdown-blocks';
import { obsidianTags } from './obsidian-tag';
import { pictureExtension } from './picture-file';
import type { Template } from './templates/template-engine';
import { writeMarkdown } from './write-markdown';

/** Words that the file is written with, in the reader's language. */
export interface MarkdownWords {
  highlights: string;
  note: string;
  /** Said of a highlight whose place isn't found in the text. */
  unplaced: string;
  /** Says that a highlight is of a picture. */
  picture: string;
  /** What a colour means to the reader. */
  colorName: (color: HighlightColor) => string;
}

interface MarkdownOptions {
  sanitize: Sanitize;
  words: MarkdownWords;
  /** Name of the file without its extension: pictures go into a folder of that name. */
  name: string;
  withPictures: boolean;
  /** Writes what a template of the reader's has for it; null for the form that is ours. */
  template?: Template | null;
  /** Whether the body is written; without it only the pictures that are highlighted are. */
  withText: boolean;
}

/**
 * An article as Markdown and the files of its pictures: front matter, title, the reader's note, body, then the highlights as
 * quotes with their colours, notes and tags. CommonMark with GFM's tables, which Obsidian, Logseq and GitHub read. All that
 * comes from the page is escaped; the reader's notes are Markdown already and stay as they are, each in a quote or
 * item of its own, which nothing in a note can end. Where there is a template, that says what is written; its
 * `TemplateError` is thrown.
 */
export function articleToMarkdown(
  source: ExportableArticle,
  { sanitize, words, name, template = null, withPictures, withText }: MarkdownOptions,
): ExportedFile[] {
  const { article, version, html, text, annotations } = source;
  const body = sanitize(html);
  const places = picturePlaces(body, renderedText(body), version.pictures);
  const highlights = anchorAnnotations(text, version.id, annotations, places);
  const numberOf = ({ annotation }: AnchoredAnnotation): number => {
    const picture = pictureOf(annotation);
    return picture ? version.pictures.findIndex(({ hash }) => hash === picture.hash) : -1;
  };
  const numbers = withText ? [...source.pictures.keys()] : highlights.map(numberOf);
  const pictures = withPictures ? pictureFiles(source, name, numbers) : new Map<number, ExportedFile>();
  const paths = new Map([...pictures].map(([index, { path }]) => [index, path]));
  if (template) {
    const written = template({
      article,
      content: withText ? writeMarkdown(markdownBlocks(body, paths)) : '',
      highlights,
      pathOf: (one) => paths.get(numberOf(one)),
      words,
    });
    return [{ path: `${name}.md`, content: written }, ...pictures.values()];
  }
  const markdown = writeMarkdown([
    heading(1, oneLine(article.title)),
    ...articleNote(article.note, words),
    ...(withText ? markdownBlocks(body, paths) : []),
    ...(annotations.length > 0 ? [heading(2, words.highlights)] : []),
    ...highlights.flatMap((one) => highlight(one, words, paths.get(numberOf(one)))),
  ]);
  const content = `${writeFrontMatter(frontMatter(article))}\n${markdown}`;
  return [{ path: `${name}.md`, content }, ...pictures.values()];
}

/** The files of the pictures that bear these numbers, as far as they are kept. */
function pictureFiles(
  { pictures }: ExportableArticle,
  folder: string,
  numbers: number[],
): Map<number, ExportedFile> {
  return new Map(
    numbers.flatMap((index) => {
      const blob = pictures.get(index);
      if (!blob) return [];
      const path = `${folder}/${String(index + 1)}${pictureExtension(blob.type)}`;
      return [[index, { path, content: blob }] as const];
    }),
  );
}

function articleNote(note: string, words: MarkdownWords): BlockContent[] {
  if (note.trim() === '') return [];
  return [{ type: 'blockquote', children: [raw(`**${words.note}**`), raw(note)] }];
}

/** The quote or the picture, a name by which Obsidian links to it, then colour and tags, and the note. */
function highlight(
  { annotation, anchor }: AnchoredAnnotation,
  words: MarkdownWords,
  picturePath: string | undefined,
): BlockContent[] {
  const note = noteOf(annotation);
  // Without the indents of code.
  const lines = quoteOf(annotation)
    .exact.split(/\n[\t ]*/)
    .filter((line) => line !== '');
  const isPlaced = hasPlace(anchor);
  const facts = [
    words.colorName(annotation.color),
    ...(pictureOf(annotation) ? [words.picture] : []),
    ...obsidianTags(tagsOf(annotation)).map((tag) => `#${tag}`),
    ...(isPlaced ? [] : [words.unplaced]),
  ];
  return [
    {
      type: 'blockquote',
      children: [
        ...(picturePath === undefined ? [] : [image(picturePath)]),
        ...(picturePath === undefined && lines.length === 0 ? [words.picture] : lines).map(paragraph),
      ],
    },
    raw(`^highlight-${annotation.id.slice(0, 8)}`),
    list([facts.join(' · '), ...(note.trim() === '' ? [] : [note])]),
  ];
}

function heading(depth: Heading['depth'], value: string): Heading {
  return { type: 'heading', depth, children: [{ type: 'text', value }] };
}

function image(path: string): Paragraph {
  return { type: 'paragraph', children: [{ type: 'image', url: markdownPath(path), alt: '' }] };
}

function paragraph(value: string): Paragraph {
  return { type: 'paragraph', children: [{ type: 'text', value }] };
}

function list(items: string[]): List {
  return {
    type: 'list',
    spread: false,
    children: items.map((item) => ({ type: 'listItem', children: [raw(item)] })),
  };
}

/** Markdown that is written as it is. */
function raw(markdown: string): Html {
  return { type: 'html', value: markdown.replace(/\r\n?/g, '\n').trim() };
}
