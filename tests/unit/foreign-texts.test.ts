import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';

import { picture } from '@/tests/fixtures/samples/picture';
import { damaged, damages } from '@/tests/support/damaged-bytes';
import { aFile } from '@/tests/support/import-tools';
import { noteHtml } from '@/utils/annotation/note-html';
import { parseShownTime, parseTime } from '@/utils/extract/parse-time';
import { parseSrcset } from '@/utils/extract/srcset';
import { unescapeHtml } from '@/utils/extract/unescape-html';
import { decodeDataUrl } from '@/utils/images/data-url';
import { pictureType } from '@/utils/images/picture-type';
import { decodeText } from '@/utils/import/decode-text';
import { importedPublication, importedTime } from '@/utils/import/imported-time';
import { readCsv } from '@/utils/import/read-csv';
import { jsonBeginning } from '@/utils/import/read-json';

/** Texts made of what a parser pays heed to, and of anything else. */
const textOf = (...pieces: string[]): fc.Arbitrary<string> =>
  fc
    .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 4 })), {
      maxLength: 30,
    })
    .map((parts) => parts.join(''));

describe('any text at all', () => {
  it('is a srcset whose addresses have neither white space nor a comma at their ends', () => {
    fc.assert(
      fc.property(
        textOf('a.jpg', ' ', ',', '2x', '640w', '(', ')', '1e9w', '-1x', 'data:,', '\t'),
        (text) => {
          for (const { url, width, density } of parseSrcset(text)) {
            expect(url).toMatch(/^[^\s,](?:\S*[^\s,])?$/);
            expect(Math.min(width ?? 0, density ?? 0)).toBeGreaterThanOrEqual(0);
          }
        },
      ),
    );
  });

  it('has a time of the calendar in it, or none', () => {
    const written = textOf(
      ...[
        '2026',
        '-',
        '11',
        '/',
        '.',
        '31',
        'Nov',
        'November ',
        '年',
        '月',
        '日',
        '昭和',
        '元',
        '午後',
        ' de ',
      ],
      ...[':', 'T', 'Z', '+08:00', 'PM', '١٢', '١٤٠٣', 'today', ', ', '24:60', '0'],
    );
    const language = fc.constantFrom('en', 'en-US', 'de', 'zh', 'ja', 'fa', 'ar', 'es', 'ru', 'xx', '');
    fc.assert(
      fc.property(written, language, (text, lang) => {
        for (const found of [parseTime(text, lang), parseShownTime(text, lang)]) {
          if (!found) continue;
          const day = new Date(Date.UTC(found.year, found.month - 1, found.day));
          expect([day.getUTCMonth() + 1, day.getUTCDate()]).toEqual([found.month, found.day]);
          expect(found.start).toBeLessThan(found.end);
        }
        for (const time of [importedTime(text), importedPublication(text)])
          if (time !== null) expect(Number.isNaN(Date.parse(time))).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it('is a table, of which every row is whole or named as broken', async () => {
    const written = textOf(
      '"',
      '""',
      ',',
      ';',
      '\t',
      '\n',
      '\r\n',
      '\r',
      "'=1",
      'title',
      'url',
      '\ufeff',
      '__proto__',
    );
    await fc.assert(
      fc.asyncProperty(written, async (text) => {
        for await (const row of readCsv(aFile(text.toWellFormed()))) expect(row.number).toBeGreaterThan(0);
      }),
    );
  });

  it('is a data address with bytes, or none', () => {
    const written = textOf('data:', ';base64', ',', 'R0lGODlh', '%', '%41', '=', 'image/gif', ' ');
    fc.assert(
      fc.property(written, (text) => {
        for (const url of [text, `data:${text}`]) {
          const bytes = decodeDataUrl(url);
          if (bytes) expect(bytes.length).toBeLessThanOrEqual(3 * url.length);
        }
      }),
    );
  });

  it('is a text once its character references are read, and a note without scripts', () => {
    const written = textOf(
      '&',
      '#',
      '#x',
      ';',
      'amp',
      'lt;',
      '110000',
      'd800',
      '<script>',
      '[x](',
      'javascript:',
      ')',
    );
    fc.assert(
      fc.property(written, (text) => {
        expect(unescapeHtml(text).length).toBeLessThanOrEqual(text.length);
        const fragment = JSDOM.fragment(noteHtml(text));
        expect(
          fragment.querySelector('script, iframe, [onload], [onerror], [href^="javascript:" i]'),
        ).toBeNull();
      }),
      { numRuns: 60 },
    );
  });
});

describe('any bytes at all', () => {
  it('are a text in one encoding or another, without a byte order mark', () => {
    const marks = [[0xef, 0xbb, 0xbf], [0xff, 0xfe], [0xfe, 0xff], [...Buffer.from('<meta charset="')]];
    const bytes = fc
      .tuple(
        fc.constantFrom([], ...marks),
        fc.constantFrom('', 'gbk">', 'x-user-defined">', 'utf-7">', '\0">'),
      )
      .chain(([mark, label]) =>
        fc
          .uint8Array({ maxLength: 400 })
          .map((rest) => new Uint8Array([...mark, ...Buffer.from(label), ...rest])),
      );
    fc.assert(
      fc.property(bytes, (some) => {
        expect(decodeText(some).length).toBeLessThanOrEqual(some.length);
      }),
    );
  });

  it('are the beginning of a JSON value, or of none', () => {
    const json = Buffer.from('{"a":[1,{"__proto__":{"b":true}},"\\u00e9",null,1e9]}');
    fc.assert(
      fc.property(damages(), (all) => {
        jsonBeginning(damaged(json, all));
        expect(Object.prototype).not.toHaveProperty('b');
      }),
    );
  });

  it('are a picture by their signature alone, however a real one is damaged', () => {
    const types = [
      'image/png',
      'image/jpeg',
      'image/gif',
      'image/webp',
      'image/avif',
      'image/bmp',
      'image/x-icon',
    ];
    const real = [
      picture(4, 4, [1, 2, 3]),
      Buffer.from('<?xml version="1.0"?><!-- a --><!DOCTYPE svg><svg/>'),
    ];
    fc.assert(
      fc.property(fc.constantFrom(...real), damages(), (bytes, all) => {
        const type = pictureType(damaged(bytes, all));
        if (type === 'image/svg+xml') expect(Buffer.from(damaged(bytes, all)).toString()).toContain('<svg');
        else if (type !== null) expect(types).toContain(type);
      }),
      { numRuns: 300 },
    );
  });
});
