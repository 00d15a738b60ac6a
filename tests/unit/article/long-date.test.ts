import { afterEach, describe, expect, it } from 'vitest';

import { longDate, publicationDay } from '@/utils/article/long-date';

const zone = process.env.TZ;

afterEach(() => {
  process.env.TZ = zone;
});

describe('longDate', () => {
  it('tells a time by the day of the reader', () => {
    process.env.TZ = 'Asia/Taipei';
    expect(longDate('2026-11-21T22:30:00.000Z', 'zh-TW')).toBe('2026年11月22日');
    process.env.TZ = 'America/Los_Angeles';
    expect(longDate('2026-11-21T22:30:00.000Z', 'en-US')).toBe('November 21, 2026');
  });
});

describe('publicationDay', () => {
  it.each(['America/Los_Angeles', 'UTC', 'Asia/Taipei', 'Pacific/Kiritimati'])(
    'keeps the day that the page gave, read in %s',
    (name) => {
      process.env.TZ = name;
      for (const time of ['2026-11-22', '2026-11-22T00:30:00+08:00', '2026-11-22T23:30:00'])
        expect(longDate(publicationDay(time), 'en-GB')).toBe('22 November 2026');
    },
  );
});
