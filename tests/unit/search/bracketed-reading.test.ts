import { describe, expect, it } from 'vitest';

import { withoutReadings } from '@/utils/search/bracketed-reading';

describe('withoutReadings', () => {
  it.each([
    ['網(wǎng)路(lù)', '網路', ['wǎng', 'lù']],
    ['網（lu\u0300）', '網', ['lu\u0300']],
    ['東西(dōngxi)', '東西', ['dōngxi']],
    ['朋友们(péngyoumen)', '朋友们', ['péngyoumen']],
    ['对不起(duìbuqǐ)', '对不起', ['duìbuqǐ']],
    ['西安(Xī’ān)', '西安', ['Xī’ān']],
    ['北京市(Běijīng Shì)', '北京市', ['Běijīng Shì']],
    ['玩儿(wánr)', '玩儿', ['wánr']],
    ['女儿(nǚ’ér)', '女儿', ['nǚ’ér']],
    ['嗯(ń)', '嗯', ['ń']],
    ['战略(zhànlüè)', '战略', ['zhànlüè']],
    ['這(ㄓㄜˋ)個（ ㄍㄜ˙ ）', '這個', ['ㄓㄜˋ', ' ㄍㄜ˙ ']],
    ['東京(とうきょう)駅（えき）', '東京駅', ['とうきょう', 'えき']],
    ['漢字(かんじ・ハンジ)', '漢字(かんじ・ハンジ)', []],
    ['食べる(たべる)', '食べる(たべる)', []],
    ['(wǎng)', '(wǎng)', []],
    ['上 (shàng)', '上 (shàng)', []],
    ['網(wǎngluò)', '網(wǎngluò)', []],
  ])('of %s leaves %s', (text, plain, readings) => {
    expect(withoutReadings(text)).toEqual({ text: plain, readings });
  });

  it.each([
    '咖啡(café)',
    '马拉加(Málaga)',
    '贝拉（Béla）',
    '蕾雅（Léa）',
    '佐伊（Zoé）',
    '露西娅（Lúcia）',
    '个人简历(résumé)',
    '公案(kōan)',
    '神户（Kōbe）',
    '大阪（Ōsaka）',
    '东京（Tōkyō）',
    '马累(Malé)',
    '网(net)',
    '第一(1)',
  ])('leaves names and glosses in brackets: %s', (text) => {
    expect(withoutReadings(text)).toEqual({ text, readings: [] });
  });

  it('tells in a moment what is no reading, in however many ways it could be parted', () => {
    const text = `网(gān${'gan'.repeat(12)}x)`.repeat(5_000);
    expect(withoutReadings(text)).toEqual({ text, readings: [] });
  });
});
