import { describe, expect, test } from 'vitest';

import { bestCandidate, parseSrcset } from '@/utils/extract/srcset';

describe('a srcset', () => {
  test('is read with widths and densities', () => {
    expect(parseSrcset('/a.jpg 640w, /b.jpg 1280w,/c.jpg 2x , /d.jpg')).toEqual([
      { url: '/a.jpg', width: 640, density: null },
      { url: '/b.jpg', width: 1280, density: null },
      { url: '/c.jpg', width: null, density: 2 },
      { url: '/d.jpg', width: null, density: null },
    ]);
  });

  test('may have commas in its addresses', () => {
    const candidates = parseSrcset(
      'https://c.example/w_300,h_200/a.jpg 300w, https://c.example/w_900,h_600/a.jpg 900w',
    );
    expect(candidates.map(({ url, width }) => [url, width])).toEqual([
      ['https://c.example/w_300,h_200/a.jpg', 300],
      ['https://c.example/w_900,h_600/a.jpg', 900],
    ]);
  });

  test.each(['', ' , ,', ','.repeat(100_000), 'a '.repeat(100_000)])(
    'is read in bounded time (%#)',
    (srcset) => {
      const started = performance.now();
      parseSrcset(srcset);
      expect(performance.now() - started).toBeLessThan(1_000);
    },
  );
});

describe('the best of a srcset', () => {
  test.each([
    ['/s 320w, /m 1600w, /l 4000w', '/m'],
    ['/l 4000w, /s 320w', '/l'],
    ['/s 320w, /m 800w', '/m'],
    ['/1 1x, /2 2x, /3 3x', '/2'],
    ['/only', '/only'],
  ])('of %s is %s', (srcset, url) => {
    expect(bestCandidate(parseSrcset(srcset))?.url).toBe(url);
  });

  test('of nothing is nothing', () => {
    expect(bestCandidate([])).toBeNull();
  });
});
