import { describe, expect, it } from 'vitest';

import { articleRow } from '@/tests/support/article-row';
import { foldWords } from '@/utils/search/fold-words';
import { matchesWords } from '@/utils/search/match-article';

const article = articleRow('a', {
  title: 'Élodie’s café: 三峡库区的老码头 ＮＥＷ ５Ｇ手机',
  note: 'Ask Ines about the gauges',
  tags: ['coast', '长江'],
  siteName: 'Curlew Bay Courier',
  byline: ['Maren Holt', 'Ivo Sand'],
});

const finds = (query: string): boolean => matchesWords(article, foldWords(query));

describe('matchesWords', () => {
  it.each(['gauges', 'coast', 'curlew', 'holt', 'sand', 'café'])('looks into every field: %s', (query) => {
    expect(finds(query)).toBe(true);
  });

  it.each(['CAFE', 'elodie', "Elodie's", 'new 5g'])(
    'takes case, accents, width and quotes apart: %s',
    (query) => {
      expect(finds(query)).toBe(true);
    },
  );

  it.each(['码', '码头', '老码头', '江', '手机'])(
    'finds any part of a run of Han characters: %s',
    (query) => {
      expect(finds(query)).toBe(true);
    },
  );

  it('needs every word, wherever it stands', () => {
    expect(finds('码头 coast maren')).toBe(true);
    expect(finds('码头 coast nobody')).toBe(false);
  });

  it('finds no word that two fields would make together', () => {
    expect(finds('gaugescoast')).toBe(false);
  });

  it('is not asked for anything by an empty query', () => {
    expect(finds('  ')).toBe(true);
  });

  it('finds the host of a site without a name', () => {
    const nameless = articleRow('b', { siteName: null, url: 'https://www.harbour.example/x' });
    expect(matchesWords(nameless, ['harbour.example'])).toBe(true);
  });
});
