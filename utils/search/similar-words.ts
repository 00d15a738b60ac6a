import { editDistance } from './edit-distance';
import type { TermSize } from './index/find-in-segment';

/** Reads the terms there are that begin with any of some letters. */
type ReadTerms = (beginnings: readonly string[]) => Promise<TermSize[]>;

/** Words of fewer letters are like too many others. */
const FEWEST_LETTERS = 4;
/** Letters from which a word may have two errors. */
const LETTERS_FOR_TWO = 6;
/** Letters at the beginning in which errors are sought by trying, and behind which by reading all terms that go on from there. */
const HEAD = 3;
/** Beginnings that are read together; between them it is asked whether there is time left. */
const AT_ONCE = 24;

/** Scripts of which the words can be misspelt by a letter, with the letters that may be put in. */
const SCRIPTS: { whole: RegExp; letters: string; endings: string[] }[] = [
  {
    whole: /^\p{sc=Latin}+$/u,
    letters: 'abcdefghijklmnopqrstuvwxyz',
    endings: [
      '',
      's',
      'es',
      'ies',
      'y',
      'ied',
      'ed',
      'd',
      'ing',
      'er',
      'ers',
      'est',
      'ly',
      'e',
      'en',
      'n',
      'em',
    ],
  },
  {
    whole: /^\p{sc=Cyrillic}+$/u,
    letters: 'абвгдежзийклмнопрстуфхцчшщъыьэюя',
    endings: [
      '',
      ...'аяоеиыуюй'.split(''),
      ...'ом ем ой ей ов ев ам ям ах ях ами ями ого его ому ему ым им ых их ая яя ое ее ые ие'.split(' '),
    ],
  },
  {
    whole: /^\p{sc=Greek}+$/u,
    letters: 'αβγδεζηθικλμνξοπρστυφχψω',
    endings: ['', ...'οσ ου ο οι ουσ ων α ασ εσ η ησ ι ια ιου'.split(' ')],
  },
];

/**
 * Words that stand in texts and are like one that was typed, in the form of `searchedWords`: other inflections of it, or those
 * that a typing error or two may have made it of; the likeliest first. Those that it begins aren't among them, for they are found
 * by it, and none that another of them begins. None for words of other scripts than Latin, Greek and Cyrillic, or of few letters.
 */
export async function similarWords(word: string, read: ReadTerms, hasTime: () => boolean): Promise<string[]> {
  const script = SCRIPTS.find(({ whole }) => whole.test(word));
  if (!script || word.length < FEWEST_LETTERS) return [];
  const terms = new Map<string, number>();
  const beginnings = [word.slice(0, HEAD), ...otherHeads(word, script.letters)];
  for (let at = 0; at < beginnings.length && hasTime(); at = at === 0 ? 1 : at + AT_ONCE) {
    const found = await read(beginnings.slice(at, at === 0 ? 1 : at + AT_ONCE));
    for (const { term, size } of found) terms.set(term, size);
  }
  const limit = word.length < LETTERS_FOR_TWO ? 1 : 2;
  const likely = Array.from(terms, ([term, size]) => ({ term, size, unlikeness: unlikeness(term) }))
    .filter((one) => one.unlikeness <= limit && !one.term.startsWith(word))
    .sort((a, b) => a.unlikeness - b.unlikeness || b.size - a.size || (a.term < b.term ? -1 : 1));
  return likely.flatMap(({ term }, index) =>
    likely.slice(0, index).some((better) => term.startsWith(better.term)) ? [] : [term],
  );

  function unlikeness(term: string): number {
    if (!script?.whole.test(term)) return Infinity;
    return isInflected(word, term, script.endings) ? INFLECTED : editDistance(word, term, limit);
  }
}

/** Another form of the word is likelier meant than another word. */
const INFLECTED = 0.5;

/** Whether two words are the same but for their endings. */
function isInflected(one: string, other: string, endings: readonly string[]): boolean {
  let stem = 0;
  while (stem < one.length && one[stem] === other[stem]) stem += 1;
  for (let length = stem; length >= FEWEST_LETTERS; length -= 1) {
    if (endings.includes(one.slice(length)) && endings.includes(other.slice(length))) return true;
  }
  return false;
}

/** Words that the word may be with one error in its first letters: swapped, too many, too few, others. */
function otherHeads(word: string, letters: string): string[] {
  const places = Array.from({ length: HEAD }, (_, at) => at);
  const swapped = places.map(
    (at) => word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2),
  );
  const without = places.map((at) => word.slice(0, at) + word.slice(at + 1));
  const others = places.flatMap((at) =>
    Array.from(letters).flatMap((letter) => [
      word.slice(0, at) + letter + word.slice(at),
      word.slice(0, at) + letter + word.slice(at + 1),
    ]),
  );
  return [...new Set([...swapped, ...without, ...others])].filter((other) => other !== word);
}
