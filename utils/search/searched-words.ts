import { withoutReadings } from './bracketed-reading';
import { foldWords } from './fold-words';

/**
 * A text as it is searched: its words as `foldWords` compares them, with one space for whatever stands between, and none
 * where Chinese or Japanese is written beside anything, since there spaces mean nothing. Readings in brackets (網(wǎng)) come
 * last, each in a line of its own, so that a word is found as if it had none, and its reading as well.
 */
export function searchedWords(text: string): string {
  if (PLAIN.test(text)) return wordsOf(text.toLowerCase());
  const { text: plain, readings } = withoutReadings(text);
  return [plain, ...readings].map(lineOf).join('\n');
}

/** What is looked for in texts of that form when a reader asks for words: one line of it, without readings. */
export function wantedWords(typed: string): string {
  return lineOf(withoutReadings(typed).text);
}

/**
 * Whether a word that was typed may be the beginning of a longer one. Not where other signs part or end it than those that
 * addresses and compounds have: don't isn't donate, AT&T not at tea, C# not cattle. Behind an apostrophe three letters are more than
 * what is left of a word that was shortened: l'int goes on, we're doesn't.
 */
export function mayGoOn(typed: string): boolean {
  const [, signs = '', last = ''] = LAST_PARTED.exec(typed.normalize('NFKC')) ?? [];
  return signs === '' || (last !== '' && JOINING.test(signs)) || (last.length >= 3 && APOSTROPHE.test(signs));
}

function lineOf(text: string): string {
  return wordsOf(foldWords(text).join(' '));
}

const PLAIN = /^[\x20-\x7e]*$/;
const BETWEEN_WORDS = /[^\p{L}\p{M}\p{N}\p{S} ]+/gu;
const LAST_PARTED = /[\p{L}\p{M}\p{N}]([^\p{L}\p{M}\p{N}\p{S}]+)([\p{L}\p{M}\p{N}\p{S}]*)$/u;
const APOSTROPHE = /^['’ʼ]$/;
const JOINING = /^[\p{Pd}./@_:]+$/u;
/** Letters that are written without spaces between words, the space within quotations from other scripts included. */
const SPACE_BY_CJK =
  /(?<=[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー]) +|(?<=\S) +(?=[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー])/gu;

/** Punctuation keeps its place as a space that no CJK text closes over: a sentence's end isn't within a word. */
function wordsOf(folded: string): string {
  const spaced = folded.replace(SPACE_BY_CJK, '').replace(BETWEEN_WORDS, '  ');
  return spaced.replace(/ +/g, ' ').trim();
}
