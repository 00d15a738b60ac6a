import { expect, test } from 'vitest';

import { hostileStrings } from '../../support/attacks';
import { PLACES } from '../../support/hostile-strings';
import { extractPage } from './extract-page';

/** What is repeated to make a long text at which a parser tries the same again and again. */
const REPEATED = [
  '.',
  '- ',
  ',',
  'a,',
  '<',
  '<a ',
  '<!--',
  '(',
  '1 ',
  '2026年',
  '| ',
  'a and ',
  '编辑：',
  '{"a":',
  '\u200b',
  '\u0301\u0316',
];
const LENGTH = 60_000;

/** A parser that isn't linear takes minutes for one of these, and the test's time runs out. */
test.each(Object.entries(PLACES))(
  'a long text in the %s is read soon',
  { timeout: 60_000 },
  (_place, page) => {
    for (const part of REPEATED) {
      const text = `${part.repeat(LENGTH / part.length)}!`;
      expect(extractPage(page(text)), part).not.toBeNull();
    }
  },
);

const targets = hostileStrings()?.redosTargets;

test.skipIf(!targets).each(Object.entries(targets ?? {}))(
  'what is slow to parse is read: %s',
  { timeout: 60_000 },
  (_kind, text) => {
    for (const [place, page] of Object.entries(PLACES)) expect(extractPage(page(text)), place).not.toBeNull();
  },
);
