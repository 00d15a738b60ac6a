/**
 * Whether a text is the pinyin, with tones, of so many Chinese characters or fewer. Names and loanwords have accents too, but
 * on letters that are no syllables (Béla, Kōbe, café), without an apostrophe before a vowel within (Léa), or not on the first
 * syllable and those between, of which only particles have none (Málaga, résumé). What is both (Māori) is taken for pinyin.
 */
export function isPinyinOf(text: string, characters: number): boolean {
  const letters = text
    .normalize('NFD')
    .toLowerCase()
    .replace(/\p{Cf}/gu, '')
    .replaceAll('u\u0308', 'v');
  if (!TONE.test(letters)) return false;
  const words = letters.trim().split(/[\s'’-]+/);
  const syllables = words.flatMap((word) => syllablesOf(word) ?? [NONE]);
  return syllables.length <= characters && syllables.every(isAsRead);
}

/** Whether a syllable has a tone, or needn't: the last one, and particles between. */
function isAsRead(syllable: string, at: number, { length }: string[]): boolean {
  if (syllable === NONE) return false;
  return TONE.test(syllable) || (at > 0 && (at === length - 1 || PARTICLES.has(syllable)));
}

/**
 * The syllables that a word consists of, each with its tone if it has one, the longest first; null where it doesn't. `dead` are
 * the lengths of rests that are known to be none: nearly every syllable before an n or a g can be read in two ways.
 */
function syllablesOf(word: string, dead = new Set<number>()): string[] | null {
  if (word === '') return [];
  if (dead.has(word.length)) return null;
  const [most = ''] = LONGEST.exec(word) ?? [];
  for (let end = most.length; end > 0; end -= 1) {
    const [head, rest] = [word.slice(0, end), word.slice(end)];
    if (BEGINS_WITHIN.test(rest) && isSyllable(head.replace(TONE, ''))) {
      const others = syllablesOf(rest, dead);
      if (others) return [head, ...others];
    }
  }
  dead.add(word.length);
  return null;
}

/** What 儿 makes of a syllable included: wanr. */
function isSyllable(letters: string): boolean {
  return SYLLABLES.has(letters) || (letters.endsWith('r') && SYLLABLES.has(letters.slice(0, -1)));
}

const NONE = '';
const TONE = /[\u0300\u0301\u0304\u030c]/;
/** Six letters and a tone, and an r. */
const LONGEST = /^.{1,8}/u;
/** A syllable that begins with a vowel has an apostrophe before it. */
const BEGINS_WITHIN = /^(?![aeo\p{M}])/u;
const PARTICLES = new Set('bu de ge guo le li men qi qu shang tou xia yi you zhe zi'.split(' '));

/** The finals of each initial, by the table of Hanyu Pinyin; ü is v, but u where it is written so. */
const FINALS: [initials: string, finals: string][] = [
  ['', 'a ai an ang ao e ei en eng er o ou m n ng hm hng'],
  ['b', 'a ai an ang ao ei en eng i ian iao ie in ing o u'],
  ['p', 'a ai an ang ao ei en eng i ian iao ie in ing o ou u'],
  ['m', 'a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u'],
  ['f', 'a an ang ei en eng o ou u'],
  ['d', 'a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo'],
  ['t', 'a ai an ang ao e ei eng i ian iao ie ing ong ou u uan ui un uo'],
  ['n', 'a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan un uo v ve'],
  ['l', 'a ai an ang ao e ei eng i ia ian iang iao ie in ing iu o ong ou u uan un uo v ve'],
  ['g k h', 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo'],
  ['j q x', 'i ia ian iang iao ie in ing iong iu u uan ue un'],
  ['zh ch sh', 'a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo'],
  ['r', 'an ang ao e en eng i ong ou u ua uan ui un uo'],
  ['z c s', 'a ai an ang ao e ei en eng i ong ou u uan ui un uo'],
  ['y', 'a an ang ao e i in ing o ong ou u uan ue un'],
  ['w', 'a ai an ang ao ei en eng o u'],
];
const SYLLABLES = new Set(
  FINALS.flatMap(([initials, finals]) =>
    initials.split(' ').flatMap((initial) => finals.split(' ').map((final) => initial + final)),
  ),
);
