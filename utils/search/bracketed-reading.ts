import { isPinyinOf } from './pinyin';

/**
 * Where the reading that Han characters carry in brackets ends, which is what copying makes of ruby: 網(wǎng), 網（ㄨㄤˇ）,
 * 東京(とうきょう). `start` is that of its opening bracket; null where there is none. Other words in brackets are a gloss.
 */
export function bracketedReadingEnd(text: string, start: number): number | null {
  IN_BRACKETS.lastIndex = start;
  const [whole = '', characters = '', inside = ''] = IN_BRACKETS.exec(text) ?? [];
  const isReading =
    ZHUYIN.test(inside) || HIRAGANA.test(inside) || isPinyinOf(inside, Array.from(characters).length);
  return isReading ? start + whole.length : null;
}

/** A text without the readings that its characters carry in brackets, and those readings, without their brackets. */
export function withoutReadings(text: string): { text: string; readings: string[] } {
  const readings: string[] = [];
  let kept = '';
  let from = 0;
  for (const { index } of text.matchAll(/[(（]/g)) {
    const end = bracketedReadingEnd(text, index);
    if (end === null) continue;
    kept += text.slice(from, index);
    readings.push(text.slice(index + 1, end - 1));
    from = end;
  }
  return { text: kept + text.slice(from), readings };
}

/** The characters before the bracket, and what is in it. No word has more of them, and none is read in more letters. */
const IN_BRACKETS = /(?<=(\p{sc=Han}{1,20}))[(（]([^()（）]{1,40})[)）]/uy;
const ZHUYIN = /^[\s\p{Cf}]*\p{sc=Bopomofo}[\p{sc=Bopomofo}ˊˇˋ˙\s\p{Cf}]*$/u;
/** Behind Han, for what stands behind kana says more than how it is read. */
const HIRAGANA = /^[\s・]*\p{sc=Hiragana}[\p{sc=Hiragana}ー・\s]*$/u;
