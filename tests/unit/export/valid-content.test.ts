import { expect, it } from 'vitest';

import { parseHtml } from '@/tests/support/parse-html';
import { makeContentValid } from '@/utils/export/epub/valid-content';

it.each([
  ['<ruby>網<rp>(</rp><rt>wǎng</rt><rp>)</rp></ruby>', '<ruby>網<rt>wǎng</rt></ruby>'],
  ['<ruby><rt>wǎng</rt>網</ruby>', '<span>wǎng</span>網'],
  ['<ruby>網<rt>wǎng</rt><rt>mō</rt></ruby>', '網<span>wǎng</span><span>mō</span>'],
])('keeps the readings of %s', (html, valid) => {
  const body = parseHtml(html);
  makeContentValid(body);
  expect(body.innerHTML).toBe(valid);
});
