import { describe, expect, test } from 'vitest';

import { isSamePage, urlKey, urlKeys } from '@/utils/article/url-key';

describe('key of an address', () => {
  test.each([
    ['http://A.example/story/', 'https://a.example/story'],
    ['https://a.example:443/story', 'https://a.example/story'],
    ['http://a.example:80/story', 'https://a.example/story'],
    ['https://me:secret@a.example/story', 'https://a.example/story'],
    ['https://a.example/story?utm_source=x&b=2&a=1&fbclid=y', 'https://a.example/story?a=1&b=2'],
    ['https://a.example/story#top', 'https://a.example/story'],
    ['https://a.example/#/story', 'https://a.example#/story'],
    ['https://a.example/', 'https://a.example'],
    ['https://a.example/story?from=timeline&isappinstalled=0&nsukey=z&id=7', 'https://a.example/story?id=7'],
    ['https://a.example/story?from=2020-01-01', 'https://a.example/story?from=2020-01-01'],
    [
      'https://a.example/story?pk_id=4&at_home=1&pk_campaign=x&at_medium=y',
      'https://a.example/story?at_home=1&pk_id=4',
    ],
    ['https://a.example/s?ref=Twitter&_gl=1&ysclid=2&share_token=3&smid=4', 'https://a.example/s'],
    ['https://a.example/新闻', 'https://a.example/%E6%96%B0%E9%97%BB'],
  ])('of %s is %s', (address, key) => {
    expect(urlKey(address)).toBe(key);
  });

  test.each(['', 'about:blank', 'javascript:x', 'no address'])('of %j is none', (address) => {
    expect(urlKey(address)).toBeNull();
  });

  test('of a key is itself', () => {
    const key = urlKey('http://a.example/story/?b=1&a=2#x') ?? '';
    expect(urlKey(key)).toBe(key);
  });
});

describe('keys of an article', () => {
  test('are its address and its canonical one', () => {
    expect(urlKeys('https://m.a.example/1', 'https://a.example/story')).toEqual([
      'https://m.a.example/1',
      'https://a.example/1',
      'https://a.example/story',
    ]);
  });

  test('count once what is the same', () => {
    expect(urlKeys('https://a.example/1?utm_source=x', 'https://a.example/1')).toEqual([
      'https://a.example/1',
    ]);
  });

  test('leave out what a page calls its own that is the front page', () => {
    expect(urlKeys('https://a.example/1', 'https://a.example/', ['https://m.a.example'])).toEqual([
      'https://a.example/1',
    ]);
    expect(urlKeys('https://a.example/', 'https://a.example/')).toEqual(['https://a.example']);
  });

  test('are those of its other addresses too', () => {
    expect(urlKeys('https://a.example/1', null, ['https://a.example/n/amp/story-1'])).toContain(
      'https://a.example/n/amp/story-1',
    );
  });

  test.each([
    ['https://www.a.example/story-1', 'https://m.a.example/story-1?utm_source=x'],
    ['https://a.example/story-1', 'https://mobile.a.example/story-1/'],
    ['https://a.example/2026/story', 'https://www.a.example/2026/story?amp=1&from=timeline'],
  ])('of %s and %s have one in common', (one, other) => {
    expect(urlKeys(one, null).filter((key) => urlKeys(other, null).includes(key))).not.toEqual([]);
  });
});

test.each([
  ['https://a.example/ferry', 'https://a.example/ferry#comments', true],
  ['https://a.example/ferry?utm_source=mail', 'https://a.example/ferry/', true],
  ['https://a.example/#/ferry', 'https://a.example/#/bridge', false],
  ['https://a.example/#!ferry', 'https://a.example/', false],
  ['https://a.example/ferry', 'https://a.example/bridge', false],
  ['about:blank', 'about:blank#top', true],
  ['', 'https://a.example/ferry', false],
])('tells whether %s and %s are one page', (address, other, isOne) => {
  expect(isSamePage(address, other)).toBe(isOne);
});
