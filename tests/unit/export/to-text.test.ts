import { describe, expect, it } from 'vitest';

import { articleToText } from '@/utils/export/to-text';

import { anExportable, sanitize, WORDS } from './an-exportable';
import { hostilePages, hostileStrings } from '@/tests/support/attacks';

const write = (source: ReturnType<typeof anExportable>, withText = true): string =>
  articleToText(source, { sanitize, words: WORDS, withText });

describe('articleToText', () => {
  const source = anExportable({
    html: '<h2>Soon</h2><p>The ferry stops on <b>Friday</b>.</p><p>It was<br>old.</p>',
    article: { note: 'Read again', tags: ['harbour', '港口'] },
    highlights: [
      { exact: 'Friday', note: 'Which one?', tags: ['sea'], color: 'rose' },
      { exact: 'not there' },
    ],
  });

  it('has facts, note, text and highlights', () => {
    expect(write(source)).toBe(`The last ferry
Ann Field · Courier · November 20, 2026
https://courier.example/2026/ferry
#harbour #港口

Note:
Read again

Soon

The ferry stops on Friday.

It was

old.

Highlights:

Friday
Rose · #sea
Which one?

not there
Yellow · not found in the text
`);
  });

  it('leaves the text out where it isn’t wanted', () => {
    expect(write(source, false)).not.toContain('stops');
  });

  it('has no control characters but line feeds and tabs, whatever comes', () => {
    const { markdown = [], urls = [] } = hostileStrings() ?? {};
    for (const hostile of ['\u001b[2J\0\u2028\u0085', ...markdown, ...urls, ...(hostilePages() ?? [])]) {
      const text = write(
        anExportable({
          html: hostile,
          article: { title: hostile, note: hostile, byline: [hostile], siteName: hostile },
          highlights: [{ exact: hostile, note: hostile, tags: [hostile] }],
        }),
      );
      expect(text).not.toMatch(/(?![\n\t])[\p{Cc}\u2028\u2029]/u);
    }
  });
});
