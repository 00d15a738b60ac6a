/**
 * Where the reading that a Han character carries in brackets ends, which is what copying makes of ruby: 網(wǎng),
 * 網（ㄨㄤˇ）. `start` is that of its opening bracket; null where there is none. Other words in brackets are a gloss.
 */
export function bracketedReadingEnd(text: string, start: number): number | null {
  IN_BRACKETS.lastIndex = start;
  const [whole = '', inside = ''] = IN_BRACKETS.exec(text) ?? [];
  return ZHUYIN.test(inside) || isPinyin(inside) ? start + whole.length : null;
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

/** No word is read in more letters. */
const IN_BRACKETS = /(?<=\p{sc=Han})[(（]([^()（）]{1,40})[)）]/uy;
const ZHUYIN = /^[\s\p{Cf}]*\p{sc=Bopomofo}[\p{sc=Bopomofo}ˊˇˋ˙\s\p{Cf}]*$/u;
const BETWEEN_SYLLABLES = /[\s\p{Cf}'’]/gu;
/** A syllable in letters without marks, but for the marks of its tone and of ü. */
const SYLLABLE =
  /(?:[zcs]h|[bcdfghj-np-tw-z])?(?:[aeiou]\u0308?[\u0300\u0301\u0304\u030c]?){1,4}(?:ng?|r(?![aeiou]))?/g;
const TONE = /[\u0300\u0301\u0304\u030c]/;

/** Pinyin with its tones. Names have accents too (咖啡(café), 马拉加(Málaga)), but not on the first syllable and half of all. */
function isPinyin(text: string): boolean {
  const letters = text.normalize('NFD').toLowerCase().replace(BETWEEN_SYLLABLES, '');
  const syllables = letters.match(SYLLABLE) ?? [];
  const [first = ''] = syllables;
  const toned = syllables.filter((syllable) => TONE.test(syllable)).length;
  return TONE.test(first) && toned * 2 >= syllables.length && syllables.join('') === letters;
}
