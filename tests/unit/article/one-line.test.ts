import { expect, test } from 'vitest';

import { oneLine } from '@/utils/article/one-line';

test.each([
  ['', ''],
  [' The  last\n\tferry ', 'The last ferry'],
  ['The\u00a0last\u2028ferry\u0085leaves\u0000', 'The last ferry leaves'],
  ['\u3000写真\u3000山田  太郎\u3000', '写真\u3000山田 太郎'],
  ['river\u200bbank', 'river bank'],
])('%j is on one line %j', (text, line) => {
  expect(oneLine(text)).toBe(line);
});
