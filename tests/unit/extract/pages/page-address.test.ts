import { describe, expect, it } from 'vitest';

import { pageRelations } from '@/utils/extract/pages/page-address';

const ARTICLE = 'https://courier.example/2026/ferry.html';

const pageRelation = (own: string, other: string) => pageRelations(own)(new URL(other));

describe('pageRelations', () => {
  it.each([
    [ARTICLE, 'https://courier.example/2026/ferry_2.html', 2],
    [ARTICLE, 'https://courier.example/2026/ferry-2.html', 2],
    [ARTICLE, 'https://courier.example/2026/ferry_page3.html', 3],
    [ARTICLE, 'https://courier.example/2026/ferry_page_3.html', 3],
    [ARTICLE, 'https://courier.example/2026/ferry.html?page=2', 2],
    [ARTICLE, 'https://courier.example/2026/ferry.html?P=4&utm_source=pager', 4],
    [ARTICLE, 'https://courier.example/2026/ferry/2', 2],
    ['https://courier.example/ferry/', 'https://courier.example/ferry/2/', 2],
    ['https://courier.example/ferry', 'https://courier.example/ferry/seite-2', 2],
    ['https://courier.example/ferry/', 'https://courier.example/ferry/page/12/', 12],
    ['https://courier.example/ferry/index.html', 'https://courier.example/ferry/index_2.html', 2],
    ['https://courier.example/ferry?page=3', 'https://courier.example/ferry?page=4', 4],
    ['https://courier.example/ferry/page/3', 'https://courier.example/ferry/page/4', 4],
    ['https://courier.example/ferry_3.html', ARTICLE.replace('/2026', ''), null],
    ['https://courier.example/view?id=71&lang=en', 'https://courier.example/view?lang=en&id=71&page=2', 2],
  ])('knows %s and %s for pages of one article', (own, other, marker) => {
    expect(pageRelation(own, other)).toMatchObject({ kind: 'article', marker });
  });

  it.each([
    [ARTICLE, 'https://courier.example/2026/ferry.html?page=all'],
    [ARTICLE, 'https://courier.example/2026/ferry_all.html'],
    ['https://courier.example/ferry/2', 'https://courier.example/ferry/komplettansicht'],
  ])('knows for %s the whole at %s', (own, other) => {
    expect(pageRelation(own, other)).toMatchObject({ marker: 'whole' });
  });

  it.each([
    [ARTICLE, 'https://courier.example/2026/bridge.html'],
    [ARTICLE, ARTICLE],
    [ARTICLE, `${ARTICLE}#comments`],
    [ARTICLE, 'https://courier.example/2026/ferry.html?comments=2'],
    ['https://courier.example/news/104.html', 'https://courier.example/news/105.html'],
    ['https://courier.example/t20261120_1004.html', 'https://courier.example/t20261120_1005.html'],
    ['https://courier.example/?p=3289', 'https://courier.example/?p=3293'],
    ['https://courier.example/view?id=71', 'https://courier.example/view?id=72'],
  ])('knows %s and %s for different articles, or the same page', (own, other) => {
    expect(pageRelation(own, other)).toBeNull();
  });

  it.each([
    ['https://courier.example/tale/5', 'https://courier.example/tale/6'],
    ['https://courier.example/tale-5.html', 'https://courier.example/tale-6.html'],
  ])('takes %s and %s for a series', (own, other) => {
    expect(pageRelation(own, other)).toMatchObject({ kind: 'series' });
  });
});
