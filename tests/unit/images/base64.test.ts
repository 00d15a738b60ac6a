import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { decodeBase64, encodeBase64, splitBlocks } from '@/utils/images/base64';

describe('base64', () => {
  test('gives back the bytes it was made of', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100_000 }), (bytes) => {
        expect(decodeBase64(encodeBase64(bytes))).toEqual(new Uint8Array(bytes));
      }),
      { numRuns: 50 },
    );
  });

  test('is what everybody writes', () => {
    expect(encodeBase64(new TextEncoder().encode('Cuttings'))).toBe('Q3V0dGluZ3M=');
  });

  test('takes the white space of data addresses', () => {
    expect(decodeBase64('Q3V0\ndGluZ3M=')).toEqual(new TextEncoder().encode('Cuttings'));
  });
});

describe('blocks', () => {
  test('join to the text, are no longer than asked, and keep characters whole', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        fc.integer({ min: 2, max: 9 }),
        (text, length) => {
          const blocks = splitBlocks(text, length);
          expect(blocks.join('')).toBe(text);
          for (const block of blocks) {
            expect(block.length).toBeLessThanOrEqual(length);
            expect(block.isWellFormed()).toBe(true);
          }
        },
      ),
    );
  });

  test('are one for an empty text', () => {
    expect(splitBlocks('')).toEqual(['']);
  });
});
