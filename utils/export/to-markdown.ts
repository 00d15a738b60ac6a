import { type AnchoredAnnotation, anchorAnnotations } from '@/utils/annotation/anchored-annotation';
import { type HighlightColor, noteOf, quoteOf, tagsOf } from '@/utils/annotation/annotation';
import type { Sanitize } from '@/utils/article/sanitize-html';

import { escapeMarkdown } from './escape-markdown';
import type { ExportableArticle, ExportedFile } from './exportable-article';
import { frontMatter, oneLine, writeFrontMatter } from './front-matter';
import { markdownBlocks, quoted } from './markdown-blocks';
import { obsidianTags } from './obsidian-tag';
import { pictureExtension } from './picture-file';

/** Words that the file is written with, in the reader's language. */
export interface MarkdownWords {
  highlights: string;
  note: string;
  /** Said of a highlight whose place isn't found in the text. */
  unplaced: string;
  colors: Record<HighlightColor, string>;
}

interface MarkdownOptions {
  sanitize: Sanitize;
  words: MarkdownWords;
  /** Name of the file without its extension: pictures go into a folder of that name. */
  name: string;
  withPictures: boolean;
}

/**
 * An article as Markdown and the files of its pictures: front matter, title, the reader's note, body, then the highlights as
 * quotes with their colours, notes and tags. CommonMark with GFM's tables, which Obsidian, Logseq and GitHub read. All that
 * comes from the page is escaped; the reader's notes are Markdown already and stay as they are, each in a quote or
 * item of its own, which nothing in a note can end.
 */
export function articleToMarkdown(
  source: ExportableArticle,
  { sanitize, words, name, withPictures }: MarkdownOptions,
): ExportedFile[] {
  const { article, html, text, annotations } = source;
  const pictures = withPictures ? pictureFiles(source, name) : new Map<number, ExportedFile>();
  const paths = new Map([...pictures].map(([index, { path }]) => [index, path]));
  const parts = [
    writeFrontMatter(frontMatter(article)).trimEnd(),
    `# ${escapeMarkdown(oneLine(article.title))}`,
    article.note.trim() === '' ? '' : quoted(`**${words.note}**\n\n${note(article.note)}`),
    markdownBlocks(sanitize(html), paths),
    annotations.length > 0 ? `## ${words.highlights}` : '',
    ...anchorAnnotations(text, annotations).map((one) => highlight(one, words)),
  ];
  const content = `${parts.filter((part) => part !== '').join('\n\n')}\n`;
  return [{ path: `${name}.md`, content }, ...pictures.values()];
}

function pictureFiles({ pictures }: ExportableArticle, folder: string): Map<number, ExportedFile> {
  return new Map(
    [...pictures].map(([index, blob]) => [
      index,
      { path: `${folder}/${String(index + 1)}${pictureExtension(blob.type)}`, content: blob },
    ]),
  );
}

/** The quote, a name by which Obsidian links to it, then colour and tags, and the note. */
function highlight({ annotation, anchor }: AnchoredAnnotation, words: MarkdownWords): string {
  const lines = quoteOf(annotation).exact.split('\n').map(escapeMarkdown);
  const isPlaced = anchor.state === 'exact' || anchor.state === 'moved';
  const facts = [
    words.colors[annotation.color],
    ...obsidianTags(tagsOf(annotation)).map((tag) => `#${tag}`),
    ...(isPlaced ? [] : [words.unplaced]),
  ];
  const written = noteOf(annotation).trim() === '' ? [] : [`- ${indented(note(noteOf(annotation)))}`];
  return [
    quoted(lines.join('\n\n')),
    `^highlight-${annotation.id.slice(0, 8)}`,
    [`- ${facts.join(' · ')}`, ...written].join('\n'),
  ].join('\n\n');
}

function note(markdown: string): string {
  return markdown.replace(/\r\n?/g, '\n').trim();
}

function indented(markdown: string): string {
  return markdown.replace(/\n(?=.)/g, '\n  ');
}
