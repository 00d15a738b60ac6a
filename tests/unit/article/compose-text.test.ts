import fc from 'fast-check';
import { expect, test } from 'vitest';

import { composeText } from '@/utils/article/compose-text';

test.each([
  ['ｶﾞＡﬁ１', 'ガAfi1'],
  ['e\u0301', 'é'],
  ['कि'.repeat(40), 'कि'.repeat(40)],
  ['👩🏽‍🚀'.repeat(40), '👩🏽‍🚀'.repeat(40)],
])('%s becomes %s', (text, composed) => {
  expect(composeText(text)).toBe(composed);
});

test('a character keeps as many marks as any language writes', () => {
  expect(composeText(`x${'\u0316'.repeat(30)}`)).toHaveLength(31);
  fc.assert(
    fc.property(fc.nat(40), fc.integer({ min: 46, max: 200 }), (before, marks) => {
      expect(composeText(`${'x'.repeat(before)}${'\u0316'.repeat(marks)}y`)).toHaveLength(before + 31);
    }),
  );
});

/** Else it takes minutes, and the test's time runs out. */
test('a long row of marks that browsers sort is soon read', () => {
  expect(composeText(`x${'\u0301\u0316'.repeat(500_000)}`).length).toBeLessThan(40);
});
