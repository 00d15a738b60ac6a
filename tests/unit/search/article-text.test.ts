import { describe, expect, it } from 'vitest';

import { articleRow } from '@/tests/support/article-row';
import { articleText } from '@/utils/search/article-text';
import { searchedWords, wantedWords } from '@/utils/search/searched-words';
import { standsIn } from '@/utils/search/word-places';

const article = articleRow('a', {
  title: 'Élodie’s café: 三峡库区的老码头 ＮＥＷ ５Ｇ手机 東京(とうきょう)',
  note: 'Ask Ines about the gauges',
  tags: ['coast', '长江', 'łódź'],
  siteName: 'Curlew Bay Courier',
  byline: ['Maren Holt', '王 芳', 'مكتبة العربية'],
});

const text = articleText(article);
const finds = (word: string): boolean => standsIn(text, wantedWords(word), false);
const findsWhole = (phrase: string): boolean => standsIn(text, wantedWords(phrase), true);

describe('articleText', () => {
  it.each(['gauges', 'coast', 'curlew', 'holt', 'elodie', 'café', 'maren'])('has every field: %s', (word) => {
    expect(finds(word)).toBe(true);
  });

  it.each(['CAFE', "Elodie's", 'new', '5g', 'Lodz', 'ＣＯＡＳＴ', '長江', '老碼頭', '５Ｇ手機'])(
    'takes case, accents, width, quotes and the Chinese edition apart: %s',
    (word) => {
      expect(finds(word)).toBe(true);
    },
  );

  it.each(['码', '码头', '老码头', '江', '手机', '5G手机', '王芳', 'عربية'])(
    'finds any part where words aren’t written apart, spaces or none: %s',
    (word) => {
      expect(finds(word)).toBe(true);
    },
  );

  it('finds the beginnings of words, not what is within them', () => {
    expect(finds('gau')).toBe(true);
    expect(finds('auges')).toBe(false);
    expect(finds('oast')).toBe(false);
  });

  it('finds phrases of whole words, punctuation apart', () => {
    expect(findsWhole('about the gauges')).toBe(true);
    expect(findsWhole('about the gau')).toBe(false);
    expect(findsWhole('elodie s cafe')).toBe(true);
    expect(findsWhole('库区的老')).toBe(true);
  });

  it('finds no word that two fields, or two sentences, would make together', () => {
    expect(finds('gaugescoast')).toBe(false);
    expect(findsWhole('gauges coast')).toBe(false);
    expect(standsIn(searchedWords('网络。安全'), searchedWords('网络安全'), false)).toBe(false);
  });

  it('finds a word with its reading and without, and the reading', () => {
    const read = searchedWords('網(wǎng)路(ㄌㄨˋ)的人在東京(とうきょう)駅');
    for (const word of [
      '网路',
      '網路的人',
      '東京駅',
      'wang',
      'ㄌㄨ',
      'とう',
      '網(wǎng)路',
      '网（wǎng）路(lù)的',
    ]) {
      expect(standsIn(read, wantedWords(word), false)).toBe(true);
    }
    expect(standsIn(searchedWords('网路'), wantedWords('網(wǎng)路(ㄌㄨˋ)'), true)).toBe(true);
    expect(standsIn(searchedWords('网络'), wantedWords('網(wǎng)路'), false)).toBe(false);
  });

  it('finds a name in brackets, and what stands before them', () => {
    const named = searchedWords('神户（Kōbe）的贝拉（Béla）是毛利人（Māori）');
    for (const words of ['神户', 'kobe', 'béla', '神户（Kōbe）的', '是毛利人（Māori）', 'maori']) {
      expect(standsIn(named, wantedWords(words), true)).toBe(true);
    }
  });

  it('finds the words of which one character stands for several, and Thai with or without its invisible spaces', () => {
    expect(standsIn(searchedWords('قال ﷺ'), wantedWords('صلى الله'), true)).toBe(true);
    expect(standsIn(searchedWords('ดื่ม\u200bกา\u200bแฟ'), wantedWords('กาแฟ'), true)).toBe(true);
  });

  it('tells が from か, and finds either in half width', () => {
    expect(standsIn(searchedWords('がく'), searchedWords('か'), false)).toBe(false);
    expect(standsIn(searchedWords('ｶﾞｸ'), searchedWords('ガク'), false)).toBe(true);
  });

  it('looks at characters outside the basic plane as at others', () => {
    expect(standsIn(searchedWords('𠮷野家'), searchedWords('野'), false)).toBe(true);
    expect(standsIn(searchedWords('𠮷abc'), searchedWords('abc'), true)).toBe(true);
    expect(standsIn(searchedWords('abc😀def'), searchedWords('def'), true)).toBe(true);
    expect(standsIn(searchedWords('𝒜x'), searchedWords('x'), false)).toBe(false);
  });

  it('has the host of a site without a name', () => {
    const nameless = articleRow('b', { siteName: null, url: 'https://www.harbour.example/x' });
    expect(standsIn(articleText(nameless), searchedWords('harbour.example'), false)).toBe(true);
  });
});
