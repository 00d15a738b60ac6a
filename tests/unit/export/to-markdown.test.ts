import { describe, expect, it } from 'vitest';

import { articleToMarkdown } from '@/utils/export/to-markdown';

import { anExportable, aPicture, sanitize, WORDS } from './an-exportable';
import { hostileStrings } from '@/tests/support/attacks';
import { allNodes, dangersIn, type MarkdownNode, parseMarkdown, textOf } from './parse-markdown';

const write = (source: ReturnType<typeof anExportable>, withPictures = true) =>
  articleToMarkdown(source, { sanitize, words: WORDS, name: 'The last ferry', withPictures, withText: true });

const textOfFile = (source: ReturnType<typeof anExportable>): string => {
  const [file] = write(source);
  if (typeof file?.content !== 'string') throw new Error('no text');
  return file.content;
};

/** The quotes of a document, as the reader's text had them. */
function quotesIn(document: MarkdownNode): string[] {
  return allNodes(document)
    .filter(({ type }) => type === 'blockquote')
    .map(({ children = [] }) => children.map(textOf).join('\n'));
}

describe('articleToMarkdown', () => {
  it('writes front matter, title, note, body and highlights in that order', () => {
    const source = anExportable({
      html: '<p>The ferry stops on Friday.</p><p>Nobody knows why.</p>',
      article: { note: 'Ask the council', tags: ['sea'] },
      highlights: [
        { exact: 'Nobody knows why', color: 'rose', note: 'Who *should*?\n\n- the mayor', tags: ['to do'] },
        { exact: 'stops on Friday' },
      ],
    });
    expect(textOfFile(source)).toBe(`---
title: The last ferry
author:
  - Ann Field
site: Courier
url: https://courier.example/2026/ferry
published: "2026-11-20T06:00:00Z"
saved: "2026-11-24T08:00:00.000Z"
language: en
description: The ferry stops.
tags:
  - sea
favourite: false
state: unread
note: Ask the council
---

# The last ferry

> **Note**
>
> Ask the council

The ferry stops on Friday.

Nobody knows why.

## Highlights

> stops on Friday

^highlight-00000001

- Yellow

> Nobody knows why

^highlight-00000000

- Rose · #to-do
- Who *should*?

  - the mayor
`);
  });

  it.each([
    ['ruby in Chinese', '<p>全国<ruby>互聯網<rt>hùliánwǎng</rt></ruby>普及率</p>', '国互聯網普'],
    ['several paragraphs of Arabic', '<p>آخر عبّارة</p><p>تتوقف يوم الجمعة</p>', 'عبّارة\nتتوقف'],
    ['Japanese with ruby', '<p><ruby>灯<rt>とう</rt></ruby>ろうを「流す」</p>', '灯ろうを「流す」'],
    ['what looks like markup', '<p>a *b* [c](d) &lt;e> #f 1. g</p>', '*b* [c](d) <e> #f'],
    ['a line that looks like a list', '<p>a</p><p>- b</p><p>1. c</p>', 'a\n- b\n1. c'],
  ])('quotes %s as the text has it', async (_what, html, exact) => {
    const document = await parseMarkdown(textOfFile(anExportable({ html, highlights: [{ exact }] })));
    expect(quotesIn(document)).toEqual([exact]);
  });

  it('quotes code without its indents', () => {
    const source = anExportable({
      html: '<pre>if (a)\n    b</pre>',
      highlights: [{ exact: 'if (a)\n    b' }],
    });
    expect(textOfFile(source)).toContain('> if (a)\n>\n> b\n');
  });

  it('says of a highlight without a place that it has none', () => {
    const markdown = textOfFile(anExportable({ highlights: [{ exact: 'gone from here', color: 'blue' }] }));
    expect(markdown).toContain('> gone from here\n');
    expect(markdown).toContain('- Blue · not found in the text\n');
  });

  it('puts pictures into a folder of its name, or leaves them out', () => {
    const source = anExportable({
      html: '<p>a<img data-picture="0" alt="x"><img data-picture="1" alt="y"></p>',
      pictures: [aPicture(), aPicture('image/jpeg')],
    });
    expect(write(source).map(({ path }) => path)).toEqual([
      'The last ferry.md',
      'The last ferry/1.png',
      'The last ferry/2.jpg',
    ]);
    expect(textOfFile(source)).toContain('a![x](The%20last%20ferry/1.png)![y](The%20last%20ferry/2.jpg)');
    const [only, ...others] = write(source, false);
    expect(others).toEqual([]);
    expect(only?.content).not.toContain('![');
  });

  it('lets no note end its own quote or item', async () => {
    const note = '```\nnot closed\n\n<!-- nor this';
    const source = anExportable({
      article: { note },
      highlights: [{ exact: 'stops', note }, { exact: 'Friday' }],
    });
    const document = await parseMarkdown(textOfFile(source));
    expect(document.children?.filter(({ type }) => type === 'heading').map(textOf)).toEqual([
      'The last ferry',
      'Highlights',
    ]);
    expect(quotesIn(document).slice(1)).toEqual(['stops', 'Friday']);
  });

  const hostile = hostileStrings();
  it.skipIf(!hostile).each(hostile?.markdown ?? [])(
    'keeps the hostile %j as text in every fact',
    async (text) => {
      const source = anExportable({
        article: { title: text, byline: [text], siteName: text, excerpt: text, tags: [text] },
        highlights: [{ exact: text, tags: [text] }],
      });
      const markdown = textOfFile(source);
      const body = markdown.replace(/^---\n[\s\S]*?\n---\n/, '');
      expect(await dangersIn(body)).toEqual([]);
      const document = await parseMarkdown(body);
      expect(textOf(document.children?.[0] ?? document).replace(/\s+/g, ' ')).toBe(
        text.replace(/\s+/g, ' ').trim(),
      );
    },
  );
});
