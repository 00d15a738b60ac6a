import { JSDOM } from 'jsdom';

import { type Annotation, annotationBody, type HighlightColor } from '@/utils/annotation/annotation';
import type { Article, ArticleVersion, SavedPicture } from '@/utils/article/article';
import { NO_FURTHER_FACTS } from '@/utils/article/further-facts';
import { renderedText } from '@/utils/article/rendered-text';
import { createSanitizer } from '@/utils/article/sanitize-html';
import type { ExportableArticle } from '@/utils/export/exportable-article';
import type { HtmlWords } from '@/utils/export/to-html';
import type { MarkdownWords } from '@/utils/export/to-markdown';

const page = new JSDOM('').window;

/** The sanitiser of a page without a screen. */
export const sanitize = createSanitizer(page);

/** An empty document. */
export const createDocument = (): Document => page.document.implementation.createHTMLDocument();

/** Writes an element as XML. */
export const serialize = (element: Element): string => new page.XMLSerializer().serializeToString(element);

/** Words of an export in English. */
export const WORDS: HtmlWords & MarkdownWords & { untitled: string; contents: string; references: string } = {
  language: 'en',
  original: 'Original article',
  saved: 'Saved',
  updated: 'Updated',
  source: (name) => `Source: ${name}`,
  note: 'Note',
  highlights: 'Highlights',
  unplaced: 'not found in the text',
  picture: 'Picture',
  untitled: 'Untitled',
  contents: 'Contents',
  references: 'References',
  colorName: (color) => `${color.charAt(0).toUpperCase()}${color.slice(1)}`,
};

interface ExportableParts {
  html?: string;
  article?: Partial<Article>;
  /** Makes highlights: see `aHighlight`. */
  highlights?: Partial<HighlightParts>[];
  pictures?: Blob[];
}

/** An article to be exported, with sensible values for what a test doesn't care about. */
export function anExportable({
  html = '<p>The ferry stops on Friday.</p>',
  article = {},
  highlights = [],
  pictures = [],
}: ExportableParts = {}): ExportableArticle {
  const body = sanitize(html);
  const { text } = renderedText(body);
  const holder = page.document.createElement('div');
  holder.append(body);
  const receipt = {
    source: 'article' as const,
    words: 5,
    characters: 0,
    picturesKept: pictures.length,
    picturesFound: pictures.length,
  };
  const metadata = {
    url: 'https://courier.example/2026/ferry',
    canonicalUrl: null,
    title: 'The last ferry',
    byline: ['Ann Field'],
    dir: 'ltr' as const,
    lang: 'en',
    siteName: 'Courier',
    excerpt: 'The ferry stops.',
    publishedTime: '2026-11-20T06:00:00Z',
    ...NO_FURTHER_FACTS,
  };
  const version: ArticleVersion = {
    id: 'v1',
    articleId: 'a1',
    capturedAt: '2026-11-24T08:00:00.000Z',
    contentHash: 'c0ffee'.repeat(10) + 'c0ff',
    metadata,
    receipt,
    pictures: pictures.map((_, index): SavedPicture => ({
      url: `https://courier.example/${String(index)}.png`,
      alt: '',
      width: null,
      height: null,
      hash: String(index).padStart(64, '0'),
      failure: null,
    })),
  };
  return {
    article: {
      ...metadata,
      ...receipt,
      id: 'a1',
      urlKeys: ['https://courier.example/2026/ferry'],
      versionId: 'v1',
      savedAt: '2026-11-24T08:00:00.000Z',
      modified: '2026-11-24T08:00:00.000Z',
      tags: [],
      note: '',
      isFavourite: false,
      state: 'unread',
      progress: 0,
      leadImage: null,
      deletedAt: null,
      ...article,
    },
    version,
    html: holder.innerHTML,
    text,
    pictures: new Map(pictures.entries()),
    annotations: highlights.map((parts, index) => aHighlight(text, index, parts)),
  };
}

interface HighlightParts {
  exact: string;
  color: HighlightColor;
  note: string;
  tags: string[];
}

/** A highlight of the first place where the quote stands in the text, or of one where it doesn't. */
function aHighlight(
  text: string,
  index: number,
  { exact = text, color = 'yellow', note = '', tags = [] }: Partial<HighlightParts>,
): Annotation {
  const start = text.indexOf(exact);
  const end = start + exact.length;
  const around = start < 0 ? '' : text;
  return {
    id: `0000000${String(index)}-0000-4000-8000-000000000000`,
    articleId: 'a1',
    versionId: 'v1',
    motivation: note === '' ? 'highlighting' : 'commenting',
    color,
    body: annotationBody(note, tags),
    target: {
      source: 'https://courier.example/2026/ferry',
      selector: [
        {
          type: 'TextQuoteSelector',
          exact,
          prefix: around.slice(Math.max(0, start - 32), start),
          suffix: around.slice(end, end + 32),
        },
        { type: 'TextPositionSelector', start: Math.max(0, start), end: Math.max(0, end) },
      ],
    },
    created: '2026-11-24T08:00:00.000Z',
    modified: '2026-11-24T08:00:00.000Z',
    deletedAt: null,
  };
}

/** A picture of a type, with bytes of its own. */
export function aPicture(type = 'image/png', mark = 1): Blob {
  return new Blob([Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, mark)], { type });
}
