import { describe, expect, it } from 'vitest';

import { findPages } from '@/utils/extract/pages/find-pages';

import { pageWindow } from '../extract-page';
import { storyPage } from '../story-page';

const URL = 'https://courier.example/2026/ferry.html';

function found(page: Parameters<typeof storyPage>[0], url = URL) {
  const window = pageWindow(storyPage(page), url);
  const { pages, ...rest } = findPages(window, url, window.document.baseURI);
  return { ...rest, pages: pages.map((one) => one.url.replace('https://courier.example', '')) };
}

describe('findPages', () => {
  it('finds numbered pages, each once and in order', () => {
    const inside = `<p class="pager">1 <a href="ferry_3.html">3</a> <a href="ferry_2.html">2</a>
      <a href="ferry_2.html">Next page</a></p>`;
    expect(found({ inside })).toEqual({
      own: null,
      more: 2,
      pages: ['/2026/ferry_2.html', '/2026/ferry_3.html'],
      whole: null,
    });
  });

  it('takes the number of the last page for how many there are', () => {
    const inside = '<p>1 <a href="?page=2">2</a> <a href="?page=3">3</a> … <a href="?page=9">9</a></p>';
    expect(found({ inside })).toMatchObject({ more: 8 });
  });

  it('follows rel=next to a page of the same article, not knowing how many come', () => {
    const head = '<link rel="next" href="https://courier.example/2026/ferry.html?page=2">';
    expect(found({ head })).toEqual({
      own: null,
      more: null,
      pages: ['/2026/ferry.html?page=2'],
      whole: null,
    });
  });

  it('finds the first page from a later one', () => {
    const inside = '<p><a href="ferry.html">1</a> 2 <a href="ferry_3.html">3</a></p>';
    expect(found({ inside }, 'https://courier.example/2026/ferry_2.html')).toMatchObject({
      own: 2,
      pages: ['/2026/ferry.html', '/2026/ferry_3.html'],
    });
  });

  it('finds pages counted from 0', () => {
    const inside =
      '<p>1 <a href="ferry_1.html">2</a> <a href="ferry_2.html">3</a> <a href="ferry_1.html">下一页</a></p>';
    expect(found({ inside })).toMatchObject({ more: 2, pages: ['/2026/ferry_1.html', '/2026/ferry_2.html'] });
  });

  it('takes bare numbers for pages where a link numbered 1 leads to the address without any', () => {
    const url = 'https://courier.example/ferry/2';
    const next = '<a href="/ferry/3">Next</a>';
    expect(found({ inside: `<p><a href="/ferry">1</a> 2 ${next}</p>` }, url).pages).toEqual([
      '/ferry',
      '/ferry/3',
    ]);
    expect(found({ inside: `<p>${next}</p>` }, url).pages).toEqual([]);
  });

  it('finds the pages of a list to jump by, and pictures for links', () => {
    const inside = `<select><option>Page 1: The river<option value="/2026/ferry/2">Page 2: The bridge</select>
      <a href="/2026/ferry/3"><img src="arrow.png" alt="Next page"></a>`;
    expect(found({ inside }).pages).toEqual(['/2026/ferry/2', '/2026/ferry/3']);
  });

  it('finds the whole article on one page', () => {
    const inside = '<p>1 <a href="?page=2">2</a> <a href="?page=all">Read on one page</a></p>';
    expect(found({ inside })).toMatchObject({ whole: `${URL}?page=all`, pages: ['/2026/ferry.html?page=2'] });
  });

  it('finds the rest of an article behind a link that says so', () => {
    const inside = '<p><a href="ferry_all.html">余下全文</a> <a href="/2026/ferry/full">Fullscreen</a></p>';
    expect(found({ inside })).toEqual({
      own: null,
      more: null,
      pages: [],
      whole: 'https://courier.example/2026/ferry_all.html',
    });
  });

  it('offers nothing to who reads the whole on one page', () => {
    const inside = '<p><a href="ferry.html?page=2">2</a> <a href="ferry.html">1</a></p>';
    expect(found({ inside }, `${URL}?page=all`).pages).toEqual([]);
  });

  it.each([
    ['the next article', '<link rel="next" href="/2026/bridge.html">', ''],
    [
      'the next article by number',
      '<link rel="next" href="/2026/ferries/105.html">',
      '<a rel="next" href="/105.html">Next</a>',
    ],
    ['pages of comments', '', '<div class="comments-pager"><a href="?page=2">2</a></div>'],
    ['pages of a list beside', '', '<div id="related-stories"><a href="?page=2">Next</a></div>'],
    ['another site', '', '<a href="https://other.example/2026/ferry.html?page=2">Next page</a>'],
    ['a link that says something else', '', '<a href="?page=2">What the bridge cost</a>'],
    ['a script', '', '<a href="javascript:next()">Next page</a>'],
  ])('passes over %s', (_, head, after) => {
    expect(found({ head, after }).pages).toEqual([]);
  });
});
