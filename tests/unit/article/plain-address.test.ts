import { describe, expect, test } from 'vitest';

import { plainAddress } from '@/utils/article/plain-address';

describe('the plain address', () => {
  test.each([
    ['https://www.a.example/story-1', 'https://a.example/story-1'],
    ['https://m.a.example/story-1', 'https://a.example/story-1'],
    ['https://mobile.a.example/story-1', 'https://a.example/story-1'],
    ['https://amp.a.example/story-1?id=2', 'https://a.example/story-1?id=2'],
    ['https://a.example/news/story-1/amp', 'https://a.example/news/story-1'],
    ['https://a.example/news/story-1/amp/', 'https://a.example/news/story-1'],
    ['https://a.example/amp/news/story-1', 'https://a.example/news/story-1'],
    ['https://a.example/news/1234.amp.html', 'https://a.example/news/1234.html'],
    ['https://a.example/news/story-1.amp', 'https://a.example/news/story-1'],
    ['https://a.example/story-1?amp&id=2', 'https://a.example/story-1?id=2'],
    ['https://a.example/story-1?amp=1', 'https://a.example/story-1'],
    ['https://a.example/story-1?outputType=amp', 'https://a.example/story-1'],
    [
      'https://a-example.cdn.ampproject.org/c/s/www.a.example/news/story-1/amp',
      'https://a.example/news/story-1',
    ],
    [
      'https://a-example.cdn.ampproject.org/v/a.example/news/story-1?amp_js_v=0',
      'http://a.example/news/story-1?amp_js_v=0',
    ],
    ['https://www.google.com/amp/s/a.example/story-1.amp.html', 'https://a.example/story-1.html'],
  ])('of %s is %s', (address, plain) => {
    expect(plainAddress(address)).toBe(plain);
  });

  test.each([
    'https://a.example/products/amp',
    'https://a.example/amp/guitar',
    'https://m.example/story-1',
    'https://a.example/story-1?amp=12',
    'https://a.example/camp/story-1',
    'https://www.example/amp',
    'http://127.0.0.1/story-1',
    'https://cdn.ampproject.org/v0/story-1.js',
    'no address',
  ])('of %s is itself', (address) => {
    expect(plainAddress(address)).toBe(address);
  });

  test('of a plain address is itself', () => {
    const plain = plainAddress('https://m.a.example/amp/story-1/amp?amp=1');
    expect(plainAddress(plain)).toBe(plain);
  });
});
