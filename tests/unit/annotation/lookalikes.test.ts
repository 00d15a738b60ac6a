import { expect, it } from 'vitest';

import type { TextQuoteSelector } from '@/utils/annotation/annotation';
import { isLookalike } from '@/utils/annotation/lookalikes';

const TEXT =
  'News of the day\nThe red boat came home\nWeather\nThe red boat came late\nSport\nThe red boat came late\nThe end';
const spanOf = (words: string, from = 0) => {
  const start = TEXT.indexOf(words, from);
  return { start, end: start + words.length };
};
const around = (words: string) => {
  const { start, end } = spanOf(words);
  return { exact: words, prefix: TEXT.slice(0, start), suffix: TEXT.slice(end), isBefore: false };
};

it('knows a lookalike at its place, however many others stand elsewhere', () => {
  const quote: TextQuoteSelector = {
    type: 'TextQuoteSelector',
    exact: 'A grey ship left',
    prefix: 'Yesterday in the port\n',
    suffix: '\nNobody waved',
    lookalikes: [around('The red boat came home'), around('The red boat came late')],
  };
  const late = spanOf('The red boat came late');
  const others = [late, spanOf('The red boat came late', late.end)];
  expect(isLookalike(TEXT, spanOf('The red boat came home'), quote, others)).toBe(true);
});
