import { describe, expect, test } from 'vitest';

import { isSamePicture, pictureKey } from '@/utils/extract/picture-key';

describe('two addresses', () => {
  test.each([
    ['https://a.example/p/boat-1024x683.jpg', 'https://a.example/p/boat.jpg'],
    ['https://a.example/p/boat@2x.png', 'https://a.example/p/boat.png'],
    ['https://a.example/p/boat.jpg?w=300&q=80', 'https://a.example/p/boat.jpg?w=1200'],
    ['https://a.example/p/boat.jpg?v=3', 'https://a.example/p/boat.jpg'],
    ['https://a.example/4415/1280@40.jpg', 'https://a.example/4415/1920@90.jpg'],
  ])('%s and %s are of one picture', (a, b) => {
    expect(pictureKey(a)).toBe(pictureKey(b));
  });

  test.each([
    ['https://a.example/picture/10.png', 'https://a.example/picture/11.png'],
    ['https://a.example/2026/1024.jpg', 'https://a.example/2026/1025.jpg'],
    ['https://a.example/i?id=1', 'https://a.example/i?id=2'],
    ['https://a.example/i.php?s=1', 'https://a.example/i.php?s=2'],
    ['https://a.example/1/boat.jpg', 'https://a.example/2/boat.jpg'],
    ['data:image/png;base64,AAAA', 'data:image/png;base64,BBBB'],
  ])('%s and %s are of two', (a, b) => {
    expect(pictureKey(a)).not.toBe(pictureKey(b));
    expect(isSamePicture(a, b)).toBe(false);
  });

  test('on two servers may be of one picture, if its name is one nobody would give twice', () => {
    expect(isSamePicture('https://a.example/x/p0h7k2lq.jpg', 'https://b.example/y/p0h7k2lq-640w.webp')).toBe(
      true,
    );
    expect(isSamePicture('https://a.example/x/boat.jpg', 'https://b.example/y/boat.jpg')).toBe(false);
  });
});
