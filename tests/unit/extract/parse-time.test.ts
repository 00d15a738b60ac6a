import { describe, expect, test } from 'vitest';

import { parseTime } from '@/utils/extract/parse-time';

/** A moment on one line: day, time, zone. */
function written(text: string, language = 'en'): string | null {
  const time = parseTime(text, language);
  if (!time) return null;
  const { year, month, day, clock } = time;
  const date = [year, month, day].join('-');
  if (!clock) return date;
  const zone = clock.offset === null ? '' : ` ${String(clock.offset)}`;
  return `${date} ${[clock.hour, clock.minute, clock.second].join(':')}${zone}`;
}

describe('a moment', () => {
  test.each([
    ['2026-11-24', 'en', '2026-11-24'],
    ['2026-11-24T08:05:09+08:00', 'en', '2026-11-24 8:5:9 480'],
    ['2026-11-24T08:05:09.123Z', 'en', '2026-11-24 8:5:9 0'],
    ['2026-11-24T08:05-0330', 'en', '2026-11-24 8:5:0 -210'],
    ['2026-11-24 08:05:09', 'en', '2026-11-24 8:5:9'],
    ['20261124', 'en', '2026-11-24'],
    ['20261124080509', 'en', '2026-11-24 8:5:9'],
    ['1795507509', 'en', '2026-11-24 8:5:9 0'],
    ['1795507509000', 'en', '2026-11-24 8:5:9 0'],
    ['Tue, 24 Nov 2026 08:05:09 +0100', 'en', '2026-11-24 8:5:9 60'],
    ['Tue, 24 Nov 2026 08:05:09 GMT', 'en', '2026-11-24 8:5:9 0'],
    ['Published November 24th, 2026 at 8:05 p.m. ET', 'en-US', '2026-11-24 20:5:0 -300'],
    ['Sept. 3, 2026', 'en', '2026-9-3'],
    ['3 May 2026, 12:30 am', 'en', '2026-5-3 0:30:0'],
    ['11/24/2026', 'en-US', '2026-11-24'],
    ['03/04/2026', 'en-US', '2026-3-4'],
    ['03/04/2026', 'en-GB', '2026-4-3'],
    ['24.11.2026, 08:05 Uhr', 'de', '2026-11-24 8:5:0'],
    ['24. November 2026 um 8.05 Uhr', 'de', '2026-11-24 8:5:0'],
    ['le 1er août 2026 à 8h05', 'fr', '2026-8-1 8:5:0'],
    ['24 de noviembre de 2026 a las 8:05', 'es', '2026-11-24 8:5:0'],
    ['24 listopada 2026', 'pl', '2026-11-24'],
    ['24 ноября 2026 г., 08:05', 'ru', '2026-11-24 8:5:0'],
    ['٢٤ نوفمبر ٢٠٢٦', 'ar', '2026-11-24'],
    ['2026年11月24日 08:05:09　来源：新华网', 'zh', '2026-11-24 8:5:9'],
    ['２０２６年１１月２４日（火）午後８時５分', 'ja', '2026-11-24 20:5:0'],
    ['2026년 11월 24일 오후 8:05', 'ko', '2026-11-24 20:5:0'],
    ['2026/11/24 08:05', 'zh-TW', '2026-11-24 8:5:0'],
    ['令和8年11月24日 8時5分', 'ja', '2026-11-24 8:5:0'],
    ['令和元年5月1日', 'ja', '2019-5-1'],
    ['民國115年11月24日', 'zh-TW', '2026-11-24'],
    ['24 พ.ย. 2569 08:05', 'th', '2026-11-24 8:5:0'],
    ['۳ آذر ۱۴۰۵', 'fa', '2026-11-24'],
    ['۱۴۰۵/۰۹/۰۳ - ۰۸:۰۵', 'fa', '2026-11-24 8:5:0'],
    ['۲۴ نوامبر ۲۰۲۶', 'fa', '2026-11-24'],
    ['٢٤ تشرين الثاني ٢٠٢٦', 'ar', '2026-11-24'],
    ['24 בנובמבר 2026', 'he', '2026-11-24'],
    ['२४ नवंबर २०२६', 'hi', '2026-11-24'],
    ['2026. november 24.', 'hu', '2026-11-24'],
    ['24 de noviembre 2026, 12:05 A. M.', 'es', '2026-11-24 0:5:0'],
    ['24. Mai 2026', 'en', '2026-5-24'],
    ['08:05 PM - 24 Nov 2026', 'en', '2026-11-24 20:5:0'],
    ['24. 11. 2026', 'cs', '2026-11-24'],
  ])('written %j (%s) is %s', (text, language, expected) => {
    expect(written(text, language)).toBe(expected);
  });

  test.each(['', 'yesterday', '31.02.2026', '2026-13-01', '24 hours', '12:30', 'May 2026'])(
    'is none in %j',
    (text) => {
      expect(written(text)).toBeNull();
    },
  );

  test('is found whatever language a page claims', () => {
    expect(written('24 Nov 2026', 'zh_cmn-x')).toBe('2026-11-24');
  });

  test.each(['1'.repeat(100_000), '2026-'.repeat(20_000), ' '.repeat(100_000), '24 November '.repeat(9_000)])(
    'is looked for in bounded time (%#)',
    (text) => {
      const started = performance.now();
      written(text);
      expect(performance.now() - started).toBeLessThan(1_000);
    },
  );
});
