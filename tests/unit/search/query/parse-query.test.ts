import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { parseQuery } from '@/utils/search/query/parse-query';
import { printQuery } from '@/utils/search/query/print-query';
import type { QueryNode } from '@/utils/search/query/query-tree';
import { withoutPart } from '@/utils/search/query/without-part';

const read = (query: string): string => printQuery(parseQuery(query).tree);
/** What couldn't be read, each with its part of the query. */
const problemsOf = (query: string): string[] =>
  parseQuery(query).problems.map(({ kind, span }) => `${kind}: ${query.slice(span.start, span.end)}`);

/** Every node of a tree, the root first. */
function* nodesOf(node: QueryNode | null): Generator<QueryNode> {
  if (!node) return;
  yield node;
  if (node.kind === 'not') yield* nodesOf(node.of);
  else if (node.kind === 'and' || node.kind === 'or') for (const one of node.of) yield* nodesOf(one);
}

/** A tree without its places. */
const bare = (node: QueryNode | null): unknown =>
  JSON.parse(JSON.stringify(node, (key, value: unknown) => (key === 'span' ? undefined : value)));

const PIECES = [
  ...[
    'ferry',
    '铁桥',
    '5G手机',
    'OR',
    'ＯＲ',
    '|',
    '(',
    ')',
    '（',
    '）',
    '-',
    '－',
    '"',
    '“',
    '”',
    '「',
    '」',
    ' ',
    '\u3000',
  ],
  ...[
    'tag:',
    'tag：',
    '标签：',
    'site:',
    'lang:zh',
    'is:',
    'is:unread',
    '是：收藏',
    'has:note',
    'color:blue',
    'a/b',
  ],
  ...[
    'before:2026-03',
    'after:2026年3月5日',
    'saved:7d',
    'published:2026..',
    'https://a.example/x_(y)',
    '《',
    '》',
    ':',
    '網(wǎng)路',
    'AND',
    'NOT',
    '«',
    '»',
    '｜',
    'a:b:c:',
  ],
];
const queries = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }).map((pieces) => pieces.join('')),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }).map((pieces) => pieces.join(' ')),
  fc.string({ unit: 'binary' }),
  fc.string(),
);

describe('parseQuery', () => {
  it.each([
    ['words, all of which must be found', 'ferry  pilots', 'ferry pilots'],
    ['a phrase', '"last ferry" x', '"last ferry" x'],
    ['what is not to be found', '-ferry -"last ferry" -tag:sea', '-ferry -"last ferry" -tag:sea'],
    ['alternatives, which bind less than what stands side by side', 'a b OR c', 'a b OR c'],
    ['brackets', '(a OR b) c -(d e)', '(a OR b) c -(d e)'],
    ['brackets that aren’t needed', '((a) (b c))', 'a b c'],
    ['a word in small letters', 'this or that', 'this or that'],
    ['a bar', 'a | b || c', 'a OR b OR c'],
    ['a bar without spaces', '渡轮|大桥｜tag:海||site:报', '渡轮 OR 大桥 OR tag:海 OR site:报'],
    [
      'a bar in a quotation or an address',
      '"a|b" tag:"c|d" https://x.example/a|b',
      '"a|b" tag:"c|d" https://x.example/a|b',
    ],
    ['AND and NOT in capitals', 'a AND b ＮＯＴ c not and', 'a b -c not and'],
    ['twice not', '--a -(-b)', 'a b'],
    [
      'addresses within brackets',
      '(https://a.example/x OR https://a.example/y_(z)) -(b https://a.example)',
      '(https://a.example/x OR https://a.example/y_(z) ) -(b https://a.example )',
    ],
    ['operators in any case', 'Tag:Sea SITE:courier.example', 'tag:Sea site:courier.example'],
    ['values in quotation marks', 'tag:"North Sea" tag:"x"', 'tag:"North Sea" tag:x'],
    [
      'other names of operators and values',
      'colour:pink is:favorite has:pictures',
      'color:rose is:favourite has:image',
    ],
    [
      'the beginning of a value that only one has',
      'is:unr has:im color:y',
      'is:unread has:image color:yellow',
    ],
    ['full-width forms', 'ｔａｇ：水 （a ＯＲ b） －c　“d e” ＂f g＂', 'tag:水 (a OR b) -c "d e" "f g"'],
    ['corner brackets', '「长江 大桥」 tag:『北 海』', '"长江 大桥" tag:"北 海"'],
    ['angle marks either way', '«a b» »c d« »e f» x', '"a b" "c d" "e f" x'],
    ['Chinese and mixed marks', '“长江” ”大桥“ "北海”', '"长江" "大桥" "北海"'],
    [
      'operators by their Chinese names',
      '标签：水 標籤:水 網站：报 是：未读 有：圖片 颜色：黃',
      'tag:水 tag:水 site:报 is:unread has:image color:yellow',
    ],
    ['quotations within others', '「他说 "好"」', '「他说 "好"」'],
    [
      'dates',
      'before:2026-3 after:2026/03/05 saved:2026年 published:2026-01..2026-03',
      'before:2026-03 after:2026-03-05 saved:2026 published:2026-01-01..2026-03-31',
    ],
    [
      'Chinese dates with spaces',
      '保存：2026年 3月 渡轮 after：2026 年 3 月 5 日',
      'saved:2026-03 渡轮 after:2026-03-05',
    ],
    ['headlines with a colon', '保存：如何把渡轮留给下一代 状态：不知道', '保存：如何把渡轮留给下一代'],
    [
      'what isn’t an operator',
      '3:2 re:zero https://a.example/x_(y)?q=tag:z',
      '3:2 re:zero https://a.example/x_(y)?q=tag:z',
    ],
    ['dashes and punctuation by themselves', 'Ferry - a history – 《 》 ,', 'Ferry a history'],
    [
      'readings in brackets as part of their word',
      '網(wǎng)路 (東京(とうきょう)駅 OR 网(net)) tag:網（wǎng）路',
      '網(wǎng)路 (東京(とうきょう)駅 OR 网 net) tag:"網（wǎng）路"',
    ],
    ['nothing', ' \u3000', ''],
  ])('reads %s', (_what, query, printed) => {
    expect(read(query)).toBe(printed);
  });

  it.each([
    ['"last fer', '"last fer"', ['openQuote: "last fer']],
    ['tag:"North', 'tag:North', ['openQuote: "North']],
    ['ferry tag:', 'ferry', ['noValue: tag:']],
    ['tag: sea', 'sea', ['noValue: tag:']],
    ['(a OR b', 'a OR b', ['openBracket: (']],
    ['a OR', 'a', ['lonelyOr: OR']],
    ['OR a', 'a', ['lonelyOr: OR']],
    ['a) b', 'a b', ['closingBracket: )']],
    ['is:une ferry', 'ferry', ['unknownState: une']],
    ['is:', '', ['noValue: is:']],
    [
      'has:x color:mud lang:中 before:2026-13',
      '',
      ['unknownPart: x', 'unknownColor: mud', 'unknownLanguage: 中', 'unknownDate: 2026-13'],
    ],
    ['saved:2026-02-30 published:2026..2025', '', ['unknownDate: 2026-02-30', 'unknownDate: 2026..2025']],
    ['is:未读unread 状态：没有这种', '', ['unknownState: 未读unread', 'unknownState: 没有这种']],
    ['ferry -', 'ferry', []],
  ])('leaves out what it can’t read of %s, and says where', (query, printed, problems) => {
    expect(read(query)).toBe(printed);
    expect(problemsOf(query)).toEqual(problems);
  });

  it('tells what may still be being typed', () => {
    const unfinished = (query: string): boolean[] =>
      parseQuery(query).problems.map(({ isUnfinished }) => isUnfinished);
    expect(unfinished('is:un')).toEqual([true]);
    expect(unfinished('is:un ')).toEqual([false]);
    expect(unfinished('before:20 x "y')).toEqual([false, true]);
  });

  it('reads any text, and finds everything where it stands', () => {
    fc.assert(
      fc.property(queries, (query) => {
        const { tree, problems } = parseQuery(query);
        for (const { span } of [...nodesOf(tree), ...problems]) {
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeGreaterThan(span.start);
          expect(span.end).toBeLessThanOrEqual(query.length);
        }
        for (const node of nodesOf(tree)) {
          // What stands there, read by itself, is the same, and so is what is wrong with it.
          const alone = parseQuery(query.slice(node.span.start, node.span.end));
          expect(bare(alone.tree)).toEqual(bare(node));
          const known = problems.map(({ kind, span }) => `${kind} ${String(span.start - node.span.start)}`);
          for (const { kind, span } of alone.problems)
            expect(known).toContain(`${kind} ${String(span.start)}`);
        }
      }),
      { numRuns: 2000, examples: [['(a OR b) OR c'], ['(a b) c'], ['x ((a OR b) OR c)']] },
    );
  });

  it('is what the others ask for, once one of its conditions is taken away', () => {
    fc.assert(
      fc.property(queries, (query) => {
        const { tree } = parseQuery(query);
        const conditions = tree?.kind === 'and' ? tree.of : tree ? [tree] : [];
        for (const one of conditions) {
          const others = conditions.filter((other) => other !== one);
          const left = parseQuery(withoutPart(query, one.span)).tree;
          expect(left?.kind === 'and' ? left.of.map(bare) : left ? [bare(left)] : []).toEqual(
            others.map(bare),
          );
        }
      }),
      { numRuns: 3000, examples: [['(a OR b) OR c'], ['(a b) c'], ['x ((a OR b) OR c)']] },
    );
  });

  it('is printed and read again without a change', () => {
    fc.assert(
      fc.property(queries, (query) => {
        const { tree } = parseQuery(query);
        const printed = printQuery(tree);
        const again = parseQuery(printed);
        expect(again.problems).toEqual([]);
        expect(bare(again.tree)).toEqual(bare(tree));
        expect(printQuery(again.tree)).toBe(printed);
      }),
      { numRuns: 2000, examples: [['» 」 ferry “']] },
    );
  });

  it('goes into brackets as deep as anybody means, and no deeper', () => {
    const deep = `${'('.repeat(40)}a${')'.repeat(40)}`;
    expect(read(deep)).toBe('a');
    expect(problemsOf(deep)).toContain('deepBrackets: (');
  });

  it('looks for as many words as can be found at once, reads all conditions, and says where the rest begins', () => {
    const words = Array.from({ length: 500 }, (_, at) => `word${String(at)}`);
    const { tree, problems } = parseQuery(`${words.join(' ')} tag:sea`);
    const of = tree?.kind === 'and' ? tree.of : [];
    expect(of.map((node) => ('text' in node ? node.text : node.kind))).toEqual([
      ...words.slice(0, 100),
      'tag',
    ]);
    expect(problems).toEqual([
      {
        kind: 'manyWords',
        span: {
          start: words.slice(0, 100).join(' ').length + 1,
          end: words.join(' ').length + ' tag:sea'.length,
        },
        isUnfinished: false,
      },
    ]);
    expect(parseQuery(words.slice(0, 100).join(' ')).problems).toEqual([]);
  });

  it('looks for the first words of a long phrase, and for as much of a passage without spaces', () => {
    const phrase = parseQuery(`"${'harbour '.repeat(500)}"`);
    expect(phrase.tree).toMatchObject({ kind: 'phrase', text: 'harbour '.repeat(125).trim() });
    expect(phrase.problems.map(({ kind }) => kind)).toEqual(['manyWords']);
    const passage = parseQuery('港口'.repeat(2000));
    expect(passage.tree).toMatchObject({ kind: 'word', text: '港口'.repeat(500) });
    expect(passage.problems.map(({ kind }) => kind)).toEqual(['manyWords']);
  });

  it('takes thousands of brackets, signs and words', () => {
    for (const sign of ['(', ')', '-', '-(', '"', 'a OR ', '(a OR ', 'tag:', ':', 'a:', '字(', '|', 'NOT ']) {
      expect(() => printQuery(parseQuery(sign.repeat(20_000)).tree)).not.toThrow();
    }
  });
});
