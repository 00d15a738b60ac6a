import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';

import { suggestionMarkup } from '@/utils/search/suggestion-markup';

function readMarkup(markup: string): { text: string; marked: string[] } | null {
  try {
    const { document } = new JSDOM(`<d>${markup}</d>`, { contentType: 'application/xml' }).window;
    const marked = [...document.querySelectorAll('match')].map(({ textContent }) => textContent);
    return { text: document.documentElement.textContent, marked };
  } catch {
    // It isn't XML.
    return null;
  }
}

describe('a suggestion in the address bar', () => {
  it('marks what was typed, and says the site more quietly', () => {
    expect(suggestionMarkup('The last ferry', [{ start: 9, end: 14 }], 'Courier')).toBe(
      'The last <match>ferry</match> <dim>Courier</dim>',
    );
  });

  it('is XML whatever the title has', () => {
    const spans = fc.array(
      fc.tuple(fc.nat(30), fc.nat(8)).map(([start, length]) => ({ start, end: start + length })),
    );
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        spans,
        fc.constantFrom('AT&T <b>', '\u0000\ud800\uffff'),
        (title, marked, site) => {
          const read = readMarkup(suggestionMarkup(title, marked, site));
          expect(read).not.toBeNull();
          // What XML can be is said in full; white space comes as spaces from some parsers.
          if (/^[\w &<>"']*$/.test(title)) expect(read?.text.startsWith(title)).toBe(true);
        },
      ),
    );
  });

  it('keeps the letters of a title', () => {
    expect(readMarkup(suggestionMarkup('A<b>&"\'渡輪', [{ start: 7, end: 9 }], '日報'))).toEqual({
      text: 'A<b>&"\'渡輪 日報',
      marked: ['渡輪'],
    });
  });
});
