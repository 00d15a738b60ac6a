import { describe, expect, it } from 'vitest';

import { decodeHtml } from '@/utils/extract/pages/decode-html';

const nowhere = { contentType: null, neighbour: 'utf-8' };
/** 渡船 in the encodings of news in Chinese, Japanese and Korean, and й in an old one of Russian. */
const SAMPLES = [
  ['gb2312', [0xb6, 0xc9, 0xb4, 0xac], '渡船'],
  ['gbk', [0xb6, 0xc9, 0xb4, 0xac], '渡船'],
  ['big5', [0xb4, 0xe7, 0xb2, 0xee], '渡船'],
  ['shift_jis', [0x93, 0x6e, 0x91, 0x44], '渡船'],
  ['euc-jp', [0xc5, 0xcf, 0xc1, 0xa5], '渡船'],
  ['euc-kr', [0xb3, 0xaa, 0xb7, 0xe7], '나루'],
  ['windows-1251', [0xe9], 'й'],
] as const;

const ascii = (text: string): number[] => Array.from(text, (character) => character.charCodeAt(0));
const bytes = (...parts: (string | readonly number[])[]): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? ascii(part) : part)));

describe('decodeHtml', () => {
  it.each(SAMPLES)('believes the header: %s', (charset, encoded, text) => {
    expect(
      decodeHtml(bytes('<p>', encoded), { ...nowhere, contentType: `text/html;charset=${charset}` }),
    ).toBe(`<p>${text}`);
  });

  it.each(SAMPLES)('believes the page: %s', (charset, encoded, text) => {
    for (const meta of [
      `<meta charset="${charset}">`,
      `<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=${charset}">`,
    ]) {
      expect(decodeHtml(bytes(meta, encoded), nowhere)).toBe(meta + text);
    }
  });

  it.each(SAMPLES)(
    'takes the encoding of its neighbour where nothing is said: %s',
    (charset, encoded, text) => {
      expect(decodeHtml(bytes('<p>', encoded), { contentType: 'text/html', neighbour: charset })).toBe(
        `<p>${text}`,
      );
    },
  );

  it('believes a byte order mark before all else', () => {
    const header = { ...nowhere, contentType: 'text/html; charset=gbk' };
    expect(decodeHtml(bytes([0xef, 0xbb, 0xbf, 0xe6, 0xb8, 0xa1]), header)).toBe('渡');
    expect(decodeHtml(bytes([0xff, 0xfe, 0x21, 0x6e]), header)).toBe('渡');
    expect(decodeHtml(bytes([0xfe, 0xff, 0x6e, 0x21]), header)).toBe('渡');
  });

  it('reads UTF-8 under a wrong name, or none, as UTF-8', () => {
    const utf8 = bytes('<p>', [0xe6, 0xb8, 0xa1]);
    expect(decodeHtml(utf8, { ...nowhere, contentType: 'text/html; charset=big5' })).toBe('<p>渡');
    expect(decodeHtml(utf8, { contentType: null, neighbour: 'gbk' })).toBe('<p>渡');
    expect(decodeHtml(bytes('<meta charset="utf-16">', [0xe6, 0xb8, 0xa1]), nowhere)).toContain('渡');
    expect(decodeHtml(utf8, { contentType: 'text/html; charset=no-such', neighbour: 'nor-this' })).toBe(
      '<p>渡',
    );
  });

  it('decodes whatever bytes there are', () => {
    expect(decodeHtml(bytes([0xff, 0xd8, 0x00]), nowhere)).toContain('\ufffd');
    expect(decodeHtml(bytes(), nowhere)).toBe('');
  });
});
