import { gfm } from '@joplin/turndown-plugin-gfm';
import TurndownService from 'turndown';
import { stringify } from 'yaml';

import { anchorAnnotations } from '@/utils/annotation/anchored-annotation';
import { noteOf, quoteOf, tagsOf } from '@/utils/annotation/annotation';
import type { Sanitize } from '@/utils/article/sanitize-html';
import { siteOf } from '@/utils/search/article-filter';

import { escapeMarkdown } from './escape-markdown';
import type { ExportableArticle, ExportedFile } from './exportable-article';
import { pictureBytes, pictureExtension } from './picture-file';

/** Words that the file is written with, in the reader's language. */
export interface MarkdownWords {
  highlights: string;
  colors: Record<string, string>;
}

interface MarkdownOptions {
  sanitize: Sanitize;
  words: MarkdownWords;
  /** Name of the file without its extension: pictures go into a folder of that name. */
  name: string;
  withPictures: boolean;
}

/**
 * An article as Markdown (CommonMark with tables) and the files of its pictures: front matter that Obsidian reads, the body,
 * then the highlights as quotes with their colours, notes and tags.
 */
export async function articleToMarkdown(
  source: ExportableArticle,
  { sanitize, words, name, withPictures }: MarkdownOptions,
): Promise<ExportedFile[]> {
  const { article, html, text, annotations } = source;
  const body = sanitize(html);
  for (const reading of body.querySelectorAll('rt, rp')) reading.remove();
  const files = withPictures ? await pictureFiles(source, name) : new Map<number, ExportedFile>();
  for (const img of body.querySelectorAll('img')) {
    const file = files.get(Number(img.dataset.picture));
    if (file) img.setAttribute('src', file.path.split('/').map(encodeURIComponent).join('/'));
    else img.remove();
  }
  const highlights = anchorAnnotations(text, annotations).map(({ annotation }) => {
    const quote = quoteOf(annotation)
      .exact.split('\n')
      .map((line) => `> ${escapeMarkdown(line)}`);
    const facts = [
      words.colors[annotation.color] ?? annotation.color,
      ...tagsOf(annotation).map((tag) => `#${obsidianTag(tag)}`),
    ];
    return [quote.join('\n'), noteOf(annotation).trim(), facts.join(' · ')]
      .filter((part) => part !== '')
      .join('\n\n');
  });
  const parts = [
    `---\n${stringify(frontMatter(source), { lineWidth: 0 })}---`,
    `# ${escapeMarkdown(article.title)}`,
    article.note.trim(),
    markdownOf(body),
    ...(highlights.length > 0 ? [`## ${words.highlights}`, ...highlights] : []),
  ];
  const content = `${parts.filter((part) => part !== '').join('\n\n')}\n`;
  return [{ path: `${name}.md`, content }, ...files.values()];
}

function markdownOf(body: DocumentFragment): string {
  const turndown = new TurndownService({
    headingStyle: 'atx',
    hr: '---',
    bulletListMarker: '-',
    codeBlockStyle: 'fenced',
    emDelimiter: '*',
  });
  turndown.use(gfm);
  turndown.escape = escapeMarkdown;
  turndown.addRule('caption', {
    filter: 'figcaption',
    replacement: (content) =>
      content.trim() === '' ? '' : `\n\n*${content.trim().replace(/\s*\n+\s*/g, ' ')}*\n\n`,
  });
  return turndown.turndown(body).trim();
}

async function pictureFiles(
  { pictures }: ExportableArticle,
  folder: string,
): Promise<Map<number, ExportedFile>> {
  const files = new Map<number, ExportedFile>();
  for (const [index, blob] of pictures) {
    const path = `${folder}/${String(index + 1)}${pictureExtension(blob.type)}`;
    files.set(index, { path, content: await pictureBytes(blob) });
  }
  return files;
}

/** The facts as Obsidian's properties; what is not known is left out. */
function frontMatter({ article }: ExportableArticle): Record<string, unknown> {
  const {
    title,
    byline,
    url,
    canonicalUrl,
    publishedTime,
    savedAt,
    lang,
    tags,
    isFavourite,
    state,
    excerpt,
  } = article;
  return Object.fromEntries(
    Object.entries({
      title,
      author: byline,
      site: siteOf(article),
      url,
      canonical: canonicalUrl === url ? null : canonicalUrl,
      published: publishedTime,
      saved: savedAt,
      language: lang,
      description: excerpt,
      tags: tags.map(obsidianTag),
      state,
      favourite: isFavourite,
    }).filter(([, value]) => value !== null),
  );
}

/** A tag as Obsidian allows it: letters, digits, `_`, `-`, `/`; not digits alone (help.obsidian.md/tags). */
function obsidianTag(tag: string): string {
  const allowed = tag.replace(/[^\p{L}\p{M}\p{N}_/-]+/gu, '-').replace(/^-+|-+$/g, '');
  return /^\d*$/.test(allowed) ? `_${allowed}` : allowed;
}
