import { afterEach, expect, it, vi } from 'vitest';

import { parsePeriod, periodEnds } from '@/utils/search/query/period';
import { withinDays } from '@/utils/search/within-days';

afterEach(() => {
  vi.unstubAllEnvs();
});

it.each(['Pacific/Kiritimati', 'UTC', 'America/Los_Angeles'])(
  'takes whatever can be written as a period, however far away: %s',
  (zone) => {
    vi.stubEnv('TZ', zone);
    const isWithin = (typed: string): boolean => {
      const period = parsePeriod(typed);
      if (!period) throw new Error(typed);
      return withinDays(periodEnds(period, '2026-11-27'))('2026-11-24T12:00:00.000Z');
    };
    for (const typed of [
      '9999y',
      '2026y',
      '2025y',
      '1027y',
      '9999w',
      '9999m',
      '1000..9999',
      '2026..9999-12-31',
    ])
      expect(isWithin(typed), typed).toBe(true);
    for (const typed of ['9999', '9999-12-31..', '..1000', '1000-01-01'])
      expect(isWithin(typed), typed).toBe(false);
  },
);
