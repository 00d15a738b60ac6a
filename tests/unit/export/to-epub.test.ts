import { strFromU8, unzipSync } from 'fflate';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';

import { epubcheck } from '@/tests/support/epubcheck';
import type { ExportableArticle } from '@/utils/export/exportable-article';
import { epubBook } from '@/utils/export/epub/epub-book';

import { anExportable, createDocument, sanitize, serialize, WORDS } from './an-exportable';
import { hostilePages, hostileStrings } from '@/tests/support/attacks';

/** A picture of one dot. */
const DOT = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
  (character) => character.charCodeAt(0),
);
const aDot = (type = 'image/png'): Blob => new Blob([DOT], { type });

const ID = '10000000-0000-4000-8000-000000000000';

async function write(
  sources: ExportableArticle[],
  options: { withText?: boolean } = {},
): Promise<Uint8Array> {
  const writer = epubBook({
    createDocument,
    serialize,
    toCorePicture: (picture) => Promise.resolve(picture.type === 'image/webp' ? aDot() : null),
    sanitize,
    words: WORDS,
    withPictures: true,
    withText: true,
    bookId: '20000000-0000-4000-8000-000000000000',
    bookTitle: 'Cuttings 2026-11-24',
    exportedAt: '2026-11-24T08:00:00.000Z',
    nameFor: (extension) => `all${extension}`,
    ...options,
  });
  for (const source of sources) await writer.add({ ...source, article: { ...source.article, id: ID } });
  const [file] = await writer.finish();
  return file ? new Uint8Array(await new Blob([file.content]).arrayBuffer()) : new Uint8Array();
}

/** The files of a book that are XML, read as XML; fails where one isn't well-formed. */
function documentsOf(book: Uint8Array): Map<string, Document> {
  return new Map(
    Object.entries(unzipSync(book)).flatMap(([path, bytes]) =>
      /\.(?:xhtml|opf|xml)$/.test(path)
        ? [[path, new JSDOM(strFromU8(bytes), { contentType: 'application/xml' }).window.document] as const]
        : [],
    ),
  );
}

const ferry = anExportable({
  html: `<h2>Soon</h2><p>The <a href="https://courier.example/?a=1&b=[2]|3">ferry stops</a> on <b>Friday</b>.</p>
<figure><img data-picture="0" alt="A ferry"><figcaption>At sea</figcaption></figure>
<p><img data-picture="1" alt="webp"><img data-picture="2" alt="An unknown one"></p>
<ruby>網<rt>wǎng</rt></ruby><ul><li>One</li></ul><table><tbody><tr><td colspan="2">1</td></tr></tbody></table>`,
  article: { note: 'Read\n& again', tags: ['sea', '港口'], byline: ['Ann Field', '王小波'] },
  highlights: [
    { exact: 'ferry stops on', note: 'Which <one>?', tags: ['day'], color: 'rose' },
    { exact: 'Friday' },
    { exact: 'not there', note: 'gone' },
    { exact: '網', note: 'read' },
  ],
  pictures: [aDot(), aDot('image/webp'), aDot('image/x-icon')],
});

const arabic = anExportable({
  html: '<p>توقفت العبارة.</p>',
  article: { lang: 'ar', dir: 'rtl', title: 'العبارة & <الأخيرة>', url: 'https://a.example/عبارة?x=%zz' },
  highlights: [{ exact: 'العبارة', note: 'note' }],
});

/** Content at places where it mustn't be. */
const MISPLACED = `<ul>text<p>p</p><li>a</li></ul><li>alone</li><td>cell</td><dl><dd>d</dd>x</dl><dt>t</dt>
<span><div>block</div></span><em><p>p</p><table><tr><td>c</td></tr></table></em><h2><div>x</div></h2>
<figure><figcaption>1</figcaption><p>x</p><figcaption>2</figcaption></figure><figcaption>alone</figcaption>
<table><caption>c</caption><thead><tr><th scope="col" rowspan="0">h</th></tr></thead><tfoot><tr><td>f</td></tr></tfoot>
<tbody><tr><td colspan="-1"><ul></ul></td></tr></tbody></table><ruby><rt>r</rt></ruby><ruby>a<rb>b</rb><rp>(</rp><rt>r</rt><rp>)</rp></ruby>
<ol reversed start="-3"><li value="2">x</li></ol><ul><li value="2">y</li></ul><bdo>b</bdo><time datetime="soon">soon</time>
<del datetime="x"><p>gone</p></del><a href="https://a.example/ü|{}^%zz#a#b"><div>block</div></a><p lang="EN-gb">x<br></p><pre>a
b</pre><q>q</q><small><small>s</small></small><hr><p>\u0001\ufffe</p><col><caption>c</caption><tr><td>x</td></tr><rt>r</rt>`;

/** Articles of hostile pages, many in each; none where there are no such pages. */
function hostileArticles(): ExportableArticle[] {
  const pages = (hostilePages() ?? []).map((html) => anExportable({ html }).html);
  return Array.from({ length: Math.ceil(pages.length / 50) }, (_, at) =>
    anExportable({ html: pages.slice(at * 50, (at + 1) * 50).join('\n') }),
  );
}

describe('epubBook', () => {
  it('begins with its type, unpacked, as the container format demands', async () => {
    const book = await write([ferry]);
    expect(strFromU8(book.slice(30, 58))).toBe('mimetypeapplication/epub+zip');
    const header = new DataView(book.buffer);
    expect([header.getUint16(6, true), header.getUint16(8, true), header.getUint16(28, true)]).toEqual([
      0, 0, 0,
    ]);
  });

  it('is the same file whenever it is made of the same', async () => {
    expect(await write([ferry])).toEqual(await write([ferry]));
  });

  it('leads from highlights to notes and back', async () => {
    const chapter = documentsOf(await write([ferry])).get('book/text/chapter-1.xhtml');
    const references = [...(chapter?.querySelectorAll('[role=doc-noteref]') ?? [])];
    expect(references.map((one) => one.getAttribute('href'))).toEqual(['#note-1', '#note-3']);
    expect(references[0]?.closest('sup')?.previousSibling?.textContent).toBe(' on');
    const notes = [...(chapter?.querySelectorAll('[role=doc-endnotes] [role=doc-footnote]') ?? [])];
    expect(notes.map((one) => one.querySelector('.note')?.textContent ?? null)).toEqual([
      ...['Which <one>?', null, 'read', 'gone'],
    ]);
    for (const link of chapter?.querySelectorAll('[href^="#"]') ?? []) {
      expect(chapter?.getElementById(link.getAttribute('href')?.slice(1) ?? '')).not.toBeNull();
    }
    expect(chapter?.querySelectorAll('mark.rose').length).toBeGreaterThan(1);
  });

  it('has the pictures that every reader shows, others as these, and words where there is none', async () => {
    const book = await write([ferry]);
    const hash = (index: number): string => String(index).padStart(64, '0');
    const names = Object.keys(unzipSync(book)).filter((name) => name.includes('/pictures/'));
    expect(names.filter((name) => name.startsWith('book/'))).toEqual([
      `book/pictures/${hash(0)}.png`,
      `book/pictures/${hash(1)}.png`,
    ]);
    // As they were saved, for whoever imports the book.
    expect(names.filter((name) => name.startsWith('META-INF/'))).toEqual([
      `META-INF/cuttings/pictures/${hash(1)}.webp`,
      `META-INF/cuttings/pictures/${hash(2)}.ico`,
    ]);
    const chapter = documentsOf(book).get('book/text/chapter-1.xhtml');
    expect(chapter?.querySelectorAll('img')).toHaveLength(2);
    expect(chapter?.documentElement.textContent).toContain('An unknown one');
  });

  it('has a table of contents, and languages and directions of its own for each chapter', async () => {
    const documents = documentsOf(await write([ferry, arabic]));
    const entries = [...(documents.get('book/contents.xhtml')?.querySelectorAll('nav a') ?? [])];
    expect(entries.map(({ textContent }) => textContent)).toEqual(['The last ferry', 'العبارة & <الأخيرة>']);
    const root = documents.get('book/text/chapter-2.xhtml')?.documentElement;
    expect([root?.getAttribute('lang'), root?.getAttribute('dir')]).toEqual(['ar', 'rtl']);
  });

  it('loses no text of misplaced content', async () => {
    const source = anExportable({ html: MISPLACED });
    const chapter = documentsOf(await write([source])).get('book/text/chapter-1.xhtml');
    const seen = (text: string | null | undefined): string =>
      (text ?? '').replace(/[\s\p{Cc}\ufffe()]+|r/gu, '');
    const whole = new JSDOM(source.html).window.document.body.textContent;
    expect(seen(chapter?.querySelector('.content')?.textContent)).toBe(seen(whole));
  });

  it('is well-formed and without script whatever hostile page it is made of', async () => {
    const { markdown = [], urls = [] } = hostileStrings() ?? {};
    const strings = ['\u0000\u0008\ud800', ']]>', '&x;', ...markdown, ...urls];
    const sources = [
      ...hostileArticles(),
      ...strings.map((text) =>
        anExportable({
          article: { title: text, note: text, byline: [text], siteName: text, tags: [text], url: text },
          highlights: [{ exact: 'ferry', note: text, tags: [text] }],
        }),
      ),
    ];
    const book = await write(sources);
    for (const [path, document] of documentsOf(book)) {
      expect(
        document.querySelector('script, iframe, object, embed, style, form, svg, math'),
        path,
      ).toBeNull();
      for (const { attributes } of document.querySelectorAll('*')) {
        for (const { name, value } of attributes) {
          expect(name).not.toMatch(/^(?:on|style$)/i);
          if (name === 'href') expect(value).not.toMatch(/^\s*(?:javascript|data|vbscript|file):/i);
          if (name === 'src') expect(value).toMatch(/^\.\.\/pictures\//);
        }
      }
    }
  }, 300_000);

  const check = epubcheck();
  it.skipIf(!check)(
    'has no fault that EPUBCheck finds',
    async () => {
      const unknown = anExportable({
        article: { title: '', lang: null, byline: [], publishedTime: null, url: 'nowhere' },
      });
      const books = [
        await write([ferry]),
        await write([ferry, arabic, anExportable({ html: MISPLACED }), unknown]),
        await write([ferry, arabic], { withText: false }),
        await write(hostileArticles().slice(0, 3)),
      ];
      for (const book of books) if (book.length > 0) expect(check?.(book)).toEqual([]);
    },
    300_000,
  );
});
