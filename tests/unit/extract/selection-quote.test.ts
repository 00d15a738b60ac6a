import { describe, expect, test } from 'vitest';

import { selectionQuote } from '@/utils/extract/selection-quote';

import { pageWindow } from './extract-page';

/** The quote of a selection from the start of the first text to the end of the second. */
function quoteOf(html: string, select: (document: Document, selection: Selection) => void) {
  const { document } = pageWindow(html);
  const selection = document.getSelection();
  if (selection) select(document, selection);
  return selectionQuote(selection, document.documentElement);
}

const whole = (selector: string) => (document: Document, selection: Selection) => {
  const element = document.querySelector(selector);
  if (element) selection.selectAllChildren(element);
};

describe('the quote of a selection', () => {
  test('has the words around it', () => {
    expect(quoteOf('<p>The ferry <b>stops</b> on Friday.</p>', whole('b'))).toEqual({
      exact: 'stops',
      prefix: 'The ferry ',
      suffix: ' on Friday.',
    });
  });

  test('leaves out readings, and goes on over paragraphs', () => {
    const html = '<div><p>渡<ruby>船<rt>chuán</rt></ruby></p><p>停航</p></div><p>After.</p>';
    expect(quoteOf(html, whole('div'))).toMatchObject({ exact: '渡船\n停航', suffix: '\nAfter.' });
  });

  test('leaves out white space at its ends', () => {
    expect(quoteOf('<p>a</p><p id="s">  stops  </p><p>b</p>', whole('#s'))).toMatchObject({ exact: 'stops' });
  });

  test.each([
    ['nothing', () => undefined],
    ['an empty place', whole('hr')],
    [
      'a caret',
      (document: Document, selection: Selection) => {
        selection.collapse(document.querySelector('p'), 0);
      },
    ],
  ])('of %s is none', (_what, select) => {
    expect(quoteOf('<p>The ferry stops.</p><hr>', select)).toBeNull();
  });
});
