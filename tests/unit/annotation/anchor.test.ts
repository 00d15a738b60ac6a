import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { TextPositionSelector, TextQuoteSelector } from '@/utils/annotation/annotation';
import {
  type Anchor,
  anchorSelectors,
  createAnchorer,
  hasPlace,
  type Selectors,
} from '@/utils/annotation/anchor';
import { withLookalikes } from '@/utils/annotation/lookalikes';
import { indexText } from '@/utils/annotation/text-index';
import { atOnce } from '@/utils/shared/steps';

const ENGLISH =
  'The last ferry left the harbour at dusk.\nCaptain Moss said the boat had carried a million people since 1931.\n' +
  '“Nobody asked us,” said Robin Vale, who sells tickets.\nThe council will vote on the bridge in May.\n' +
  'The council of 1931 had promised that the ferry would stay for as long as people needed it.';
const CHINESE =
  '新华社北京11月22日电（记者李明）今年以来，我国互联网普及率持续提升。\n专家表示，互联网正在改变乡村生活。\n' +
  '“有了网络，果子不愁卖。”果农王大妈说。\n互联网企业也在下乡，（完）';

/** Selectors of the n-th place where `exact` stands in `text`, from 0. */
function selectorsOf(
  text: string,
  exact: string,
  n = 0,
  contextLength = 160,
): readonly [TextQuoteSelector, TextPositionSelector] {
  let start = text.indexOf(exact);
  for (let passed = 0; passed < n; passed += 1) start = text.indexOf(exact, start + 1);
  const end = start + exact.length;
  return [
    {
      type: 'TextQuoteSelector',
      exact,
      prefix: text.slice(Math.max(0, start - contextLength), start),
      suffix: text.slice(end, end + contextLength),
    },
    { type: 'TextPositionSelector', start, end },
  ];
}

function found(text: string, anchor: Anchor): string | null {
  return hasPlace(anchor) ? text.slice(anchor.start, anchor.end) : null;
}

describe('anchorSelectors', () => {
  it('finds a quote whose paragraph stands among others by now, of which a few letters are in it by chance', () => {
    const lines = [
      'Ice',
      'The harbour of Easterby froze in the second week of January, for the first time since the old pier was built.',
      'Two trawlers and a pilot boat lay in the ice. “We could hear the planks complain at night,” said Ada Holm, who sleeps aboard.',
      'The town sent for an icebreaker on Tuesday; it came on Friday, and turned back at the bar because the water was too shallow.',
      'Children walked to the island where the lighthouse stands, and sold tea there from a sledge until the keeper joined them.',
      'On the ninth day the wind turned to the south-west, and by the evening there was open water under the bridge.',
      'Nobody was hurt. The council has asked what it would cost to dredge the bar before another winter like this one.',
    ];
    const quote = 'it came on Friday, and turned back at the bar because the water was too shallow';
    const reversed = ['Ice', ...lines.slice(1).toReversed()].join('\n');
    const anchor = anchorSelectors(reversed, [selectorsOf(lines.join('\n'), quote)[0]]);
    expect(anchor.state).toBe('exact');
    expect(found(reversed, anchor)).toBe(quote);
  });

  it.each([
    '神户（Kōbe）',
    '（Kōbe）',
    'Kōbe',
    '户（Kōbe',
    '贝拉（Béla）',
    'Béla',
    '網(wǎng)路',
    '(wǎng)',
    'wǎng',
    '(ㄨㄤˇ)',
  ])('finds %s, on, at or within brackets behind Chinese, where it stood, moved, and by itself', (quote) => {
    const text =
      '渡轮每天两次从神户（Kōbe）的老码头开出，船长贝拉（Béla）先生在網(wǎng)路上公布时刻，也写作網(ㄨㄤˇ)路。';
    const moved = `港口来信：今天风大。\n${text.replaceAll('，', '； ')}`;
    const selectors = selectorsOf(text, quote);
    for (const now of [text, moved]) {
      expect(found(now, anchorSelectors(now, selectors))).toBe(quote);
      expect(found(now, anchorSelectors(now, [selectors[0]]))).toBe(quote);
    }
    expect(found(text, anchorSelectors(text, [selectorsOf(text, quote, 0, 0)[0]]))).toBe(quote);
  });

  it('finds a quote where it stood', () => {
    const selectors = selectorsOf(ENGLISH, 'the boat');
    expect(anchorSelectors(ENGLISH, selectors)).toEqual({ state: 'exact', start: 59, end: 67 });
  });

  it('finds a whole text', () => {
    expect(anchorSelectors('新华社', selectorsOf('新华社', '新华社'))).toMatchObject({ state: 'exact' });
  });

  it('says that it moved when something was put before it', () => {
    const edited = `Updated on Monday.\n${ENGLISH}`;
    const anchor = anchorSelectors(edited, selectorsOf(ENGLISH, 'the boat'));
    expect(anchor).toEqual({ state: 'moved', start: 59 + 19, end: 67 + 19 });
  });

  it('says that it stands as written when no position is known', () => {
    const [quote] = selectorsOf(ENGLISH, 'the boat');
    expect(anchorSelectors(ENGLISH, [quote])).toMatchObject({ state: 'exact', start: 59 });
  });

  it('tells equal quotes apart by what surrounds them', () => {
    for (const [text, exact, count] of [
      [ENGLISH, 'ferry', 2],
      [ENGLISH, 'council', 2],
      [ENGLISH, 'e', 20],
      [CHINESE, '互联网', 3],
    ] as const) {
      for (let n = 0; n < count; n += 1) {
        const selectors = selectorsOf(text, exact, n);
        const edited = `${'The council met. 互联网 ferry. '.repeat(3)}${text}`;
        const shift = edited.length - text.length;
        expect(anchorSelectors(edited, selectors)).toMatchObject({
          state: 'moved',
          start: selectors[1].start + shift,
        });
      }
    }
  });

  it('lets surroundings outweigh a copy that is exact', () => {
    const before = 'The mayor opened the new school on Monday morning.';
    const after = 'Read more: opened the new school\nThe mayor opened “the New School” on Monday morning.';
    const [quote] = selectorsOf(before, 'opened the new school');
    // The quotation marks are new: neither place is the quote's for certain, and the copy has none of its surroundings.
    expect(found(after, anchorSelectors(after, [quote]))).not.toBe('opened the new school');
  });

  it.each([
    ['curly quotes', '"Nobody asked us,"', '“Nobody asked us,”'],
    ['case', 'NOBODY ASKED US', 'Nobody asked us'],
    ['white space', 'who sells\u00a0\n tickets', 'who sells tickets'],
    ['invisible characters', 'a mil\u00adlion peo\u200bple', 'a million people'],
  ])('passes over %s', (_what, exact, standing) => {
    const [quote] = selectorsOf(ENGLISH, standing);
    const anchor = anchorSelectors(ENGLISH, [{ ...quote, exact }]);
    expect(anchor.state).toBe('moved');
    expect(found(ENGLISH, anchor)).toBe(standing);
  });

  it('passes over width and the spaces of broken lines in Chinese', () => {
    const [quote] = selectorsOf(CHINESE, '新华社北京11月22日电（记者李明）');
    const anchor = anchorSelectors(CHINESE, [{ ...quote, exact: '新华社 北京１１月２２日电(记者李明)' }]);
    expect(found(CHINESE, anchor)).toBe(quote.exact);
  });

  it.each([
    [ENGLISH, '“Nobody asked us,” said Robin Vale, who sells tickets.', 'Robin'],
    [ENGLISH, 'The council will vote on the bridge in May.', 'council'],
    [CHINESE, '专家表示，互联网正在改变乡村生活。', '互联网'],
  ])('keeps a short quote of a cut sentence as an orphan', (text, sentence, exact) => {
    const edited = `${text.replace(sentence, '')}\nReaders wrote: Robin is right, the council is wrong, 互联网也是。`;
    const start = text.indexOf(sentence) + sentence.indexOf(exact);
    const quote: TextQuoteSelector = {
      type: 'TextQuoteSelector',
      exact,
      prefix: text.slice(0, start),
      suffix: text.slice(start + exact.length),
    };
    const position = { type: 'TextPositionSelector', start, end: start + exact.length } as const;
    expect(anchorSelectors(edited, [quote, position])).toEqual({ state: 'orphaned' });
  });

  it('says what stands in the place of a sentence that was edited', () => {
    const exact = 'The council will vote on the bridge in May.';
    const now = 'The council is due to vote on the bridge in June.';
    const anchor = anchorSelectors(ENGLISH.replace(exact, now), selectorsOf(ENGLISH, exact));
    const start = ENGLISH.indexOf(exact);
    expect(anchor).toEqual({ state: 'changed', start, end: start + now.length, exact: now });
  });

  it('keeps a sentence that was replaced as an orphan', () => {
    const exact = 'The council will vote on the bridge in May.';
    const edited = ENGLISH.replace(exact, 'Nothing else is known by now, says a spokesman.');
    expect(anchorSelectors(edited, selectorsOf(ENGLISH, exact))).toEqual({ state: 'orphaned' });
  });

  it.each([
    ['他們認為這個問題還沒有解決，記者說。', '他们认为这个问题还没有解决，记者说。'],
    ['「網路」改變了鄉村的生活', '“网路”改变了乡村的生活'],
  ])('finds a quote of the Traditional edition in the Simplified one', (traditional, simplified) => {
    const before = `新聞報導。\n${traditional}\n更多內容請看明天的報紙。`;
    const after = `更新。\n新闻报导。\n${simplified}\n更多内容请看明天的报纸。`;
    const anchor = anchorSelectors(after, selectorsOf(before, traditional));
    expect(found(after, anchor)).toBe(simplified);
    expect(anchor.state).toBe('moved');
  });

  it('finds a word that was misspelt where it stood, and not its copy elsewhere', () => {
    const edited = ENGLISH.replace('sells tickets', 'sells tikcets').concat('\nYou can buy tickets here.');
    const anchor = anchorSelectors(edited, selectorsOf(ENGLISH, 'tickets'));
    expect(anchor).toMatchObject({ state: 'changed', exact: 'tikcets' });
  });

  it('finds a quote around an advertisement that was put into it', () => {
    const exact = 'the boat had carried a million people since 1931';
    const edited = ENGLISH.replace('carried a', 'carried\nAdvertisement\na');
    expect(found(edited, anchorSelectors(edited, selectorsOf(ENGLISH, exact)))).toBe(
      exact.replace('carried a', 'carried\nAdvertisement\na'),
    );
  });

  it('never takes what was like the quote when it was made for the quote', () => {
    const twin = 'The council may vote on the old bridge in June.';
    const text = `${ENGLISH}\nTomorrow in this paper:\n${twin}\nLetters to the editor.`;
    const exact = 'The council will vote on the bridge in May.';
    const [quote, position] = selectorsOf(text, exact);
    const described = withLookalikes(atOnce(indexText(text)), [quote, position]);
    expect(described[0].lookalikes?.[0]).toMatchObject({ exact: twin, isBefore: false });
    expect(anchorSelectors(text.replace(`${exact}\n`, ''), described)).toEqual({ state: 'orphaned' });
    expect(anchorSelectors(`News.\n${text}`, described)).toMatchObject({ state: 'moved' });
  });

  it.each([
    [
      'の',
      '昨日発売された最新モデル「白雪五号」は左にあり、右が古い方の外箱です。\nどちらも片面だけに部品が並び、裏は平らに仕上がっている。',
      '昨日発売された最新モデル「白雪五号」は左にあり、別に読まれている記事もここへ多く並べられて、遠い国から来た写真や音楽を聞きながら待つ人々が駅前に集まり、夜遅くまで話していたという知らせも届き、晴れた冬に海辺で聞いた昔話と童話もまた続き、世界の話題が出る。\nどちらも片面だけに部品が並び、裏は平らに仕上がっている。',
    ],
    [
      'harbour',
      'The letter was found on Tuesday by a diver who sells fish at the harbour near Easterby.\nIt was written by a clerk and read aloud in May. The harbour was empty.',
      'The letter was found on Tuesday by a diver. Many others have asked since then whether any of it is true, and none of them got an answer. Rain fell over our harbour again.\nIt was written by a clerk and read aloud in May. The harbour was empty.',
    ],
  ])('does not take %s for another that has beside it only what followed the line', (exact, text, edited) => {
    const [quote] = selectorsOf(text, exact);
    expect(anchorSelectors(edited, [quote])).toEqual({ state: 'orphaned' });
  });

  it('never takes for the quote a line of the same words that stood elsewhere', () => {
    const line = '[Read: Ferry town sends most young people to the capital]';
    const caption = 'Ferry town sends most young people to the capital';
    const before = 'The mayor spoke for an hour. Photo: Ada Holm\nBuy photo\n';
    const after = '\n“We must pay attention to what is written in the law,” she said in the end.\n';
    const end = `${'Contributors have asked for more of it. '.repeat(5)}\nRead more:\n`;
    const text = `${before}${line}${after}${end}${caption}\nThe museum is home to treasures`;
    const described = (exact: string) => withLookalikes(atOnce(indexText(text)), selectorsOf(text, exact));
    const edited = `${before}${caption}\nA storm is on its way.${after}${end}The museum is home to treasures`;
    expect(anchorSelectors(edited, described('young'))).toEqual({ state: 'orphaned' });
    // What stands as it was is named beside what stands in its place.
    const moved = `${edited}\nThe crisis of the years since the revolt is over.\n${line}\nFull screen\nAutoplay\nClose`;
    expect(anchorSelectors(moved, selectorsOf(text, line)).state).toBe('ambiguous');
  });

  it('knows a lookalike of a long quote though the text has begun alike before', () => {
    const sentences = (n: number, words: string) =>
      Array.from(
        { length: n },
        (_, at) => `${words} ${String(at)} was read out in the ${String(at * 7)}th hour.`,
      );
    const exact =
      'Today we compare two of the fastest boats that the yard has built, the Grey Heron and the older Heron of 2018, on the same water and with the same crew.';
    const twin =
      'And here are some long ships of a friend, the Grey Heron and the older Heron of 2018, on the same water and with the same crew.';
    const first = sentences(8, 'Message').join('\n');
    const second = sentences(8, 'Letter').join('\n');
    // A summary of what comes before the quote, and of its beginning.
    const intro = `${first.slice(-160)}\n${exact.slice(0, 70)}.`;
    const text = [intro, first, exact, 'Pictures follow.', second, twin, 'The cover was opened.'].join('\n');
    const selectors = withLookalikes(atOnce(indexText(text)), selectorsOf(text, exact));
    expect(selectors[0].lookalikes?.map(({ exact: words }) => words)).toContain(twin);
    expect(anchorSelectors(text.replace(exact, ''), selectors)).toEqual({ state: 'orphaned' });
  });

  it('does not take the beginning of a word for a word', () => {
    const text =
      'It was raised because the trainer was asked if he would meet the president of the republic.';
    const edited =
      'It was raised because the trainer was asked iffy he and meet the president of the republic.';
    expect(anchorSelectors(edited, [selectorsOf(text, 'if')[0]])).toEqual({ state: 'orphaned' });
  });

  it('finds a sentence that has moved far away, though a word of it stands on the way', () => {
    const filler = (words: string, n: number) =>
      Array.from({ length: n }, (_, at) => `${words} ${String(at * 37)} of ${String(at * at)}`).join('\n');
    const exact =
      'Distributions: a look at the candidates of the spring; what the old guard thinks, and more.';
    const before = 'Kernel: what was said at the meeting of the north, offload and the like.\n';
    const text = `${before}${exact}\nDevelopment: a new file system, and its friends.\n${filler('Row', 30)}`;
    const edited = `${before}${filler('Line', 160)}\nIt works on other distributions.\n${filler('Entry', 160)}\n${exact}\nDevelopment of the year.`;
    expect(found(edited, anchorSelectors(edited, selectorsOf(text, exact)))).toBe(exact);
  });

  it('takes no more than a screen that was put into it for a quote', () => {
    const exact =
      'clearing the way for her to succeed.\nA man walks past a carrier parked on a street on Thursday.';
    const text = `It was a move seen as ${exact}\nIn the square people waited.`;
    const put = (n: number) =>
      text.replace('succeed.\n', `succeed.\n${'Many see him as a liberator of the land. '.repeat(n)}\n`);
    expect(anchorSelectors(put(20), [selectorsOf(text, exact)[0]]).state).toBe('changed');
    expect(anchorSelectors(put(60), [selectorsOf(text, exact)[0]])).toEqual({ state: 'orphaned' });
  });

  it('finds a quote beside its lookalikes where only white space is another', () => {
    const text =
      '正月の話\nきょうの百物語\n百物語の幽霊\nお年玉\nきょうの百物語\n百物語の幽霊\n福の家\n旅の話\n町の家\n海の話';
    const exact = 'お年玉\nきょうの百物語\n百物語の幽霊';
    const selectors = withLookalikes(atOnce(indexText(text)), selectorsOf(text, exact));
    const edited = text.replace('\n福の家', ' 福の家').replace('正月', '正 月');
    expect(found(edited, anchorSelectors(edited, selectors))).toBe(exact);
  });

  it('does not take what stood before a quote for its beginning', () => {
    const path = 'The Courier > Stories of the harbour';
    const quote = `${path} > January > The greedy dog`;
    const rest = 'A dog with a bone in its mouth crossed the bridge over the mill stream.\nIt looked down.';
    const selectors = selectorsOf(`${path}\n${quote}\n${rest}`, quote);
    expect(anchorSelectors(`${path}\n${rest}`, selectors)).toEqual({ state: 'orphaned' });
  });

  it('finds a long quote that stands once, whatever became of its surroundings', () => {
    const exact = 'the ferry would stay for as long as people needed it';
    const edited = `Fifty words later nothing is as it was, but ${exact}, we think.`;
    expect(anchorSelectors(edited, selectorsOf(ENGLISH, exact))).toMatchObject({ state: 'moved', start: 44 });
  });

  it('names both places when a paragraph stands twice and its position is lost', () => {
    const paragraph = 'Tickets cost three crowns until the end of the year, children ride free.';
    const selectors = selectorsOf(`News\n${paragraph}\nEnd`, 'three crowns', 0, 30);
    const edited = `${paragraph}\nNews of the day\n${paragraph}\nEnd of the day`;
    const anchor = anchorSelectors(edited, selectors);
    expect(anchor).toEqual({
      state: 'ambiguous',
      candidates: expect.arrayContaining([
        { start: 13, end: 25 },
        { start: 102, end: 114 },
      ]) as unknown,
    });
  });

  it('takes a quote without any context for found only when it stands once', () => {
    const quote = (exact: string): Selectors => [
      { type: 'TextQuoteSelector', exact, prefix: '', suffix: '' },
    ];
    expect(anchorSelectors(ENGLISH, quote('Robin'))).toMatchObject({ state: 'exact' });
    expect(anchorSelectors(ENGLISH, quote('council'))).toMatchObject({ state: 'ambiguous' });
    expect(anchorSelectors(ENGLISH, quote(''))).toEqual({ state: 'orphaned' });
    expect(anchorSelectors(ENGLISH, quote('\u00ad'))).toEqual({ state: 'orphaned' });
    expect(anchorSelectors('', quote('Robin'))).toEqual({ state: 'orphaned' });
  });

  it('finds a character at the start of a short text behind a text that begins alike', () => {
    const suffix = '联网 council the the the the';
    const selectors: Selectors = [
      { type: 'TextQuoteSelector', exact: '互', prefix: '', suffix },
      { type: 'TextPositionSelector', start: 0, end: 1 },
    ];
    expect(anchorSelectors(`互联网§ 互${suffix}`, selectors)).toEqual({ state: 'moved', start: 5, end: 6 });
  });

  it('never takes another place for the one a quote was made at', () => {
    const words = fc.constantFrom(
      'the',
      'ferry',
      'a',
      'council',
      '互联网',
      '的',
      '記者',
      '🙂',
      'in',
      '1931',
      '\n',
      ' ',
    );
    const text = fc.array(words, { minLength: 5, maxLength: 80 }).map((all) => all.join(' '));
    // Its words are those of the text, but not among each other: else it could be the same text once more.
    const otherText = fc
      .array(words, { maxLength: 40 })
      .map((all) => all.map((word) => `${word}§`).join(' '));
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(text, otherText, share, share, (original, inserted, from, length) => {
        const start = Math.floor(from * (original.length - 1));
        const end = start + 1 + Math.floor(length * Math.min(60, original.length - start - 1));
        const exact = original.slice(start, end);
        fc.pre(exact.trim() === exact && exact !== '' && exact.isWellFormed());
        const quote: TextQuoteSelector = {
          type: 'TextQuoteSelector',
          exact,
          prefix: original.slice(Math.max(0, start - 160), start),
          suffix: original.slice(end, end + 160),
        };
        expect(anchorSelectors(original, [quote, { type: 'TextPositionSelector', start, end }])).toEqual({
          state: 'exact',
          start,
          end,
        });
        const shift = inserted.length + 1;
        const place = { start: start + shift, end: end + shift };
        const anchor = anchorSelectors(`${inserted} ${original}`, [
          quote,
          { type: 'TextPositionSelector', start, end },
        ]);
        if (anchor.state === 'ambiguous') expect(anchor.candidates.length).toBeGreaterThan(1);
        else if (anchor.state !== 'orphaned') expect(anchor).toMatchObject(place);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['one letter', 'a'],
    ['two letters in turn', 'ab'],
    ['Chinese', '的'],
    ['lines', '\n'],
    ['halves of characters', '\ud83d'],
  ])('takes a text of nothing but %s in linear time', (_what, unit) => {
    const text = unit.repeat(300_000);
    const quote: TextQuoteSelector = {
      type: 'TextQuoteSelector',
      exact: unit.repeat(2000),
      prefix: unit.repeat(160),
      suffix: unit.repeat(160),
    };
    const anchor = createAnchorer(text);
    for (let n = 0; n < 20; n += 1) {
      expect(hasPlace(anchor([quote]))).toBe(false);
      expect(hasPlace(anchor([{ ...quote, exact: `${unit.repeat(50)}x` }]))).toBe(false);
    }
  });

  it('finds 500 quotes of a text of two million characters in two seconds of computing', () => {
    const text = Array.from(
      { length: 30_000 },
      (_, n) => `Paragraph ${String(n)} tells of ferry ${String((n * 7919) % 10007)} and its harbour.`,
    ).join('\n');
    const quotes = Array.from({ length: 500 }, (_, n) =>
      selectorsOf(text, `Paragraph ${String(n * 55)} tells`),
    );
    const edited = `News\n${text}`;
    const anchor = createAnchorer(edited);
    for (const selectors of quotes) {
      expect(anchor(selectors)).toMatchObject({ state: 'moved', start: selectors[1].start + 5 });
    }
  });
});
