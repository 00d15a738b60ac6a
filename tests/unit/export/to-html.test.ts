import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';

import { articleToHtml } from '@/utils/export/to-html';

import { anExportable, aPicture, createDocument, sanitize, WORDS } from './an-exportable';
import { extractPage } from '../extract/extract-page';
import { hostilePages, hostileStrings } from '@/tests/support/attacks';

async function write(source: ReturnType<typeof anExportable>, withPictures = true): Promise<string> {
  return articleToHtml(source, {
    document: createDocument(),
    sanitize,
    words: WORDS,
    withPictures,
    withText: true,
  });
}

/** The file as a browser would parse it. */
async function open(source: ReturnType<typeof anExportable>, withPictures = true): Promise<Document> {
  return new JSDOM(await write(source, withPictures)).window.document;
}

const markedIn = (document: Document, color: string): string =>
  Array.from(
    document.querySelectorAll(`article mark[data-color=${color}]`),
    ({ textContent }) => textContent,
  ).join('|');

const texts = (document: Document, selector: string): string[] =>
  Array.from(document.querySelectorAll(selector), ({ textContent }) => textContent);

/** Everything in a document that could run, be requested, or pretend. */
function dangersIn(document: Document): string[] {
  const dangers: string[] = [];
  for (const element of document.querySelectorAll('*')) {
    const name = element.localName;
    if (/^(?:script|iframe|object|embed|link|base|form|svg|math|video|audio|source|template)$/.test(name))
      dangers.push(name);
    for (const { name: attribute, value } of element.attributes) {
      const isAddress = /^(?:src|srcset|href|action|background|poster|ping|data|xlink:href)$/.test(attribute);
      const isSafe =
        (attribute === 'src' && value.startsWith('data:image/')) ||
        (attribute === 'href' && /^(?:https?:|mailto:|#highlight-\d+$)/.test(value));
      if (attribute.startsWith('on') || attribute === 'style' || (isAddress && !isSafe))
        dangers.push(`${attribute}=${value}`);
    }
  }
  // One style sheet is ours, one policy, and each fact once.
  if (document.querySelectorAll('style').length !== 1) dangers.push('style');
  if (document.querySelectorAll('meta[http-equiv]').length !== 1) dangers.push('http-equiv');
  const names = Array.from(document.querySelectorAll('meta'), (meta) => meta.getAttributeNames().join());
  if (names.some((name) => !/^(?:charset|(?:http-equiv|name|property),content)$/.test(name)))
    dangers.push('meta');
  const facts = Array.from(
    document.querySelectorAll('meta[name], meta[property]'),
    (meta) => meta.outerHTML.split('"')[1],
  );
  if (new Set(facts).size < facts.length || facts.length > 15) dangers.push('facts');
  for (const meta of document.querySelectorAll('[property="og:url"], [property="og:image"]')) {
    if (!/^(?:https?|mailto):/.test(meta.getAttribute('content') ?? '')) dangers.push(meta.outerHTML);
  }
  return dangers;
}

describe('articleToHtml', () => {
  it('is a page of its own, in the article’s language and direction, that may load nothing', async () => {
    const html = await write(
      anExportable({ html: '<p>آخر عبّارة</p>', article: { lang: 'ar', dir: 'rtl', title: 'العبّارة & <b>' } }),
    );
    expect(html.startsWith('<!doctype html>\n')).toBe(true);
    const { document } = new JSDOM(html).window;
    expect(document.compatMode).toBe('CSS1Compat');
    expect(document.characterSet).toBe('UTF-8');
    expect(document.documentElement.lang).toBe('ar');
    expect(document.documentElement.dir).toBe('rtl');
    expect(document.title).toBe('العبّارة & <b>');
    expect(texts(document, 'h1')).toEqual(['العبّارة & <b>']);
    expect(document.querySelector('meta[http-equiv]')?.getAttribute('content')).toBe(
      "default-src 'none'; img-src data:; style-src 'unsafe-inline'",
    );
    expect(document.querySelector('meta[name=referrer]')?.getAttribute('content')).toBe('no-referrer');
    expect(document.querySelector('article')?.innerHTML).toBe('<p>آخر عبّارة</p>');
  });

  it('says where it comes from and when', async () => {
    const document = await open(
      anExportable({ article: { tags: ['sea', '长江 经济'], note: 'Ask <them>' } }),
    );
    expect(texts(document, '.site')).toEqual(['Courier']);
    expect(texts(document, 'header .facts > *')).toEqual([
      'Ann Field',
      'November 20, 2026',
      'Saved November 24, 2026',
      'English',
      'Original article',
    ]);
    expect(document.querySelector('header a')?.getAttribute('href')).toBe(
      'https://courier.example/2026/ferry',
    );
    expect(document.querySelector('time')?.dateTime).toBe('2026-11-20T06:00:00Z');
    expect(texts(document, 'header .tags li')).toEqual(['sea', '长江 经济']);
    expect(texts(document, 'header .note')).toEqual(['Ask <them>']);
  });

  it('tells who reads it as a page the facts that are known of it', async () => {
    const facts = {
      title: '渡船“周五”停航 & more <b>',
      byline: ['王小明', 'Ann Field'],
      siteName: '信使网',
      canonicalUrl: 'https://courier.example/ferry?a=1&b=2',
      excerpt: 'The "ferry" stops.',
      publishedTime: '2026-11-20T06:30:00+08:00',
      modifiedTime: '2026-11-21',
      section: 'River',
      sourceName: '潮汐報',
      keywords: ['ferry', '渡船'],
      lang: 'zh-Hans',
      dir: 'ltr' as const,
      imageUrl: 'https://courier.example/ferry.jpg',
      isAccessibleForFree: false,
    };
    const html = '<p>渡船在这条河上来来往往已有四十年，从无间断，周五是最后一班。</p>'.repeat(12);
    const written = await write(anExportable({ html, article: facts }));
    const { document } = new JSDOM(written).window;
    expect(texts(document, 'header .facts > *')).toEqual([
      '王小明 and Ann Field',
      'River',
      'Source: 潮汐報',
      'November 20, 2026',
      'Updated November 21, 2026',
      'Saved November 24, 2026',
      'Simplified Chinese',
      'Original article',
    ]);
    expect(extractPage(written, { url: 'file:///home/ann/ferry.html' })?.capture.metadata).toMatchObject(
      facts,
    );
    expect(dangersIn(document)).toEqual([]);
  });

  it('names the address it was read at where the page named none', async () => {
    const written = await write(anExportable({ html: `<p>${'The ferry stops on Friday. '.repeat(40)}</p>` }));
    expect(extractPage(written, { url: 'file:///home/ann/ferry.html' })?.capture.metadata).toMatchObject({
      title: 'The last ferry',
      byline: ['Ann Field'],
      canonicalUrl: 'https://courier.example/2026/ferry',
      publishedTime: '2026-11-20T06:00:00Z',
      modifiedTime: null,
      section: null,
      keywords: [],
    });
  });

  it.each([
    [
      'over elements',
      '<p>The <b>last</b> ferry <a href="https://x.example/">stops</a>.</p>',
      'last ferry stops',
      'last| ferry |stops',
    ],
    ['over ruby', '<p>全国<ruby>互聯<rt>hùlián</rt>網<rt>wǎng</rt></ruby>普及</p>', '互聯網普', '互聯|網|普'],
    ['over blocks', '<p>a b</p><ul><li>c</li><li>d</li></ul>', 'b\nc\nd', 'b|c|d'],
    ['in Japanese', '<p>灯ろうを\n「流す」と。</p>', 'を「流す」', 'を\n「流す」'],
  ])('marks a quote %s', async (_where, html, exact, marked) => {
    const document = await open(anExportable({ html, highlights: [{ exact, color: 'green' }] }));
    expect(markedIn(document, 'green')).toBe(marked);
    expect(texts(document, '.highlights blockquote')).toEqual([exact]);
  });

  it('lists highlights in reading order with colour, note and tags, and links each to its mark', async () => {
    const document = await open(
      anExportable({
        html: '<p>one two three</p>',
        highlights: [
          { exact: 'three', color: 'rose', note: 'a\n<b>b</b>', tags: ['x', 'y'] },
          { exact: 'one', color: 'blue' },
          { exact: 'four', color: 'green' },
        ],
      }),
    );
    expect(texts(document, '.highlights blockquote')).toEqual(['one', 'three', 'four']);
    expect(texts(document, '.highlights .facts > span')).toEqual([
      'Blue',
      'Rose',
      'Green',
      'not found in the text',
    ]);
    expect(texts(document, '.highlights .note')).toEqual(['a\n<b>b</b>']);
    expect(texts(document, '.highlights .tags li')).toEqual(['x', 'y']);
    const targets = Array.from(
      document.querySelectorAll('.highlights a'),
      (link) => document.querySelector(link.getAttribute('href') ?? '')?.textContent,
    );
    expect(targets).toEqual(['one', 'three']);
    expect(
      Array.from(document.querySelectorAll('mark[data-number]'), (one) => one.getAttribute('data-number')),
    ).toEqual(['2']);
  });

  it('has the pictures in it, and the words of those that are not kept', async () => {
    const html =
      '<p><img data-picture="0" alt="A ferry" width="4"><img data-picture="1" alt="Gone" width="4"></p>';
    const document = await open(anExportable({ html, pictures: [aPicture()] }));
    const [kept, gone] = document.querySelectorAll('img');
    expect(kept?.src).toBe('data:image/png;base64,iVBORw0KGgoB');
    expect(gone?.outerHTML).toBe('<img alt="Gone">');
    expect(
      (await open(anExportable({ html, pictures: [aPicture()] }), false)).querySelector('img'),
    ).toBeNull();
  });

  it('carries a policy that lets nothing load but the pictures in it', async () => {
    const document = await open(anExportable());
    const [policy, ...others] = document.querySelectorAll('meta[http-equiv=Content-Security-Policy]');
    expect(others).toEqual([]);
    expect(policy?.getAttribute('content')).toMatch(/^default-src 'none'; img-src data:; style-src '[^;]*'$/);
    // What stands before it isn't held to it.
    expect(Array.from(document.head.children, ({ localName }) => localName).slice(0, 2)).toEqual([
      'meta',
      'meta',
    ]);
  });

  it('sanitises again what was saved', async () => {
    const source = {
      ...anExportable(),
      html: '<p onclick="x()">a<script>b</script><img src="https://x.example/"></p>',
    };
    const document = await open(source);
    expect(document.querySelector('article')?.innerHTML).toBe('<p>a</p>');
    expect(dangersIn(document)).toEqual([]);
  });

  const strings = hostileStrings();
  it.skipIf(!strings)(
    'keeps hostile strings as text in every fact',
    async () => {
      const pages = hostilePages()?.filter((_, index) => index % 40 === 0) ?? [];
      for (const text of [...(strings?.urls ?? []), ...(strings?.markdown ?? []), ...pages]) {
        const source = anExportable({
          article: {
            url: text,
            title: text,
            byline: [text],
            section: text,
            sourceName: text,
            keywords: [text],
            excerpt: text,
            canonicalUrl: text,
            imageUrl: text,
            publishedTime: '2026-11-20',
            siteName: text,
            lang: text,
            tags: [text],
            note: text,
          },
          highlights: [{ exact: text, note: text, tags: [text] }],
        });
        expect({ text, dangers: await dangersOf(source) }).toEqual({ text, dangers: [] });
      }
    },
    120_000,
  );

  const pages = hostilePages();
  it.skipIf(!pages)(
    'makes nothing dangerous of hostile pages',
    async () => {
      // Each is sanitised by itself, as it was when it was saved; then many make one article.
      const saved = pages?.map((html) => anExportable({ html }).html) ?? [];
      for (let start = 0; start < saved.length; start += 50) {
        const html = saved.slice(start, start + 50).join('');
        expect(await dangersOf({ ...anExportable(), html })).toEqual([]);
      }
    },
    120_000,
  );
});

/** The dangers of a file, whose window is closed at once: hundreds of open ones fill the memory. */
async function dangersOf(source: ReturnType<typeof anExportable>): Promise<string[]> {
  const { window } = new JSDOM(await write(source));
  const dangers = dangersIn(window.document);
  window.close();
  return dangers;
}
