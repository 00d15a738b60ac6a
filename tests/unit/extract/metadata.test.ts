import { describe, expect, test } from 'vitest';

import type { ArticleMetadata } from '@/utils/article/article';

import { extractPage } from './extract-page';
import { storyPage } from './story-page';

function metadataOf(page: Parameters<typeof storyPage>[0], url?: string): ArticleMetadata | undefined {
  return extractPage(storyPage(page), { url })?.capture.metadata;
}

function jsonLd(...nodes: object[]): string {
  return `<script type="application/ld+json">${JSON.stringify(nodes.length === 1 ? nodes[0] : nodes)}</script>`;
}

const article = { '@context': 'https://schema.org', '@type': 'NewsArticle', headline: 'The last ferry' };

describe('metadata', () => {
  test('come from JSON-LD, in a graph too, with names that are references', () => {
    const head = jsonLd({
      '@context': 'https://schema.org',
      '@graph': [
        { '@type': 'Organization', '@id': '#us', name: 'The Courier' },
        { '@type': 'Person', '@id': '#ann', name: 'Ann Field' },
        {
          ...article,
          author: [{ '@id': '#ann' }, { '@type': 'Person', name: 'Bo Marsh' }],
          publisher: { '@id': '#us' },
          datePublished: '2026-11-20T07:00:00+01:00',
        },
      ],
    });
    expect(metadataOf({ head })).toMatchObject({
      title: 'The last ferry',
      byline: ['Ann Field', 'Bo Marsh'],
      siteName: 'The Courier',
      publishedTime: '2026-11-20T07:00:00+01:00',
    });
  });

  test('survive JSON-LD that is broken, endless or of another thing', () => {
    const head = `<script type="application/ld+json">{"@type": "NewsArticle", "headline": "a
b",}</script>${jsonLd({ '@type': 'BreadcrumbList' })}<script type="application/ld+json">{{{</script>
<script type="application/ld+json">${'['.repeat(50_000)}</script>`;
    expect(metadataOf({ head })).toMatchObject({ title: 'The last ferry', byline: [] });
  });

  test('come from meta tags where there is no JSON-LD', () => {
    const head = `<meta property="og:title" content="The last ferry"><meta property="og:site_name" content="Tom &amp;amp; Co">
<meta name="author" content="By Ann Field"><meta name="description" content="It stops."><meta name="pubdate" content="2026-11-20">
<link rel="canonical" href="/ferry?id=1"><meta property="article:published_time" content="2026-11-20T06:00:00Z">`;
    expect(metadataOf({ head })).toMatchObject({
      byline: ['Ann Field'],
      canonicalUrl: 'https://courier.example/ferry?id=1',
      excerpt: 'It stops.',
      publishedTime: '2026-11-20T06:00:00Z',
      siteName: 'Tom & Co',
    });
  });

  test('keep no user name and password of an address', () => {
    const head = '<link rel="canonical" href="https://me:secret@courier.example/ferry">';
    expect(metadataOf({ head }, 'https://me:secret@courier.example/x')).toMatchObject({
      url: 'https://courier.example/x',
      canonicalUrl: 'https://courier.example/ferry',
    });
  });

  test('know the other addresses of an article, and not the front page', () => {
    const head = `<link rel="canonical" href="https://www.courier.example/"><meta property="og:url" content="/ferry">
<link rel="amphtml" href="/ferry/amp"><link rel="alternate" media="only screen and (max-width: 640px)" href="https://m.courier.example/ferry">
<link rel="alternate" media="handheld" href="/"><link rel="alternate" media="print" href="/ferry/print">
<link rel="alternate" hreflang="fr" media="handheld" href="/bac"><link rel="alternate" type="application/rss+xml" href="/rss">`;
    expect(metadataOf({ head }, 'https://courier.example/ferry?id=1')).toMatchObject({
      canonicalUrl: 'https://courier.example/ferry',
      aliasUrls: ['https://courier.example/ferry/amp', 'https://m.courier.example/ferry'],
    });
  });

  test('know og:url beside a canonical address', () => {
    const head = `<link rel="canonical" href="/ferry"><meta property="og:url" content="/2026/ferry">`;
    expect(metadataOf({ head }, 'https://courier.example/x')).toMatchObject({
      canonicalUrl: 'https://courier.example/ferry',
      aliasUrls: ['https://courier.example/2026/ferry'],
    });
  });

  test('know no canonical address that is no web address', () => {
    expect(metadataOf({ head: '<link rel="canonical" href="javascript:x">' })?.canonicalUrl).toBeNull();
  });
});

describe('the title', () => {
  test.each([
    ['<title>The last ferry - Courier</title><h1>Courier</h1><h2>The last ferry</h2>', 'The last ferry'],
    ['<title>The last ferry sails on Friday | News | Courier</title>', 'The last ferry sails on Friday'],
    ['<title>渡船周五停航_本地新闻_信使网</title><h1>渡船周五停航</h1>', '渡船周五停航'],
    ['<title>渡船周五停航 两岸居民合影留念-信使网</title>', '渡船周五停航 两岸居民合影留念'],
    ['<title>x</title><h1><ruby>渡船<rt>dùchuán</rt></ruby>周五停航</h1>', '渡船周五停航'],
    ['<title>Rock &amp;amp; roll on the river tonight</title>', 'Rock & roll on the river tonight'],
    [
      '<title>Courier » The last ferry</title><h1><a href="/">Courier</a></h1><h2>The last ferry</h2>',
      'The last ferry',
    ],
    ['<title>Penny – Courier Wiki</title><h1>Penny</h1>', 'Penny'],
    [
      '<title>Ferry ends after a century | Courier</title><h1>After a century, the ferry ends</h1>',
      'After a century, the ferry ends',
    ],
    ['<title>Courier</title><h1>The ferry is no more</h1>', 'The ferry is no more'],
    [
      '<title>The last ferry sails today - Courier</title><h1>River: The last ferry sails today</h1>',
      'The last ferry sails today',
    ],
    [
      '<title>The last ferry sails today - Courier</title><h1>The last ferry sails today: farewell to a boat</h1>',
      'The last ferry sails today: farewell to a boat',
    ],
    [
      '<title>The last ferry sails today - Courier</title><h1>“For good”: The last ferry sails today</h1>',
      '“For good”: The last ferry sails today',
    ],
    ['<title>Our ferries - Courier</title><h1>We fight for our ferries</h1>', 'We fight for our ferries'],
    [
      '<title>The last ferry sails today</title><h1>The last ferry sails today – by Jane Miller</h1>',
      'The last ferry sails today',
    ],
    [
      '<title>The last ferry sails today</title><h1>The last ferry sails today <small>4 May</small></h1>',
      'The last ferry sails today',
    ],
    [
      '<title>The last ferry sails today</title><nav><h1>Ferry sails today for the last time</h1></nav>',
      'The last ferry sails today',
    ],
    [
      '<title>Courier</title><body class="wp-custom-logo has-comments"><h1>The last\u00ad ferry of all</h1>',
      'The last ferry of all',
    ],
    ['<title>courier.example - The last ferry sails on Friday</title>', 'The last ferry sails on Friday'],
    [
      '<title>x</title><meta name="og:title" value="The last ferry sails on Friday">',
      'The last ferry sails on Friday',
    ],
    [
      '<title>Farewell: The last ferry sails</title><meta property="og:title" content="Farewell: The last ferry sails">' +
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Farewell: The last ferry sails"}</script><h1>The last ferry sails</h1>',
      'Farewell: The last ferry sails',
    ],
  ])('of %s is %s', (html, title) => {
    expect(extractPage(`${html}<p>Some words.</p>`)?.capture.metadata.title).toBe(title);
  });

  test('of a page that has none is its first words', () => {
    expect(extractPage('<p>Some words.</p>')?.capture.metadata.title).toBe('Some words.');
  });
});

describe('the time of publication', () => {
  test('is read by the headline of a Chinese page, in China time', () => {
    const before = '<div>2026年11月24日 08:05　来源：信使网　编辑：王小明</div>';
    expect(metadataOf({ lang: 'zh-CN', before })?.publishedTime).toBe('2026-11-24T08:05:00+08:00');
  });

  test('is in the zone that the page writes elsewhere', () => {
    const head = `<meta property="article:published_time" content="2026-11-24 08:05">
<meta name="date" content="2026-11-24T10:00:00+02:00">`;
    expect(metadataOf({ head })?.publishedTime).toBe('2026-11-24T08:05:00+02:00');
  });

  test.each([
    ['in UTC is told in the zone of the page', 'ja', '2026-11-23T23:05:00Z', '2026-11-24T08:05:00+09:00'],
    ['claims no zone where none is known', 'en', '2026-11-24 08:05', '2026-11-24T08:05:00'],
    ['at midnight in UTC is a day', 'ja', '2026-11-24T00:00:00Z', '2026-11-24'],
  ])('%s', (_what, lang, written, time) => {
    const head = `<meta property="article:published_time" content="${written}">`;
    expect(metadataOf({ lang, head })?.publishedTime).toBe(time);
  });

  test('is refined by the clock that stands by the headline', () => {
    const head = '<meta name="pubdate" content="2026-11-24">';
    expect(metadataOf({ head, before: '<p>Nov 24, 2026, 8:05 GMT</p>' })?.publishedTime).toBe(
      '2026-11-24T08:05:00Z',
    );
  });

  test('stays its day where no clock is given', () => {
    expect(metadataOf({ head: '<meta name="pubdate" content="2026-11-24">' })?.publishedTime).toBe(
      '2026-11-24',
    );
  });

  test.each([
    ['24.11.26, 08:05', 'de', '2026-11-24T08:05:00'],
    ['Updated: 25 Nov 2026. Published 24 Nov 2026', 'en', '2026-11-24'],
    ['08:05, 24 ноября 2026', 'ru', '2026-11-24T08:05:00'],
  ])('is read where %j stands by the headline', (line, lang, time) => {
    expect(metadataOf({ lang, before: `<p>${line}</p>` })?.publishedTime).toBe(time);
  });

  test.each([
    [
      'LONDON, Nov. 24, 2026 – The ferry has sailed, and with it went a hundred years of crossings that everyone here knew by heart and that nobody ever thought of as a thing that could come to an end.',
    ],
    [
      '(24.11.2026) The ferry has sailed, and with it went a hundred years of crossings that everyone here knew by heart and that nobody ever thought of as a thing that could come to an end.',
    ],
  ])('is the day with which the story begins (%#)', (line) => {
    expect(metadataOf({ lang: 'en-GB', before: `<p>${line}</p>` })?.publishedTime).toBe('2026-11-24');
  });

  test('is in the zone of the clock by the headline', () => {
    const head = '<meta property="article:published_time" content="2026-11-25T01:05:09Z">';
    expect(metadataOf({ head, before: '<p>Nov 24, 2026, 8:05 p.m.</p>' })?.publishedTime).toBe(
      '2026-11-24T20:05:09-05:00',
    );
  });

  test('is the one shown where a Chinese page declares another of that day', () => {
    const head = '<meta property="article:published_time" content="2026-11-24T08:10:42+08:00">';
    const before = '<div>2026年11月24日 08:05</div>';
    expect(metadataOf({ lang: 'zh-CN', head, before })?.publishedTime).toBe('2026-11-24T08:05:00+08:00');
  });

  test.each([
    ['a page that JSON-LD describes', { head: jsonLd({ '@type': 'WebPage', datePublished: '2026-11-24' }) }],
    ['a name that says so', { head: '<meta name="x:publication-date" content="2026-11-24">' }],
    ['a box named after a date below the story', { inside: '<div class="post-date">24 November 2026</div>' }],
    ['a line that says so', { after: '<p>This was first published on 24 November 2026 by us.</p>' }],
  ])('is found in %s', (_what, page) => {
    expect(metadataOf(page)?.publishedTime).toBe('2026-11-24');
  });

  test.each([
    ['https://courier.example/2026/11/24/ferry', '2026-11-24'],
    ['https://courier.example/ferry-20261124.html', '2026-11-24'],
    ['https://courier.example/24-11-2026', '2026-11-24'],
    ['https://courier.example/2026/11/ferry-20', null],
  ])('of %s is at last the day in the address: %s', (url, day) => {
    expect(metadataOf({}, url)?.publishedTime).toBe(day);
  });

  test('is not the year of the copyright, nor the day of a comment', () => {
    const after = `<div class="comments"><time datetime="2026-11-26">26 November 2026</time></div>
<p>© 2001-2026 Courier</p>`;
    expect(metadataOf({ after })?.publishedTime).toBeNull();
  });

  test('is not the time of a related story, nor one in the story', () => {
    const after = '<aside><time datetime="2020-01-01">1 January 2020</time></aside>';
    expect(metadataOf({ after, inside: '<p>It sank on 3 May 1999.</p>' })?.publishedTime).toBeNull();
  });
});

describe('the byline', () => {
  test.each([
    ['<p>作者：王小明</p>', ['王小明']],
    ['<p>中新社北京11月24日电 (记者 王小明 李华)渡船周五停航。</p>', ['王小明', '李华']],
    ['<p>【本报记者王小明、李华】渡船周五停航。</p>', ['王小明', '李华']],
    ['<p>2026-11-24 来源：信使网 编辑：王小明</p>', []],
    ['<figure><figcaption>渡船。(新华社记者 王小明 摄)</figcaption></figure>', []],
  ])('of a Chinese page with %s is %j', (before, expected) => {
    expect(metadataOf({ lang: 'zh-CN', before })?.byline).toEqual(expected);
  });

  test.each([
    ['<p>By Ann Field</p>', ['Ann Field']],
    ['<a rel="author" href="/ann">Ann Field</a>', ['Ann Field']],
    ['<p class="byline">By Ann Field</p>', ['Ann Field']],
    [
      '<p class="byline">By Ann Field and Bo Marsh, Staff Writers | 24 Nov 2026</p>',
      ['Ann Field', 'Bo Marsh'],
    ],
    [
      '<div class="authors"><a href="/author/a">Ann Field</a> <a href="/author/b">Bo Marsh</a></div>',
      ['Ann Field', 'Bo Marsh'],
    ],
    ['<p class="author-info">View all posts by lupa7</p>', ['lupa7']],
    ['<p>By Ann Field, Bo Marsh and Cy Dale</p>', ['Ann Field', 'Bo Marsh', 'Cy Dale']],
    ['<p class="author">Follow us</p>', []],
    ['<p class="author">ann@courier.example</p>', []],
    ['<div class="comments"><p class="author">Bo Marsh</p></div>', []],
  ])('of an English page with %s is %j', (before, expected) => {
    expect(metadataOf({ before })?.byline).toEqual(expected);
  });

  test('is not the site, nor an address', () => {
    const head = `<meta property="og:site_name" content="Courier"><meta name="author" content="Courier">
<meta property="article:author" content="https://facebook.com/ann">`;
    expect(metadataOf({ head })?.byline).toEqual([]);
  });
});

describe('further facts', () => {
  test('come from JSON-LD, with where each was found', () => {
    const head = jsonLd({
      ...article,
      dateModified: '2026-11-25T09:00:00Z',
      articleSection: ['River', 'News'],
      keywords: 'ferry, river',
      isAccessibleForFree: 'False',
    });
    expect(metadataOf({ head, before: '<p>By Ann Field</p>' })).toMatchObject({
      modifiedTime: '2026-11-25T09:00:00Z',
      section: 'River',
      keywords: ['ferry', 'river'],
      isAccessibleForFree: false,
      factSources: {
        title: 'shown',
        byline: 'shown',
        modifiedTime: 'json-ld',
        section: 'json-ld',
        keywords: 'json-ld',
      },
    });
  });

  test('have the picture that the page offers', () => {
    const head =
      '<meta property="og:image" content="/ferry.jpg"><meta name="twitter:image" content="/small.jpg">';
    expect(metadataOf({ head })).toMatchObject({
      imageUrl: 'https://courier.example/ferry.jpg',
      factSources: { imageUrl: 'meta' },
    });
    expect(
      metadataOf({ head: '<meta property="og:image" content="data:image/png;base64,x">' })?.imageUrl,
    ).toBeNull();
  });

  test('tell where site, language, address and summary were found', () => {
    const head = jsonLd({ ...article, publisher: { name: 'Courier' }, inLanguage: 'en' });
    const found = metadataOf({ head })?.factSources;
    expect(found).toMatchObject({ siteName: 'json-ld', lang: 'markup', excerpt: 'text' });
    expect(found).not.toHaveProperty('canonicalUrl');
    const inHead = `<meta property="og:site_name" content="Courier"><meta name="description" content="It stops.">
<link rel="canonical" href="/ferry">`;
    const before = '<p>渡船周五停航，两岸居民合影留念，此后由大桥代替。</p>'.repeat(30);
    expect(metadataOf({ head: inHead, before })?.factSources).toMatchObject({
      siteName: 'meta',
      canonicalUrl: 'meta',
      excerpt: 'meta',
      lang: 'text',
    });
  });

  test('have a source without the label that follows it', () => {
    const before = '<div><span>2026-11-24</span><span>来源：信使网</span><span>责任编辑：王小明</span></div>';
    expect(metadataOf({ lang: 'zh-CN', before })?.sourceName).toBe('信使网');
  });

  test('come from meta tags and from the lines by the headline', () => {
    const head = `<meta property="article:section" content="River"><meta name="keywords" content="渡船，停航">
<meta property="article:content_tier" content="metered">`;
    const before =
      '<div>2026年11月24日 08:05　来源：信使网　编辑：王小明</div><div>更新时间：2026年11月25日 09:00</div>';
    expect(metadataOf({ lang: 'zh-CN', head, before })).toMatchObject({
      publishedTime: '2026-11-24T08:05:00+08:00',
      modifiedTime: '2026-11-25T09:00:00+08:00',
      sourceName: '信使网',
      section: 'River',
      keywords: ['渡船', '停航'],
      isAccessibleForFree: false,
      factSources: { sourceName: 'shown', publishedTime: 'shown', modifiedTime: 'shown', keywords: 'meta' },
    });
  });

  test('are none of a page that says nothing', () => {
    expect(metadataOf({})).toMatchObject({
      modifiedTime: null,
      sourceName: null,
      section: null,
      keywords: [],
      isAccessibleForFree: null,
      factSources: { title: 'shown' },
    });
  });
});

describe('language and direction', () => {
  const arabic =
    '<p>توقفت العبّارة عن العمل يوم الجمعة بعد مئة عام من الخدمة، وقال القبطان إنه ليس حزينًا.</p>'.repeat(30);
  const chinese = `<p>${'渡船在河上走了一百年，星期五是最后一趟。'.repeat(60)}</p>`;

  test.each([
    ['en-GB', '', 'en-GB', null],
    ['zh_CN', chinese, 'zh-CN', null],
    ['en', chinese, 'zh-Hans', null],
    ['zh', chinese.replaceAll('后', '後').replaceAll('过', '過'), 'zh-Hant', null],
    ['', arabic, 'ar', 'rtl'],
    ['en', arabic, 'ar', 'rtl'],
    ['fa', arabic, 'fa', 'rtl'],
  ])('of a page that says %j (%#)', (lang, inside, expected, dir) => {
    expect(metadataOf({ lang, inside })).toMatchObject({ lang: expected, dir });
  });

  test('are the page’s own where it says so', () => {
    const page = storyPage().replace('<body>', '<body dir="ltr">');
    expect(extractPage(page)?.capture.metadata.dir).toBe('ltr');
  });
});
