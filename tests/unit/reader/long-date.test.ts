import { afterEach, describe, expect, it } from 'vitest';

import { longDate } from '@/components/reader/long-date';

const zone = process.env.TZ;

afterEach(() => {
  process.env.TZ = zone;
});

describe('longDate', () => {
  it.each(['America/Los_Angeles', 'UTC', 'Asia/Taipei', 'Pacific/Kiritimati'])(
    'keeps a day that came without an hour in %s',
    (name) => {
      process.env.TZ = name;
      expect(longDate('2026-11-22T00:00:00.000Z', 'en-GB')).toBe('22 November 2026');
    },
  );

  it('tells a time by the day of the reader', () => {
    process.env.TZ = 'Asia/Taipei';
    expect(longDate('2026-11-21T22:30:00.000Z', 'zh-TW')).toBe('2026年11月22日');
    process.env.TZ = 'America/Los_Angeles';
    expect(longDate('2026-11-21T22:30:00.000Z', 'en-US')).toBe('November 21, 2026');
  });
});
