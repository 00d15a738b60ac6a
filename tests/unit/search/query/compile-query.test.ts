import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { listedRow } from '@/tests/support/article-row';
import type { ListedArticle } from '@/utils/library/list-articles';
import { ALL_ARTICLES, filterArticles } from '@/utils/search/article-filter';
import { parseQuery } from '@/utils/search/query/parse-query';
import type { QueryNode } from '@/utils/search/query/query-tree';

const TODAY = '2026-11-27';
const find = (articles: ListedArticle[], query: string): string[] =>
  filterArticles(articles, { ...ALL_ARTICLES, query }, TODAY).map(({ id }) => id);

const ferry = listedRow('ferry', {
  title: 'The last ferry',
  tags: ['River', 'sea/north'],
  siteName: 'Curlew Bay Courier',
  url: 'https://news.curlew.example/2026/ferry?utm_source=x',
  urlKeys: ['https://news.curlew.example/2026/ferry'],
  lang: 'en-GB',
  publishedTime: '2026-11-01T23:30:00-08:00',
  savedAt: '2026-11-20T12:00:00.000Z',
  highlights: 2,
  colors: ['yellow', 'rose'],
  picturesKept: 3,
  versions: 2,
});
const bridge = listedRow('bridge', {
  title: '長江鐵橋通車',
  tags: ['长江'],
  siteName: '江南日報',
  url: 'https://jn.example/1',
  lang: 'zh-TW',
  publishedTime: '2026-03-05',
  savedAt: '2026-11-27T02:00:00.000Z',
  note: 'See the other one',
  isFavourite: true,
  state: 'reading',
});
const plain = listedRow('plain', {
  title: 'Sea and river',
  tags: ['sea'],
  siteName: null,
  url: 'https://www.harbour.example/x',
  lang: null,
  savedAt: '2025-12-31T12:00:00.000Z',
  state: 'archived',
  hasNotes: true,
  highlights: 1,
  colors: ['blue'],
});
const link = listedRow('link', { title: 'A link', lang: 'zh-Hans', siteName: 'News' });
const all = [ferry, bridge, plain, { ...link, versionId: null, versions: 0 }];

describe('a query over the list', () => {
  it.each([
    ['tag:river', ['ferry']],
    ['tag:SEA', ['ferry', 'plain']],
    ['tag:sea/north', ['ferry']],
    ['tag:sea/', ['ferry', 'plain']],
    ['tag:長江', ['bridge']],
    ['tag:riv', ['ferry']],
    ['tag:nort', []],
    ['-tag:sea', ['bridge', 'link']],
    ['site:curlew', ['ferry']],
    ['site:"bay courier"', ['ferry']],
    ['site:curlew.example', ['ferry']],
    ['site:https://news.curlew.example/', ['ferry']],
    ['site:urlew', []],
    ['site:jn', ['bridge']],
    ['site:exampl', ['plain']],
    ['site:江南日报', ['bridge']],
    ['site:harbour.example', ['plain']],
    ['lang:en', ['ferry']],
    ['lang:en-US', []],
    ['lang:EN_gb', ['ferry']],
    ['lang:zh', ['bridge', 'link']],
    ['lang:zh-Hant', ['bridge']],
    ['lang:zh-Hans', ['link']],
    ['is:unread', ['ferry', 'link']],
    ['is:reading', ['bridge']],
    ['is:archived', ['plain']],
    ['is:favourite', ['bridge']],
    ['is:annotated', ['ferry', 'bridge', 'plain']],
    ['is:changed', ['ferry']],
    ['is:untagged', ['link']],
    ['is:link', ['link']],
    ['has:image', ['ferry']],
    ['has:note', ['bridge', 'plain']],
    ['has:highlight', ['ferry', 'plain']],
    ['color:rose', ['ferry']],
    ['颜色：蓝', ['plain']],
    ['published:2026', ['ferry', 'bridge']],
    ['published:2026-11-01', ['ferry']],
    ['published:2026-03..2026-10', ['bridge']],
    ['before:2026-03-05', ['plain']],
    ['before:2026-03-06', ['bridge', 'plain']],
    ['after:2026-03-05', ['ferry', 'bridge', 'link']],
    ['after:2026-11-02', ['link']],
    ['saved:2025', ['plain']],
    ['saved:today', ['bridge']],
    ['saved:7d', ['bridge']],
    ['保存：最近7天', ['bridge']],
    ['保存：過去8天', ['ferry', 'bridge', 'link']],
    ['saved:8d', ['ferry', 'bridge', 'link']],
    ['saved:1y', ['ferry', 'bridge', 'plain', 'link']],
    ['saved:2026..', ['ferry', 'bridge', 'link']],
    ['river', ['ferry', 'plain']],
    ['铁桥', ['bridge']],
    ['"last ferry"', ['ferry']],
    ['長(cháng)江', ['bridge']],
    ['"鐵(tiě)橋(qiáo)"', ['bridge']],
    ['tag:長(cháng)江', ['bridge']],
    ['site:江(jiāng)南', ['bridge']],
    ['"last fer"', []],
    ['ferry OR 铁桥', ['ferry', 'bridge']],
    ['river -(tag:river OR is:link)', ['plain']],
    ['https://news.curlew.example/2026/ferry/#top', ['ferry']],
    ['tag: is:nothing (', ['ferry', 'bridge', 'plain', 'link']],
  ])('%s', (query, ids) => {
    expect(find(all, query).toSorted()).toEqual(ids.toSorted());
  });

  it('knows yesterday', () => {
    const rows = ['25', '26', '27'].map((day) => listedRow(day, { savedAt: `2026-11-${day}T12:00:00.000Z` }));
    for (const query of ['saved:yesterday', '保存：昨天', 'saved:昨日 ', 'before:today after:yesterday']) {
      expect(find(rows, query)).toEqual(['26']);
    }
    expect(find(rows, 'before:yesterday')).toEqual(['25']);
  });

  it.each(['münchen.example', 'MÜNCHEN.example', 'xn--mnchen-3ya.example', 'https://www.münchen.example/a'])(
    'knows a site by its host as it is read: site:%s',
    (host) => {
      const rows = ['https://www.xn--mnchen-3ya.example/1', 'https://munchen.example/2'].map((url) =>
        listedRow(url, { url, siteName: 'Blatt' }),
      );
      expect(find(rows, `site:${host}`)).toEqual(['https://www.xn--mnchen-3ya.example/1']);
    },
  );

  it.each([
    ['AT&T', ['at&t']],
    ['don’t', ["don't"]],
    ['l’int', ['l’intelligence']],
    ["they're", ['they’re']],
    ['C#', ['c#']],
    ['ca', ['cat']],
    ['c,', ['c#']],
    ['e-m', ['e-mail']],
    ['a.exam', ['a.example']],
  ])('finds %s, and nothing that begins with its letters', (query, titles) => {
    const words = [
      'at&t',
      'at tea',
      "don't",
      'don tango',
      'l’intelligence',
      'they’re',
      'they remember',
      'e-mail',
      'a.example',
    ];
    const rows = [...words, 'c#', 'cat'].map((title) => listedRow(title, { title, siteName: 'x' }));
    expect(find(rows, query)).toEqual(titles);
  });

  it('takes the tag that is meant for one that begins so only where there is none of that name', () => {
    const tagged = ['sea', 'season', 'river'].map((tag) => listedRow(tag, { tags: [tag] }));
    expect(find(tagged, 'tag:sea')).toEqual(['sea']);
    expect(find(tagged, 'tag:seas')).toEqual(['season']);
  });
});

/** The characters of the oracle, each with what it is compared as. */
const LATIN = new Map(
  [...Array.from('abcdefghijklmnopqrstuvwxyz5')]
    .map((letter) => [letter, letter] as const)
    .concat([
      ['F', 'f'],
      ['O', 'o'],
      ['R', 'r'],
      ['É', 'e'],
      ['é', 'e'],
      ['ｒ', 'r'],
      ['ø', 'o'],
      ['э', 'э'],
      ['Э', 'э'],
    ]),
);
const ANYWHERE = new Map([
  ['網', '网'],
  ['网', '网'],
  ['臺', '台'],
  ['台', '台'],
  ['が', 'が'],
  ['か', 'か'],
  ['한', '한'],
]);
const BETWEEN = [' ', '，', '-', '.'];

/** What the language says, said again as plainly as can be: letter by letter. */
function oracleFinds(fields: string[], typed: string, asWhole: boolean): boolean {
  const wanted = oracleLetters(typed);
  return fields.map(oracleLetters).some((letters) =>
    letters.some((_, at) => {
      const end = at + wanted.length;
      const isThere = wanted.every((letter, index) => letters[at + index] === letter);
      return isThere && !isInWord(letters, at) && !(asWhole && isInWord(letters, end));
    }),
  );
}

function oracleLetters(text: string): string[] {
  const letters: string[] = [];
  Array.from(text).forEach((character, index, all) => {
    const letter = LATIN.get(character) ?? ANYWHERE.get(character);
    if (letter !== undefined) {
      letters.push(letter);
      return;
    }
    // Spaces count only between words that are written apart.
    const run = all.slice(index).findIndex((one) => LATIN.has(one) || ANYWHERE.has(one));
    const after = run < 0 ? undefined : all[index + run];
    const start = all.slice(0, index).findLastIndex((one) => LATIN.has(one) || ANYWHERE.has(one));
    const before = start < 0 ? undefined : all[start];
    if (before === undefined || after === undefined || letters.at(-1) === ' ') return;
    const between = all.slice(start + 1, index + run);
    const isSpace = between.every((one) => one === ' ');
    if (!isSpace || !(isCjk(before) || isCjk(after))) letters.push(' ');
  });
  return letters;
}

const isCjk = (character: string): boolean => ANYWHERE.has(character) && character !== '한';
const isInWord = (letters: string[], at: number): boolean =>
  [letters[at - 1], letters[at]].every(
    (letter) => letter !== undefined && [...LATIN.values()].includes(letter),
  );

function oracle(node: QueryNode | null, article: ListedArticle): boolean {
  if (!node) return true;
  if (node.kind === 'and') return node.of.every((one) => oracle(one, article));
  if (node.kind === 'or') return node.of.some((one) => oracle(one, article));
  if (node.kind === 'not') return !oracle(node.of, article);
  if (node.kind === 'is')
    return node.value === 'favourite' ? article.isFavourite : article.state === node.value;
  if (node.kind !== 'word' && node.kind !== 'phrase') throw new Error(`the oracle knows no ${node.kind}`);
  const fields = [article.title, article.note, ...article.tags, article.siteName ?? ''];
  return oracleFinds(fields, node.text, node.kind === 'phrase' || isEnded(node.text));
}

/** Whether what was typed can't be the beginning of a longer word: a sign ends it, or parts it that doesn't join. */
function isEnded(typed: string): boolean {
  const [, , signs = '', last = ''] = /^(.*[^，.-])([，.-]+)([^，.-]*)$/u.exec(typed) ?? [];
  return signs !== '' && (last === '' || signs.includes('，'));
}

describe('the scan and a plain oracle', () => {
  const text = fc
    .array(fc.constantFrom(...Array.from('ferryfé5FÉｒøэЭ'), ...ANYWHERE.keys(), ...BETWEEN, ' '), {
      maxLength: 10,
    })
    .map((characters) => characters.join(''));
  const articles = fc.array(
    fc.record({
      title: text,
      note: text,
      tags: fc.array(text, { maxLength: 2 }),
      siteName: text.map((name) => (name === '' ? 'x' : name)),
      isFavourite: fc.boolean(),
      state: fc.constantFrom('unread' as const, 'reading' as const, 'archived' as const),
    }),
    { minLength: 1, maxLength: 6 },
  );
  const query = fc
    .array(fc.oneof(text, fc.constantFrom('OR', '-', '(', ')', '"', 'is:favourite', 'is:unread')), {
      maxLength: 7,
    })
    .map((pieces) => pieces.join(' ').replaceAll('- ', '-'));

  it('find the same', () => {
    fc.assert(
      fc.property(articles, query, (rows, typed) => {
        const listed = rows.map((row, index) => listedRow(String(index), { ...row, urlKeys: [] }));
        const { tree } = parseQuery(typed);
        expect(find(listed, typed)).toEqual(
          listed.filter((article) => oracle(tree, article)).map(({ id }) => id),
        );
      }),
      { numRuns: 5000 },
    );
  }, 60_000);
});
