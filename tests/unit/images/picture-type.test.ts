import { describe, expect, test } from 'vitest';

import { pictureType } from '@/utils/images/picture-type';

const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

describe('type of a picture', () => {
  test.each([
    ['image/jpeg', '\xff\xd8\xff\xe0..JFIF'],
    ['image/png', '\x89PNG\r\n\x1a\n....'],
    ['image/gif', 'GIF89a..'],
    ['image/gif', 'GIF87a..'],
    ['image/webp', 'RIFF\x10\0\0\0WEBPVP8 '],
    ['image/avif', '\0\0\0\x1cftypavif'],
    ['image/bmp', 'BM\x46\0\0\0\0\0\0\0\x36'],
    ['image/x-icon', '\0\0\x01\0\x01\0'],
    ['image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    [
      'image/svg+xml',
      '\xef\xbb\xbf<?xml version="1.0"?>\n<!-- a > b -->\n<!DOCTYPE svg [<!ENTITY a "b">]>\n<svg>',
    ],
  ])('is %s', (type, bytes) => {
    expect(pictureType(latin1(bytes))).toBe(type);
  });

  test.each([
    ['nothing', ''],
    ['a page', '<!doctype html><svg>'],
    ['text', 'Not found <svg '],
    ['a sound', 'RIFF\x10\0\0\0WAVEfmt '],
    ['a film', '\0\0\0\x1cftypmp42'],
    ['a cut-off signature', '\x89PN'],
    ['a document', '%PDF-1.7'],
  ])('is none for %s', (_what, bytes) => {
    expect(pictureType(latin1(bytes))).toBeNull();
  });

  test('is found at once however the beginning is written', () => {
    const bytes = latin1('<!--'.repeat(200_000));
    // A pattern that backtracks would not come to an end within the test's time.
    expect(pictureType(bytes)).toBeNull();
  });
});
