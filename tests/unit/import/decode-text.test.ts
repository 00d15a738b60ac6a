import { describe, expect, it } from 'vitest';

import { decodeText } from '@/utils/import/decode-text';

/** How the characters of an old encoding are written, by the decoder that is to read them. */
function encoderOf(encoding: string): (text: string) => Uint8Array<ArrayBuffer> {
  const decoder = new TextDecoder(encoding);
  const bytesOf = new Map<string, number[]>();
  const learn = (bytes: number[]): void => {
    const text = decoder.decode(new Uint8Array(bytes));
    if (Array.from(text).length === 1 && text !== '\ufffd' && !bytesOf.has(text)) bytesOf.set(text, bytes);
  };
  for (let first = 0; first < 256; first += 1) learn([first]);
  for (let first = 0x81; first < 0xff; first += 1)
    for (let second = 0x40; second < 0xff; second += 1) learn([first, second]);
  return (text) =>
    new Uint8Array(
      Array.from(text).flatMap((character) => {
        const bytes = bytesOf.get(character);
        if (!bytes) throw new Error(`${encoding} has no ${character}`);
        return bytes;
      }),
    );
}

const TEXTS = {
  gbk: '渡轮每天清晨从旧港出发，载着上学的孩子和去市场的人，穿过雾气弥漫的海湾，到达对岸的小镇。',
  big5: '渡輪每天清晨從舊港出發，載著上學的孩子和去市場的人，穿過霧氣瀰漫的海灣，到達對岸的小鎮。',
  shift_jis:
    '渡し船は毎朝、古い港から出て、学校へ行く子どもたちと市場へ行く人びとを乗せて、霧の湾をわたります。',
  'euc-kr':
    '나룻배는 매일 아침 옛 항구를 떠나 학교에 가는 아이들과 시장에 가는 사람들을 태우고 안개 낀 만을 건넌다.',
  'windows-1251':
    'Паром каждое утро отходит от старой пристани и везёт детей в школу, а торговцев на рынок через туманный залив.',
};

const pageOf = (text: string, head: string): string =>
  `<!DOCTYPE html><html><head>${head}<title>${text}</title></head><body><p>${text.repeat(6)}</p></body></html>`;

describe.each(Object.entries(TEXTS))('a file in %s', (encoding, text) => {
  const encode = encoderOf(encoding);

  it('is read as it declares itself', () => {
    const page = pageOf(text, `<meta charset="${encoding}">`);
    expect(decodeText(encode(page))).toBe(page);
  });

  it('is recognised by its bytes where it declares nothing, or UTF-8', () => {
    for (const head of ['', '<meta charset="utf-8">']) {
      const page = pageOf(text, head);
      expect(decodeText(encode(page))).toBe(page);
    }
  });
});
