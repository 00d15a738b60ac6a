import { expect, it } from 'vitest';

import { parsePeriod, periodEnds } from '@/utils/search/query/period';

it.each([
  ['1y', '2025-11-28'],
  ['1926y', '0100-11-28'],
  ['1927y', '0099-11-28'],
  ['1950y', '0076-11-28'],
  ['2026y', '0000-11-28'],
  ['1934m', '1865-09-28'],
])('goes back %s', (typed, from) => {
  const period = parsePeriod(typed);
  if (!period) throw new Error(`no period: ${typed}`);
  expect(periodEnds(period, '2026-11-27').from).toBe(from);
});
