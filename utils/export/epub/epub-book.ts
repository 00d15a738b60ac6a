import { oneLine } from '@/utils/article/one-line';
import type { Sanitize } from '@/utils/article/sanitize-html';
import { webAddress } from '@/utils/article/web-address';
import { siteOf } from '@/utils/search/site-of';
import { BlobSink } from '@/utils/shared/blob-sink';
import { escapeHtml } from '@/utils/shared/escape-html';

import { CORE_PICTURES } from '../core-pictures';
import type { ArticleWriter, ExportableArticle } from '../exportable-article';
import { picturePath } from '../picture-file';
import type { HtmlWords } from '../to-html';
import { ZipArchive } from '../zip';
import { carriedArticle, carriedPath } from './carried-article';
import { epubChapter } from './epub-chapter';
import style from './epub-style.css?raw';
import { xmlText } from './xml-text';

interface BookOptions {
  /** Makes an empty document to build in, one that loads nothing. */
  createDocument: () => Document;
  serialize: (element: Element) => string;
  /** The picture in a type that every EPUB reader shows; null where that can't be made of it. */
  toCorePicture: (picture: Blob) => Promise<Blob | null>;
  sanitize: Sanitize;
  words: HtmlWords & { contents: string };
  withPictures: boolean;
  withText: boolean;
  /** UUID of a book of several articles; one of a single article has the article's. */
  bookId: string;
  bookTitle: string;
  /** When it is made, ISO 8601. */
  exportedAt: string;
  nameFor: (extension: string) => string;
}

/** An item of the book's manifest. */
interface Item {
  id: string;
  href: string;
  type: string;
}

/** Entries of archives have a time; in books it says nothing, so that the same articles make the same file. */
const NO_TIME = new Date(1980, 0, 1);

const CONTAINER = `<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
`;

/**
 * An EPUB 3 book, a chapter for each article, with a table of contents, pictures, and the reader's notes as endnotes
 * (w3.org/TR/epub-33). It carries its articles as our JSON export has them, too: see `carriedArticle`. Written chapter by
 * chapter: only one article is in memory.
 */
export function epubBook(options: BookOptions): ArticleWriter<ExportableArticle> {
  const sink = new BlobSink();
  const archive = new ZipArchive(sink.stream, NO_TIME);
  const chapters: { item: Item; article: ExportableArticle['article'] }[] = [];
  const pictures = new Map<string, Item>();
  const written = new Set<string>();

  const write = async (path: string, content: Blob | string): Promise<void> => {
    if (written.has(path)) return;
    written.add(path);
    await archive.add({ path, content });
  };

  const addPicture = async (key: string, blob: Blob): Promise<Item | null> => {
    const known = pictures.get(key);
    if (known) return known;
    const core = CORE_PICTURES.has(blob.type) ? blob : await options.toCorePicture(blob);
    if (!core || !CORE_PICTURES.has(core.type)) return null;
    const id = `picture-${String(pictures.size + 1)}`;
    const item = { id, href: picturePath(key, core.type), type: core.type };
    pictures.set(key, item);
    await write(`book/${item.href}`, core);
    return item;
  };

  return {
    add: async (source) => {
      if (chapters.length === 0) {
        await write('mimetype', 'application/epub+zip');
        await write('META-INF/container.xml', CONTAINER);
        await write('book/style.css', style);
      }
      const { article, version } = source;
      const paths = new Map<number, string>();
      for (const [index, blob] of options.withPictures && options.withText ? source.pictures : []) {
        const item = await addPicture(
          version.pictures[index]?.hash ?? `${article.id}-${String(index)}`,
          blob,
        );
        if (item) paths.set(index, `../${item.href}`);
      }
      const name = `chapter-${String(chapters.length + 1)}`;
      const item = { id: name, href: `text/${name}.xhtml`, type: 'application/xhtml+xml' };
      const { createDocument, serialize, sanitize, words, withText, withPictures, exportedAt } = options;
      const content = epubChapter(source, {
        ...{ document: createDocument(), serialize, sanitize, words, withText },
        pictures: paths,
      });
      chapters.push({ item, article });
      await write(`book/${item.href}`, content);
      const carried = await carriedArticle(source, { exportedAt, withPictures, withText, inBook: written });
      for (const file of carried.files) await write(file.path, file.content);
      await write(carriedPath(chapters.length), carried.json);
      return [];
    },
    finish: async () => {
      const [first] = chapters;
      if (!first) return [];
      const articles = chapters.map(({ article }) => article);
      const items = [...chapters.map(({ item }) => item), ...pictures.values()];
      await write('book/contents.xhtml', contents(chapters, options.words));
      await write('book/package.opf', packageFile(articles, items, options));
      await archive.finish();
      return [{ path: options.nameFor('.epub'), content: sink.blob('application/epub+zip') }];
    },
  };
}

function contents(
  chapters: { item: Item; article: ExportableArticle['article'] }[],
  { language, contents: heading }: BookOptions['words'],
): string {
  const entries = chapters.map(({ item, article }) => {
    const lang =
      article.lang === null ? '' : ` lang="${text(article.lang)}" xml:lang="${text(article.lang)}"`;
    return `<li><a href="${item.href}"${lang}>${titleOf(article)}</a></li>`;
  });
  return `<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="${language}" xml:lang="${language}">
<head>
<title>${text(heading)}</title>
<link rel="stylesheet" type="text/css" href="style.css"/>
</head>
<body>
<nav epub:type="toc" role="doc-toc">
<h1>${text(heading)}</h1>
<ol>
${entries.join('\n')}
</ol>
</nav>
</body>
</html>
`;
}

function packageFile(articles: ExportableArticle['article'][], items: Item[], options: BookOptions): string {
  const { bookId, bookTitle, exportedAt, words } = options;
  const only = articles.length === 1 ? articles[0] : undefined;
  const languages = [...new Set(articles.map(({ lang }) => lang ?? words.language))];
  const address = only ? webAddress(only.url) : null;
  const facts = [
    `<dc:identifier id="id">urn:uuid:${only?.id ?? bookId}</dc:identifier>`,
    `<dc:title>${only ? titleOf(only) : text(bookTitle)}</dc:title>`,
    ...languages.map((lang) => `<dc:language>${text(lang)}</dc:language>`),
    ...(only?.byline ?? [])
      .map(oneLine)
      .filter((name) => name !== '')
      .map((name) => `<dc:creator>${text(name)}</dc:creator>`),
    ...(only ? [`<dc:publisher>${text(oneLine(siteOf(only)))}</dc:publisher>`] : []),
    ...(only?.publishedTime ? [`<dc:date>${text(only.publishedTime.slice(0, 10))}</dc:date>`] : []),
    ...(address === null ? [] : [`<dc:source>${text(address)}</dc:source>`]),
    `<meta property="dcterms:modified">${exportedAt.slice(0, 19)}Z</meta>`,
  ];
  const progression = articles.every(({ dir }) => dir === 'rtl') ? ' page-progression-direction="rtl"' : '';
  const manifest = [
    '<item id="contents" href="contents.xhtml" media-type="application/xhtml+xml" properties="nav"/>',
    '<item id="style" href="style.css" media-type="text/css"/>',
    ...items.map(({ id, href, type }) => `<item id="${id}" href="${href}" media-type="${type}"/>`),
  ];
  const spine = items
    .filter(({ type }) => type === 'application/xhtml+xml')
    .map(({ id }) => `<itemref idref="${id}"/>`);
  return `<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
${facts.join('\n')}
</metadata>
<manifest>
${manifest.join('\n')}
</manifest>
<spine${progression}>
${only ? '' : '<itemref idref="contents"/>\n'}${spine.join('\n')}
</spine>
</package>
`;
}

function titleOf(article: ExportableArticle['article']): string {
  return text(oneLine(article.title)) || text(oneLine(siteOf(article))) || '—';
}

function text(value: string): string {
  return escapeHtml(xmlText(value));
}
