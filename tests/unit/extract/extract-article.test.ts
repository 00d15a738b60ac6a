import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';

import { createSanitizer } from '@/utils/article/sanitize-html';
import { extractArticle } from '@/utils/extract/extract-article';

import {
  bellArticle,
  clobberedFormsPage,
  largePage,
  notAnArticlePage,
  noPicturesPage,
} from '../../fixtures/samples/hostile-pages';
import { extractPage, pageWindow, SANITIZE } from './extract-page';
import { storyPage } from './story-page';

describe('what is read', () => {
  test('is the article where there is one, though something is selected', () => {
    const capture = extractPage(storyPage({ inside: '<p id="s">Selected words.</p>' }), {
      select: '#s',
    })?.capture;
    expect(capture?.source).toBe('article');
    expect(capture?.textContent).toMatch(/^The ferry has crossed/);
  });

  test('is the selection where there is no article', () => {
    const capture = extractPage('<ul><li>One</li><li id="s">Two <b>and a half</b></li></ul>', {
      select: '#s',
    })?.capture;
    expect(capture).toMatchObject({ source: 'selection', content: '<p>Two <b>and a half</b></p>' });
  });

  test('is the selection with its pictures, under the shadow of other elements', () => {
    const html = `<x-box></x-box><ul><li>One</li><li id="s">Two <img data-src="/a.jpg"></li></ul>`;
    const window = pageWindow(html);
    const host = window.document.querySelector('x-box');
    host?.attachShadow({ mode: 'open' }).append('A shadow.', window.document.createElement('hr'));
    const selected = window.document.createRange();
    selected.selectNodeContents(window.document.querySelector('#s') ?? window.document.body);
    const result = extractArticle({
      window,
      url: window.document.URL,
      selected,
      sanitize: createSanitizer(window),
    });
    expect(result.ok && result.value.capture.source).toBe('selection');
    expect(result.ok && result.value.pictureSources).toEqual(['https://courier.example/a.jpg']);
  });

  test('is what open shadow roots show, with their slots filled', () => {
    const window = pageWindow(
      '<h1>Title</h1><x-story><p slot="intro">Before.</p><p>In the light.</p><p slot="unused">Unseen.</p></x-story>',
    );
    const root = window.document.querySelector('x-story')?.attachShadow({ mode: 'open' });
    root?.append(
      ...['intro', '', 'empty'].map((name) => {
        const slot = window.document.createElement('slot');
        if (name !== '') slot.setAttribute('name', name);
        slot.append(`Default of ${name}.`);
        return slot;
      }),
      'After.',
    );
    const result = extractArticle({
      window,
      url: window.document.URL,
      selected: null,
      sanitize: createSanitizer(window),
    });
    const text = result.ok ? result.value.capture.textContent : '';
    expect(text.replaceAll('\n', ' ')).toBe('Title Before. In the light. Default of empty.After.');
  });

  test('is all that the page says where nothing is selected', () => {
    const capture = extractPage(notAnArticlePage())?.capture;
    expect(capture?.source).toBe('page');
    expect(capture?.textContent).toContain('Gardening');
    expect(capture?.textContent).toContain('Sign in');
  });

  test('is the way around the site, where a page has nothing else', () => {
    expect(extractPage('<nav><a href="/a">Only this</a></nav>')?.capture).toMatchObject({
      source: 'page',
      textContent: 'Only this',
    });
  });

  test.each([
    '',
    '<p> </p>',
    '<script>x</script>',
    '<frameset><frame src="/a"></frameset>',
    '<img src="/a.jpg">',
  ])('is nothing in %j', (html) => {
    expect(extractPage(html)).toBeNull();
  });

  test('holds absolute links; links within the page are text', () => {
    const inside =
      '<p>See <a href="../x?y#z">there</a>, <a href="#note">here</a>, <a href="/2026/ferry.html#b">below</a>.</p>';
    const content = extractPage(storyPage({ inside }))?.capture.content;
    expect(content).toContain('href="https://courier.example/x?y#z"');
    expect(content?.match(/<a /g)).toHaveLength(1);
  });

  test('holds no script, handler or style of the page', () => {
    const inside = '<p onclick="x" style="color:red" class="a" id="b">Clean <script>bad()</script>words.</p>';
    expect(extractPage(storyPage({ inside }))?.capture.content).toContain('<p>Clean words.</p>');
  });

  test('fits what the library takes', () => {
    const long = 'x'.repeat(20_000);
    const head = `<meta property="og:site_name" content="${long}"><meta name="description" content="${long}">
<link rel="canonical" href="https://courier.example/${long}">`;
    const metadata = extractPage(storyPage({ head, lang: long }))?.capture.metadata;
    expect(metadata?.siteName?.length).toBeLessThanOrEqual(500);
    expect(metadata?.excerpt?.length).toBeLessThanOrEqual(5_000);
    expect(metadata?.canonicalUrl).toBeNull();
    expect(metadata?.lang).toBeNull();
  });

  test('is written so that it reads the same again', () => {
    // The tree holds a paragraph in a paragraph, which HTML can't say.
    const window = pageWindow(storyPage());
    const { document } = window;
    const outer = document.createElement('p');
    const inner = document.createElement('p');
    inner.textContent = 'Inner words that stand in a paragraph within another one.';
    outer.append('Outer words before it, ', inner, ' and after it.');
    document.querySelector('.story')?.append(outer);
    const sanitize = createSanitizer(window);
    const result = extractArticle({ window, url: document.URL, selected: null, sanitize });
    const content = result.ok ? result.value.capture.content : '';
    const holder = document.createElement('div');
    holder.append(sanitize(content));
    expect(holder.innerHTML).toBe(content);
  });
});

describe('the live page', () => {
  test.each([
    ['with forms that shadow what nodes are asked', clobberedFormsPage()],
    ['plain', noPicturesPage()],
    ['without an article', notAnArticlePage()],
    [
      'with pictures that wait',
      storyPage({ inside: '<img data-src="/a.jpg"><noscript><img src="/a.jpg"></noscript>' }),
    ],
  ])('%s stays as it is', (_what, html) => {
    const window = pageWindow(html);
    const serialiser = new window.XMLSerializer();
    const before = serialiser.serializeToString(window.document);
    extractArticle({
      window,
      url: 'https://courier.example/x',
      selected: null,
      sanitize: SANITIZE,
    });
    expect(serialiser.serializeToString(window.document)).toBe(before);
  });
});

test('an article in a form that shadows everything is read whole', () => {
  const capture = extractPage(clobberedFormsPage())?.capture;
  expect(capture?.metadata.title).toBe(bellArticle.title);
  expect(capture?.textContent.startsWith(bellArticle.firstWords)).toBe(true);
  expect(capture?.textContent.endsWith(bellArticle.lastWords)).toBe(true);
});

test('an XHTML page is read as HTML', () => {
  const html = storyPage().replace('<!doctype html><html', '<html xmlns="http://www.w3.org/1999/xhtml"');
  const { window } = new JSDOM(html, { contentType: 'application/xhtml+xml' });
  const result = extractArticle({
    window,
    url: 'https://courier.example/x',
    selected: null,
    sanitize: createSanitizer(window),
  });
  expect(result.ok && result.value.capture.source).toBe('article');
});

test('nothing of a long page is lost', { timeout: 60_000 }, () => {
  const capture = extractPage(largePage(6_000))?.capture;
  const numbers = [...(capture?.textContent.matchAll(/Entry (\d+)\./g) ?? [])].map(([, number]) =>
    Number(number),
  );
  expect(numbers.length).toBeGreaterThan(200);
  expect(numbers).toEqual(numbers.map((_number, index) => index + 1));
});
