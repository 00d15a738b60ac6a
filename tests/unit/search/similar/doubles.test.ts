import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { articleRow } from '@/tests/support/article-row';
import type { Article } from '@/utils/article/article';
import { shareOfDoubles, sharedBy } from '@/utils/search/similar/are-doubles';
import { doubleGroups, type SimilarPair } from '@/utils/search/similar/double-groups';
import { fingerprintOf } from '@/utils/search/similar/fingerprint';
import { shinglesOf } from '@/utils/search/similar/shingles';

/** What an agency wrote, and two papers printed. */
const AGENCY = `EASTERBY – The crews of the island ferries will go back to work on Monday after a strike of nine days, the union and the company said late on Friday.
Under the agreement wages rise by four per cent this year and by three in the next, and nobody is to work more than five nights in a row.
“It isn't all we asked for, but it is what the islands can pay,” said Ada Holm, who led the talks for the crews. The company had offered two per cent at first.
During the strike mail and medicine were carried by fishing boats, and the school on Norrey was closed for a week because its teachers live on the mainland.
The mayor of Norrey, Tomas Brandt, said that the council would ask for a second ship, so that “one quarrel doesn't cut us off again”.
Ferries have run between Easterby and the islands since 1891. The last strike, in 1974, took three weeks.`;
const IN_A_PAPER = `${AGENCY.replace('EASTERBY – ', '').replace('late on Friday', 'on Friday night').replace('The mayor of Norrey, Tomas Brandt,', 'Norrey’s mayor, Tomas Brandt,')}
Reporting by the Northern Press Agency; additional reporting by our island correspondent.`;
const AGENCY_ZH = `【本报综合报道】岛际渡轮的船员将在罢工九天之后于星期一复工，工会和公司星期五深夜共同宣布。根据协议，今年工资上涨百分之四，明年上涨百分之三，任何人都不得连续工作超过五个夜班。代表船员谈判的霍尔姆说：“这不是我们要求的全部，但这是各个岛屿付得起的。”公司最初只愿意涨百分之二。罢工期间，邮件和药品由渔船运送，诺雷岛上的学校因为教师都住在大陆而停课一周。诺雷岛镇长布兰特说，议会将要求增加第二艘船，“免得一场争执又把我们隔断”。渡轮自一八九一年起往返于伊斯特比和各岛之间，上一次罢工发生在一九七四年，持续了三个星期。`;
const IN_TRADITIONAL = `（記者綜合報導）島際渡輪的船員將在罷工九天之後於星期一復工，工會和公司星期五深夜共同宣布。根據協議，今年工資上漲百分之四，明年上漲百分之三，任何人都不得連續工作超過五個夜班。代表船員談判的霍爾姆說：「這不是我們要求的全部，但這是各個島嶼付得起的。」公司最初只願意漲百分之二。罷工期間，郵件和藥品由漁船運送，諾雷島上的學校因為教師都住在大陸而停課一週。諾雷島鎮長布蘭特說，議會將要求增加第二艘船，「免得一場爭執又把我們隔斷」。渡輪自一八九一年起往返於伊斯特比和各島之間，上一次罷工發生在一九七四年，持續了三個星期。`;
/** What a site writes below and above each of its stories. */
const TEMPLATE = `Good morning, and welcome to the harbour report of the Easterby Courier, which we write every day at six for all who go to sea, and for those who wait for them at home.
Tides are for the inner pier; add twenty minutes for the bar. Winds are those of the lighthouse at noon. Who sails beyond the bank should ask the pilot station on channel twelve before leaving.
The report is free. If it is of use to you, you can support it with a subscription, by post or at our counter in Pier Street, where you also find charts, lines and coffee. Errors are ours; tell us of them, and we correct them the next morning.`;
const REPORT_MONDAY = `${TEMPLATE}
Today a trawler from Holm lies aground on the outer bank with eleven tonnes of herring, and two tugs wait for the evening tide to pull her off. Her crew is ashore and well. The buoy at the western mark has drifted again and is to be put back on Wednesday by the buoy tender, which is being repaired in the yard.`;
const REPORT_TUESDAY = `${TEMPLATE}
A school of some forty porpoises was seen between the islands this morning by the mail boat, more than anyone remembers for this time of the year. The yard has launched a new pilot cutter, the first to be built here in nineteen years; she is named for Inga Dahl, who kept the station for three decades.`;

const story = (title: string, url: string, text: string) => ({ title, url, shingles: shinglesOf(text) });

describe('doubles', () => {
  it('are the story of an agency in two papers', () => {
    const one = story('Ferry strike ends', 'https://courier.example/strike', AGENCY);
    const other = story('Islands breathe again', 'https://post.example/2026/11/ferries', IN_A_PAPER);
    expect(shareOfDoubles(one, other)).toBeGreaterThan(0.7);
  });

  it('are the same story in Simplified and Traditional Chinese', () => {
    const one = story('渡轮罢工结束', 'https://wanbao.example/1', AGENCY_ZH);
    const other = story('渡輪復航', 'https://ribao.example/2', IN_TRADITIONAL);
    expect(shareOfDoubles(one, other)).toBeGreaterThan(0.7);
  });

  it('aren’t two stories that one site has put into the same frame', () => {
    const one = story('Aground', 'https://courier.example/harbour/1', REPORT_MONDAY);
    const other = story('Porpoises', 'https://courier.example/harbour/2', REPORT_TUESDAY);
    expect(sharedBy(one.shingles, other.shingles)).toBeGreaterThan(0.35);
    expect(shareOfDoubles(one, other)).toBeNull();
  });

  it('aren’t two stories of one matter', () => {
    const one = story('Ferry strike ends', 'https://courier.example/strike', AGENCY);
    const other = story('Aground', 'https://post.example/harbour/1', REPORT_MONDAY);
    expect(shareOfDoubles(one, other)).toBeNull();
    const chinese = story('渡轮', 'https://wanbao.example/1', AGENCY_ZH);
    expect(shareOfDoubles(one, chinese)).toBeNull();
  });

  it('aren’t told of short notices, which are alike everywhere', () => {
    expect(
      fingerprintOf(shinglesOf('Please turn on JavaScript to read this page, then load it again.')),
    ).toEqual([]);
  });
});

const words = fc.array(
  fc.integer({ min: 0, max: 5000 }).map((n) => `w${String(n)}`),
  {
    minLength: 100,
    maxLength: 400,
  },
);

describe('fingerprints', () => {
  it('of texts that differ in a few words have a key in common', () => {
    let missed = 0;
    fc.assert(
      fc.property(words, fc.array(fc.nat(), { minLength: 1, maxLength: 3 }), (text, places) => {
        const edited = text.with((places[0] ?? 0) % text.length, 'other');
        const [one, other] = [text, edited].map((some) => shinglesOf(some.join(' ')));
        if (!one || !other || sharedBy(one, other) < 0.85) return;
        const keys = new Set(fingerprintOf(one));
        if (keys.size > 0 && !fingerprintOf(other).some((key) => keys.has(key))) missed += 1;
      }),
    );
    // With 85 of 100 stretches in common, one of ten thousand million is missed.
    expect(missed).toBe(0);
  });

  it('of texts that have nothing in common have none', () => {
    fc.assert(
      fc.property(words, (text) => {
        const keys = new Set(fingerprintOf(shinglesOf(text.join(' '))));
        const others = fingerprintOf(shinglesOf(text.map((word) => `${word}x`).join(' ')));
        expect(others.some((key) => keys.has(key))).toBe(false);
      }),
    );
  });
});

describe('shingles', () => {
  it('are of as much of a text as is searched', () => {
    const text = 'x '.repeat(1_000_000);
    expect(shinglesOf(`${text}What stands behind a whole book of words`)).toEqual(shinglesOf(text));
  });
});

describe('groups of doubles', () => {
  const pair = (one: string, other: string, more: Partial<SimilarPair> = {}): SimilarPair => ({
    one,
    other,
    versions: [`${one}-v1`, `${other}-v1`],
    share: 0.8,
    isApart: false,
    ...more,
  });

  it('hold whoever is like one of them, and nobody who isn’t', () => {
    const anId = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
    const aPair = fc
      .tuple(anId, anId, fc.boolean())
      .filter(([one, other]) => one < other)
      .map(([one, other, isApart]) => pair(one, other, { isApart }));
    const articles = new Map(['a', 'b', 'c', 'd', 'e', 'f'].map((id) => [id, articleRow(id)]));
    fc.assert(
      fc.property(fc.uniqueArray(aPair, { selector: ({ one, other }) => one + other }), (pairs) => {
        const groups = doubleGroups(pairs, (id) => articles.get(id)).map((group) =>
          group.articles.map(({ id }) => id),
        );
        // By the plainest way: go from one to the next until nobody new comes.
        const reached = (start: string): string[] => {
          const found = new Set([start]);
          for (let size = 0; size < found.size;) {
            size = found.size;
            for (const { one, other, isApart } of pairs) {
              if (!isApart && (found.has(one) || found.has(other))) found.add(one).add(other);
            }
          }
          return [...found].toSorted();
        };
        const expected = new Set(
          [...articles.keys()]
            .map((id) => reached(id))
            .filter(({ length }) => length > 1)
            .map(String),
        );
        expect(new Set(groups.map((ids) => String(ids.toSorted())))).toEqual(expected);
        expect(groups).toHaveLength(expected.size);
      }),
    );
  });

  it('leave out the trash, and texts that have changed since', () => {
    const rows = new Map([
      ['a', articleRow('a')],
      ['b', articleRow('b', { deletedAt: '2026-11-24T08:00:00.000Z' })],
      ['c', articleRow('c', { versionId: 'c-v2' })],
    ]);
    expect(doubleGroups([pair('a', 'b'), pair('a', 'c'), pair('a', 'gone')], (id) => rows.get(id))).toEqual(
      [],
    );
  });

  it('hold what has an address in common as long as it does, and what can be merged', () => {
    const urlKeys = ['courier.example/a'];
    const byAddress = pair('a', 'c', { versions: null, share: 1 });
    const groupsWith = (c: Article): unknown[] =>
      doubleGroups<Article>([byAddress], (id) => (id === 'a' ? articleRow('a') : c));
    expect(groupsWith(articleRow('c', { urlKeys }))).toMatchObject([{ share: null }]);
    expect(groupsWith(articleRow('c'))).toEqual([]);
    expect(groupsWith({ ...articleRow('c', { urlKeys }), versionId: null })).toEqual([]);
  });

  it('are put together in steps that grow with the pairs alone', () => {
    const ids = Array.from({ length: 2000 }, (_, number) => String(number).padStart(4, '0'));
    let looks = 0;
    const articles = new Map(
      ids.map((id) => [
        id,
        {
          ...articleRow(id),
          get id() {
            looks += 1;
            return id;
          },
        },
      ]),
    );
    const pairs = ids.slice(1).map((id, at) => pair(ids[at] ?? '', id, { share: 0.9 - at / 10_000 }));
    const [group, ...others] = doubleGroups([...pairs, ...pairs], (id) => articles.get(id));
    expect([group?.articles.length, group?.share, others]).toEqual([2000, 0.9 - 1998 / 10_000, []]);
    expect(looks).toBeLessThan(20 * pairs.length);
  });
});
