import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { anArticle } from '@/tests/support/article-html';
import { renderedText, type TextSpan } from '@/utils/article/rendered-text';
import { markSpans } from '@/utils/export/mark-spans';

import { createDocument, sanitize } from './an-exportable';

/** Marks stretches of an article's text; the n-th by `<mark class="n">`. */
function mark(html: string, choose: (text: string) => TextSpan[]) {
  const document = createDocument();
  document.body.append(document.importNode(sanitize(html), true));
  const { text } = renderedText(document.body);
  const spans = choose(text);
  const marks = markSpans(document.body, spans, (index) => {
    const made = document.createElement('mark');
    made.className = String(index);
    return made;
  });
  return { body: document.body, text, spans, marks };
}

const spanOf = (text: string, quote: string): TextSpan => ({
  start: text.indexOf(quote),
  end: text.indexOf(quote) + quote.length,
});

/** What the marks of a span cover, white space apart: what has collapsed in between lies in them. */
const covered = (marks: Element[]): string => marks.map((one) => withoutSpace(one.textContent)).join('');
const withoutSpace = (text: string): string => text.replace(/\s+/g, '');

describe('markSpans', () => {
  it.each([
    ['within a text', '<p>The ferry stops.</p>', ['ferry'], '<p>The <mark class="0">ferry</mark> stops.</p>'],
    [
      'over elements',
      '<p>The <b>last</b> ferry</p>',
      ['last ferry'],
      '<p>The <b><mark class="0">last</mark></b><mark class="0"> ferry</mark></p>',
    ],
    [
      'over blocks, not the white space between them',
      '<p>a b</p>\n  <p>c d</p>',
      ['b\nc'],
      '<p>a <mark class="0">b</mark></p>\n  <p><mark class="0">c</mark> d</p>',
    ],
    [
      'over ruby, not its readings',
      '<p>互<ruby>聯<rt>lián</rt>網<rt>wǎng</rt></ruby>上</p>',
      ['聯網上'],
      '<p>互<ruby><mark class="0">聯</mark><rt>lián</rt><mark class="0">網</mark><rt>wǎng</rt></ruby><mark class="0">上</mark></p>',
    ],
    [
      'with what has collapsed in it',
      '<p>新华社\n 北京电</p>',
      ['华社北京'],
      '<p>新<mark class="0">华社\n 北京</mark>电</p>',
    ],
    [
      'that overlap',
      '<p>abcdef</p>',
      ['abcd', 'cdef'],
      '<p><mark class="0">ab</mark><mark class="0"><mark class="1">cd</mark></mark><mark class="1">ef</mark></p>',
    ],
    [
      'that lie within each other',
      '<p>abc</p>',
      ['abc', 'b'],
      '<p><mark class="0">a</mark><mark class="0"><mark class="1">b</mark></mark><mark class="0">c</mark></p>',
    ],
    [
      'that are the same',
      '<p>ab</p>',
      ['ab', 'ab'],
      '<p><mark class="0"><mark class="1">ab</mark></mark></p>',
    ],
  ])('marks stretches %s', (_which, html, quotes, marked) => {
    const { body } = mark(html, (text) => quotes.map((quote) => spanOf(text, quote)));
    expect(body.innerHTML).toBe(marked);
  });

  it('covers exactly what it is asked to, and changes no text, in whatever article', () => {
    const ends = fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 6 });
    fc.assert(
      fc.property(anArticle(), ends, (html, pairs) => {
        const { body, text, spans, marks } = mark(html, (whole) => {
          const between = characterBounds(whole);
          const at = (n: number): number => between[n % between.length] ?? 0;
          return pairs
            .map(([a, b]) => ({ start: Math.min(at(a), at(b)), end: Math.max(at(a), at(b)) }))
            .filter(({ start, end }) => start < end);
        });
        expect(renderedText(body).text).toBe(text);
        expect(marks.map(covered)).toEqual(
          spans.map(({ start, end }) => withoutSpace(text.slice(start, end))),
        );
        expect(body.querySelector('rt mark, rp mark')).toBeNull();
      }),
    );
  }, 60_000);
});

/** Offsets between the characters of a text: no highlight ends within a surrogate pair. */
function characterBounds(text: string): number[] {
  let offset = 0;
  return [0, ...Array.from(text, (character) => (offset += character.length))];
}
