import { describe, expect, it } from 'vitest';

import { findInText } from '@/utils/search/find-in-text';

const TEXT = '神户（Kōbe）的港口，网(wǎng)路边的贝拉（Béla）先生，網(ㄨㄤˇ)路。';
const found = (typed: string): string[] =>
  findInText(TEXT, typed).map(({ start, end }) => TEXT.slice(start, end));

describe('findInText', () => {
  it.each([
    ['神户（Kōbe）', ['神户（Kōbe）']],
    ['kobe', ['Kōbe']],
    ['户(', ['户（']],
    ['（béla）', ['（Béla）']],
    ['wang', ['wǎng']],
    ['(wǎng)路', ['(wǎng)路']],
    ['ㄨㄤˇ', ['ㄨㄤˇ']],
    ['）', ['）', ')', '）', ')']],
  ])('finds %s, what stands in brackets behind Chinese included', (typed, places) => {
    expect(found(typed)).toEqual(places);
  });
});
