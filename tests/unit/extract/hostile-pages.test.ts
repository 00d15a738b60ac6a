import fc from 'fast-check';
import { expect, test } from 'vitest';

import { READINGS } from '@/utils/article/reading';
import { extractArticle } from '@/utils/extract/extract-article';
import { findPages } from '@/utils/extract/pages/find-pages';

import { expectRead } from '../../support/expect-read';
import { aHostilePage, openShadows, writtenPage } from '../../support/hostile-page';
import { writePage } from '../../support/write-page';
import { extractPage, pageWindow, SANITIZE } from './extract-page';
import { storyPage } from './story-page';

test(
  'any page is read or found empty, gives what the library takes, and stays as it is',
  { timeout: 300_000 },
  () => {
    fc.assert(
      fc.property(aHostilePage(), fc.constantFrom(...READINGS), (html, reading) => {
        const window = pageWindow(html);
        expectRead(window, reading);
        window.close();
      }),
      { numRuns: 100 },
    );
  },
);

test('so is one in a frame of a page, facts and all', { timeout: 300_000 }, () => {
  fc.assert(
    fc.property(aHostilePage(), fc.constantFrom(...READINGS), (html, reading) => {
      const window = pageWindow('<title>Courier</title><main><iframe></iframe></main>');
      const frame = window.document.querySelector('iframe')?.contentWindow;
      if (!frame) throw new Error('no frame');
      const inner = frame as unknown as typeof window;
      writePage(inner, html);
      openShadows(inner);
      const before = writtenPage(inner);
      expectRead(window, reading);
      expect(writtenPage(inner)).toBe(before);
      window.close();
    }),
    { numRuns: 50 },
  );
});

const DEEP = 20_000;

test.each([
  ['an author in an author', `{"author":${'{"name":'.repeat(DEEP)}"Ann"${'}'.repeat(DEEP)}}`],
  ['lists in lists', `{"keywords":${'['.repeat(DEEP)}${']'.repeat(DEEP)}}`],
  ['graphs in graphs', `${'{"@graph":'.repeat(DEEP)}[]${'}'.repeat(DEEP)}`],
  ['an answer that is no word', '{"isAccessibleForFree":{"toString":1,"valueOf":1}}'],
  ['an answer in lists', `{"isAccessibleForFree":${'['.repeat(DEEP)}${']'.repeat(DEEP)}}`],
  ['a prototype', '{"__proto__":{"author":"Ann"},"constructor":{"prototype":{"author":"Ann"}}}'],
])('JSON-LD with %s tells nothing', (_what, json) => {
  const data = json.startsWith('{"@graph"') ? json : json.replace('{', '{"@type":"NewsArticle",');
  const head = `<script type="application/ld+json">${data}</script>`;
  const metadata = extractPage(storyPage({ head }))?.capture.metadata;
  expect(metadata).toMatchObject({ byline: [], keywords: [], isAccessibleForFree: null });
});

/** What forms and documents are asked, by which a page may call its elements. */
const ASKED = [
  ...[
    'getAttribute',
    'hasAttribute',
    'parentElement',
    'parentNode',
    'closest',
    'matches',
    'contains',
    'className',
  ],
  ...[
    'id',
    'localName',
    'children',
    'childNodes',
    'firstChild',
    'textContent',
    'querySelector',
    'querySelectorAll',
  ],
  ...[
    'remove',
    'append',
    'replaceWith',
    'ownerDocument',
    'nodeType',
    'attributes',
    'isConnected',
    'shadowRoot',
  ],
  ...[
    'createElement',
    'createDocumentFragment',
    'createRange',
    'createTreeWalker',
    'importNode',
    'cloneNode',
  ],
  ...['baseURI', 'head', 'body', 'documentElement', 'implementation', 'images', 'contentType', 'title'],
];

test('a page whose elements are called as what is asked is read with its addresses, pages and shadows', () => {
  const shadows = ASKED.map(
    (name) => `<input name="${name}"><img name="${name}" src="/x.gif" width="1">`,
  ).join('');
  const pages = '<a href="/2026/ferry_2.html">Next page</a><a href="/2026/ferry.html">1</a>';
  const window = pageWindow(
    storyPage({
      before: `<form>${shadows}`,
      inside: `<x-box><form slot="a">${shadows}</form><p slot="a">What stands in the shadow of the boat is told here, at some length.</p>
<template class="its-shadow"><slot name="a"></slot></template></x-box>
<p>With a <a href="/link.html">link</a>.</p><p><img src="/boat.jpg" alt="Boat"></p>`,
      after: pages,
    }),
  );
  openShadows(window);
  const { url, sanitize } = { url: window.location.href, sanitize: SANITIZE };
  const result = extractArticle({ window, url, selected: null, sanitize });
  const article = result.ok ? result.value : null;
  expect(article?.capture.content).toContain('href="https://courier.example/link.html"');
  expect(article?.capture.content).toContain('stands in the shadow of the boat');
  expect(article?.pictureSources).toContain('https://courier.example/boat.jpg');
  expect(findPages(window, url, url).pages).toHaveLength(1);
});
