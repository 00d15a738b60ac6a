import { describe, expect, it } from 'vitest';

import { quoteLink } from '@/utils/annotation/text-fragment';

const URL = 'https://courier.example/ferry?a=1';
const quote = (exact: string, prefix = '', suffix = '') => ({
  type: 'TextQuoteSelector' as const,
  exact,
  prefix,
  suffix,
});

describe('quoteLink', () => {
  it.each([
    ['a quote', 'the ferry', 'the%20ferry'],
    ['what parts a fragment', 'a-b, c & d', 'a%2Db%2C%20c%20%26%20d'],
    ['Chinese', '最后一班', encodeURIComponent('最后一班')],
    ['half a character', 'x\ud83d', 'x%EF%BF%BD'],
  ])('encodes %s', (_, exact, expected) => {
    expect(quoteLink(URL, quote(exact), `It is ${exact}.`)).toBe(`${URL}#:~:text=${expected}`);
  });

  it('has what stands around a quote that isn’t the only one of its words', () => {
    const text = 'The ferry stops. A ferry goes on.';
    expect(quoteLink(URL, quote('ferry', 'Before.\nA ', ' goes on.\nAfter'), text)).toBe(
      `${URL}#:~:text=A-,ferry,-goes%20on.`,
    );
    expect(quoteLink(URL, quote('ferry', '', ''), text)).toBe(`${URL}#:~:text=ferry`);
  });

  it('has both ends of a quote of several blocks, or a long one', () => {
    expect(quoteLink(URL, quote('One.\nTwo.\nThree.'), '')).toBe(`${URL}#:~:text=One.,Three.`);
    const long = Array.from({ length: 80 }, (_, at) => `word${String(at)}`).join(' ');
    expect(decodeURIComponent(quoteLink(URL, quote(long), long))).toBe(
      `${URL}#:~:text=word0 word1 word2 word3 word4 word5,word75 word76 word77 word78 word79`,
    );
    const [start, end] =
      quoteLink(URL, quote('渡'.repeat(300)), '')
        .split('text=')[1]
        ?.split(',') ?? [];
    expect([start, end].map((part) => decodeURIComponent(part ?? ''))).toEqual([
      '渡'.repeat(30),
      '渡'.repeat(30),
    ]);
  });

  it('keeps the fragment of the address, and takes the place of another text', () => {
    expect(quoteLink(`${URL}#part`, quote('x'), '')).toBe(`${URL}#part:~:text=x`);
    expect(quoteLink(`${URL}#:~:text=old`, quote('x'), '')).toBe(`${URL}#:~:text=x`);
  });
});
