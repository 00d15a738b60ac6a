import { it } from 'vitest';

import { expectRangesAreFoundAgain } from '@/tests/support/anchor-property';
import { parseHtml } from '@/tests/support/parse-html';

it('any range of any document is found again', () => {
  expectRangesAreFoundAgain(parseHtml, 300);
}, 60_000);
