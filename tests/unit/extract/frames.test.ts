import { describe, expect, test } from 'vitest';

import type { Reading } from '@/utils/article/reading';
import { extractArticle } from '@/utils/extract/extract-article';
import { elementsMatching, type PageWindow } from '@/utils/extract/page-window';

import { writePage } from '../../support/write-page';
import { pageWindow, SANITIZE } from './extract-page';
import { storyPage } from './story-page';

type FrameWindow = PageWindow & Window;

const FIRST = 'The ferry has crossed the river since before anybody';

/** Fills the frames of a page in their order, each with its page and those in it. */
interface Filled {
  html: string;
  frames?: (Filled | null)[];
}

function fill(window: FrameWindow, { html, frames = [] }: Filled): void {
  writePage(window, html);
  const inPage = [...elementsMatching(window, window.document, 'iframe, frame')] as HTMLIFrameElement[];
  for (const [index, frame] of frames.entries()) {
    const view = inPage[index]?.contentWindow as FrameWindow | null | undefined;
    if (frame && view) fill(view, frame);
  }
}

function windowOf(page: Filled): FrameWindow {
  const window = pageWindow('') as unknown as FrameWindow;
  fill(window, page);
  return window;
}

function read(page: Filled | FrameWindow, reading: Reading = 'best') {
  const window = 'html' in page ? windowOf(page) : page;
  const url = 'https://courier.example/2026/ferry.html';
  const article = extractArticle({ window, url, selected: null, sanitize: SANITIZE, reading });
  return article.ok ? article.value.capture : null;
}

const shell = (frame: string): string =>
  `<!doctype html><html lang="en"><head><title>The last ferry | Courier</title></head><body>
   <header><a href="/">Courier</a></header><main>${frame}</main><footer>All rights reserved</footer></body></html>`;

describe('what a frame of the page’s own origin shows', () => {
  test('is read where it stands, with its pictures and addresses', () => {
    const inside =
      '<p>See <a href="b.html">the bridge</a>, <a href="#up">above</a>.</p>' +
      '<figure><img src="boat.jpg" width="600" height="400"><figcaption>The boat</figcaption></figure>' +
      '<video src="boat.mp4" controls title="The boat leaves"></video>';
    const html = storyPage({ head: '<base href="https://texts.example/a/">', inside });
    const capture = read({ html: shell('<iframe></iframe>'), frames: [{ html }] });
    expect(capture).toMatchObject({ source: 'article', metadata: { title: 'The last ferry' } });
    expect(capture?.textContent).toContain(FIRST);
    expect(capture?.content).toMatch(
      /href="https:\/\/texts\.example\/a\/b\.html"[^>]*>the bridge<\/a>, above\./,
    );
    expect(capture?.content).toMatch(/<blockquote>.*href="https:\/\/texts\.example\/a\/boat\.mp4"/);
    expect(capture?.pictures.map(({ url }) => url)).toEqual(['https://texts.example/a/boat.jpg']);
    expect(capture?.content).toMatch(/<img[^>]*>\s*<figcaption>The boat<\/figcaption>/);
  });

  test('is read between the paragraphs around it, in its language and direction', () => {
    const said =
      'העיתון מספר על המעבורת שחוצה את הנהר מאז ומתמיד, בערפל ובשיטפון, ופעם אחת אפילו בשלג. '.repeat(2);
    const html = `<html lang="he" dir="rtl"><body><p>${said}</p><p>${said}</p></body></html>`;
    const capture = read({ html: storyPage({ inside: '<iframe></iframe>' }), frames: [{ html }] });
    const lines = capture?.textContent.split('\n') ?? [];
    expect(lines).toHaveLength(8);
    expect(lines[3]).toBe(said.trim());
    expect(capture?.content).toContain('dir="rtl"');
  });

  test('is read through frames in frames, and in open shadow roots', () => {
    const nested = { html: '<iframe></iframe>', frames: [{ html: storyPage() }] };
    expect(read({ html: shell('<iframe></iframe>'), frames: [nested] })?.textContent).toContain(FIRST);

    const window = windowOf({ html: shell('<x-box></x-box>') });
    const root = window.document.querySelector('x-box')?.attachShadow({ mode: 'open' });
    const frame = window.document.createElement('iframe');
    root?.append(frame);
    writePage(frame.contentWindow as FrameWindow, storyPage());
    expect(read(window)?.textContent).toContain(FIRST);
  });

  test('is read in a document of frames', () => {
    const html = `<title>The last ferry</title><frameset cols="20%,*"><frame><frameset rows="10%,*"><frame><frame></frameset>
      <noframes>Get another browser</noframes></frameset>`;
    const menu = { html: '<a href="/a">Home</a> <a href="/b">Boats</a>' };
    const capture = read({ html, frames: [menu, null, { html: storyPage() }] });
    expect(capture).toMatchObject({ source: 'article', metadata: { title: 'The last ferry' } });
    expect(capture?.textContent.startsWith(FIRST)).toBe(true);
    expect(capture?.textContent).not.toContain('another browser');
  });

  test('leaves the page as it is', () => {
    const window = windowOf({ html: shell('<iframe></iframe>'), frames: [{ html: storyPage() }] });
    const frame = window.document.querySelector('iframe');
    const written = () => [
      window.document.documentElement.outerHTML,
      frame?.contentDocument?.documentElement.outerHTML,
    ];
    const before = written();
    read(window);
    expect(written()).toEqual(before);
    expect(before[1]).toContain(FIRST);
  });

  const NOTE =
    'In the valley they say that the old boat was painted by the same hand for forty years, and never twice in one colour. '.repeat(
      2,
    );
  test.each([
    ['is an advertisement', '<iframe id="google_ads_iframe_7"></iframe>', `<p>${NOTE}</p>`],
    ['is hidden', '<iframe style="visibility: hidden"></iframe>', `<p>${NOTE}</p>`],
    ['is nothing but links', '<iframe></iframe>', `<p><a href="/x">${NOTE}</a></p>`],
    ['is a script’s', '<iframe></iframe>', `<div><script>"${NOTE}"</script>Vote</div>`],
    ['is a control', '<iframe></iframe>', '<p>Do you take the ferry?</p><button>Yes</button>'],
  ])('is left out where it %s', (_what, frame, html) => {
    const capture = read({ html: storyPage({ inside: frame }), frames: [{ html }] });
    expect(capture?.textContent).toContain(FIRST);
    expect(capture?.textContent.split('\n')).toHaveLength(6);
  });

  test('is left out where it has no size', () => {
    const window = windowOf({
      html: storyPage({ inside: '<iframe></iframe>' }),
      frames: [{ html: `<p>${NOTE}</p>` }],
    });
    expect(read(window)?.textContent).toContain('In the valley');
    const view = window.document.querySelector('iframe')?.contentWindow;
    Object.defineProperty(view, 'innerHeight', { value: 1 });
    expect(read(window)?.textContent).not.toContain('In the valley');
  });

  test('is a link where it plays a film', () => {
    const player = '<iframe src="https://courier.example/embed/7" title="The boat leaves"></iframe>';
    const capture = read({ html: storyPage({ inside: player }), frames: [{ html: `<p>${NOTE}</p>` }] });
    expect(capture?.content).toMatch(/<blockquote>.*href="https:\/\/courier\.example\/embed\/7"/);
    expect(capture?.textContent).not.toContain('In the valley');
  });

  test('can be taken out and put in with its frame', () => {
    const page = {
      html: storyPage({ inside: '<iframe class="its"></iframe>' }),
      frames: [{ html: `<p>${NOTE}</p>` }],
    };
    expect(read(page)?.textContent).toContain('In the valley');
    const chosen = extractArticle({
      window: windowOf(page),
      url: 'https://courier.example/',
      selected: null,
      sanitize: SANITIZE,
      choices: [{ kind: 'exclude', selector: '.its' }],
    });
    expect(chosen.ok && chosen.value.capture.textContent).not.toContain('In the valley');
  });
});

describe('the facts of a story that stands in a frame', () => {
  const jsonLd = (facts: object): string =>
    `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', ...facts })}</script>`;
  const meta = (name: string, content: string): string => `<meta property="${name}" content="${content}">`;
  const facts = (page: Filled, reading?: Reading) => read(page, reading)?.metadata;
  const around = (head: string, body = '<iframe></iframe>') =>
    shell(body).replace('<title>The last ferry | Courier</title>', head);

  test('are what its page says, each with where it was found, and else what the page around says', () => {
    const story = storyPage({
      head: `<base href="https://texts.example/a/">${meta('og:image', 'boat.jpg')}${meta('keywords', 'ferry, river')}
        <link rel="canonical" href="https://texts.example/a/ferry.html">`,
      lang: 'en-GB',
      before: '<p class="byline">By Ann Miller</p><p>Source: Valley News</p>',
      // Where scripts often stand.
      after: jsonLd({
        headline: 'The last ferry',
        dateModified: '2026-11-21T08:00:00Z',
        articleSection: 'Boats',
      }),
    });
    const html = around(
      `<title>Courier</title>${meta('og:site_name', 'The Courier')}${meta('og:title', 'Courier reader')}
       ${meta('author', 'Bob Page')}${meta('article:published_time', '2026-11-20T06:00:00+01:00')}${meta('article:modified_time', '2026-01-01T00:00:00Z')}
       ${meta('article:section', 'Front')}${meta('og:description', 'A page for all stories')}${meta('og:image', '/logo-large.png')}
       <link rel="canonical" href="https://courier.example/ferry">`,
    );
    expect(facts({ html, frames: [{ html: story }] })).toMatchObject({
      url: 'https://courier.example/2026/ferry.html',
      canonicalUrl: 'https://courier.example/ferry',
      title: 'The last ferry',
      byline: ['Ann Miller'],
      publishedTime: '2026-11-20T06:00:00+01:00',
      modifiedTime: '2026-11-21T08:00:00Z',
      siteName: 'The Courier',
      sourceName: 'Valley News',
      section: 'Boats',
      keywords: ['ferry', 'river'],
      lang: 'en-GB',
      excerpt: 'A page for all stories',
      imageUrl: 'https://texts.example/a/boat.jpg',
      factSources: {
        title: 'shown',
        byline: 'markup',
        publishedTime: 'meta',
        modifiedTime: 'json-ld',
        siteName: 'meta',
        sourceName: 'shown',
        section: 'json-ld',
        keywords: 'meta',
        lang: 'markup',
        excerpt: 'meta',
        imageUrl: 'meta',
        canonicalUrl: 'meta',
      },
    });
  });

  test('come with its lead picture, and without the name of the site around', () => {
    const head = `${meta('og:image', 'https://texts.example/boat.jpg')}<title>Low water at the landing | The Valley Courier</title>`;
    const story = storyPage({ head }).replace(/<h1>.*?<\/h1>|<title>The.*?<\/title>/g, '');
    const html = around(`<title>Reader</title>${meta('og:site_name', 'The Valley Courier')}`);
    const capture = read({ html, frames: [{ html: story }] });
    expect(capture?.metadata).toMatchObject({
      title: 'Low water at the landing',
      factSources: { title: 'meta' },
    });
    expect(capture?.pictures.map(({ url }) => url)).toEqual(['https://texts.example/boat.jpg']);
  });

  test('are those of the innermost page first, where frames stand in frames', () => {
    const inner = storyPage({ before: '<p class="byline">By Ann Miller</p>' });
    const middle = `${meta('author', 'Bob Page')}${meta('article:section', 'Boats')}<iframe></iframe>`;
    const html = around(
      `<title>Courier</title>${meta('article:section', 'Front')}${meta('keywords', 'a, b')}`,
    );
    const page = { html, frames: [{ html: middle, frames: [{ html: inner }] }] };
    expect(facts(page)).toMatchObject({
      title: 'The last ferry',
      byline: ['Ann Miller'],
      section: 'Boats',
      keywords: ['a', 'b'],
    });
  });

  test('are found in a document of frames, and for the whole page', () => {
    const html = '<title>Courier</title><frameset cols="20%,*"><frame><frame></frameset>';
    const menu = { html: `${meta('author', 'Menu Maker')}<a href="/a">Home</a> <a href="/b">Boats</a>` };
    const story = { html: storyPage({ before: '<p class="byline">By Ann Miller</p>' }) };
    for (const reading of ['best', 'page'] as const)
      expect(facts({ html, frames: [menu, story] }, reading)).toMatchObject({
        title: 'The last ferry',
        byline: ['Ann Miller'],
      });
  });

  test('say that it is an article, however short it is', () => {
    const said =
      'The ferry will not cross the river tomorrow, as the water is too low for it since Friday noon.';
    const story = `<html><head>${jsonLd({ headline: 'Low water' })}</head><body><h1>Low water</h1><p>${said} ${said}</p></body></html>`;
    const capture = read({ html: shell('<iframe></iframe>'), frames: [{ html: story }] });
    expect(capture).toMatchObject({ source: 'article', metadata: { title: 'Low water' } });
  });

  test('are not those of a tab where the page around shows a headline', () => {
    const story = storyPage()
      .replace(/<h1>.*?<\/h1>/, '')
      .replace(/<title>.*?<\/title>/, '<title>Untitled document</title>');
    const html = shell('<h1>The last ferry</h1><iframe></iframe>');
    expect(facts({ html, frames: [{ html: story }] })).toMatchObject({
      title: 'The last ferry',
      factSources: { title: 'shown' },
    });
  });

  test('tell the time by the page around where that says more of the same day', () => {
    const story = storyPage({ before: '<time datetime="2026-11-20">Friday</time>' });
    const time = (of: string) =>
      facts({ html: around(meta('article:published_time', of)), frames: [{ html: story }] });
    expect(time('2026-11-20T06:30:00+01:00')).toMatchObject({
      publishedTime: '2026-11-20T06:30:00+01:00',
      factSources: { publishedTime: 'meta' },
    });
    expect(time('2026-11-23T06:30:00+01:00')).toMatchObject({
      publishedTime: '2026-11-20',
      factSources: { publishedTime: 'markup' },
    });
  });

  test('are not those of a frame that only adds a part to it', () => {
    const part = `<html lang="fr"><head><title>Paint through the years</title>${meta('author', 'Carla Chart')}${meta('article:section', 'Charts')}
      ${meta('og:image', 'https://charts.example/paint.png')}</head><body><h1>Paint through the years</h1><p class="byline">By Carla Chart</p>
      <p>In the valley they say that the old boat was painted by the same hand for forty years, and never twice in one colour, says the parish.</p>
      <meta itemprop="datePublished" content="2020-02-02">${jsonLd({ headline: 'Paint', author: 'Carla Chart', datePublished: '2020-02-02' })}</body></html>`;
    const html = storyPage({ inside: '<iframe></iframe>' });
    const capture = read({ html, frames: [{ html: part }] });
    expect(capture?.metadata).toEqual(facts({ html }));
    expect(capture?.textContent).toContain('never twice in one colour');
  });
});

describe('frames without end', () => {
  const said = (index: number) =>
    `<p>Frame ${String(index)} says what all the others say, at a length that is that of a paragraph of some length, and then it says all that again, word by word, as frames do.</p>`;

  test('are read as many as an article may have', () => {
    const html = storyPage({ inside: '<iframe></iframe>'.repeat(110) });
    const frames = Array.from({ length: 110 }, (_, index) => ({ html: said(index) }));
    expect(read({ html, frames }, 'page')?.textContent.match(/^Frame \d+/gm)).toHaveLength(100);
  });

  test('are read down to some depth', () => {
    let page: Filled = { html: storyPage() };
    for (let depth = 0; depth < 8; depth += 1)
      page = { html: `${said(depth)}<iframe></iframe>`, frames: [page] };
    const numbers = read(page, 'page')?.textContent.match(/(?<=^Frame )\d/gm);
    expect(numbers).toEqual(['7', '6', '5', '4', '3', '2']);
  });

  test('are not read where they are larger than any article', () => {
    const large = `${said(0)}${'<i></i>'.repeat(100_000)}`;
    const html = storyPage({ inside: '<iframe></iframe><iframe></iframe>' });
    expect(
      read({ html, frames: [{ html: large }, { html: said(1) }] }, 'page')?.textContent.match(/^Frame \d/gm),
    ).toEqual(['Frame 1']);
  });
});
