import { describe, expect, it } from 'vitest';

import { joinTime, timeParts, timeWords } from '@/utils/article/publication-time';

describe('a time in parts', () => {
  it.each([
    ['2026-11-20', { day: '2026-11-20', time: '', zone: '' }],
    ['2026-11-20T06:00:00', { day: '2026-11-20', time: '06:00', zone: '' }],
    ['2026-11-20T06:30:00Z', { day: '2026-11-20', time: '06:30', zone: 'Z' }],
    ['2026-11-20T06:30:15-03:30', { day: '2026-11-20', time: '06:30:15', zone: '-03:30' }],
    ['', { day: '', time: '', zone: '' }],
  ])('%s, and together again', (written, parts) => {
    expect(timeParts(written)).toEqual(parts);
    expect(joinTime(parts)).toBe(written);
  });

  it('has no time or zone without what they belong to', () => {
    expect(joinTime({ day: '', time: '06:30', zone: 'Z' })).toBe('');
    expect(joinTime({ day: '2026-11-20', time: '', zone: 'Z' })).toBe('2026-11-20');
  });
});

describe('a time in words', () => {
  it.each([
    ['2026-11-20', 'en-GB', '20 Nov 2026'],
    ['2026-11-20T23:30:00-03:30', 'en-GB', '20 Nov 2026, 23:30 UTC-03:30'],
    ['2026-11-20T06:30:00Z', 'zh-Hans', '2026年11月20日 06:30 UTC'],
    ['2026-11-20T06:30:00', 'en-GB', '20 Nov 2026, 06:30'],
  ])('of %s in %s is as it was where it was written', (written, locale, words) => {
    expect(timeWords(written, locale)).toBe(words);
  });
});
