import { foldText } from '@/utils/article/fold-text';

import type { Writer } from './english.ts';
import { between, nearZero, type Random, randomFrom } from './random.ts';
import { zipfRanks } from './zipf.ts';

const drawRank = zipfRanks({ exponent: 1.14, shift: 4 });

const OF_TOPIC = 0.14;
const TOPIC_WORDS = 60;
const [FIRST_OF_TOPIC, LAST_OF_TOPIC] = [100, 10_000];

/** Writes as Chinese is to an index: in the characters that most is written with, the most of them in few. */
export function chineseWriter(seed: number): Writer {
  const word = chineseWords(seed);
  const topicRank = (random: Random, topic: number): number =>
    between(
      randomFrom(seed, 5, topic, Math.floor(TOPIC_WORDS * random() ** 2)),
      FIRST_OF_TOPIC,
      LAST_OF_TOPIC,
    );

  function stretch(random: Random, article: number, topic: number, length: number): string {
    let text = '';
    while (text.length < length) {
      text += word(random() < OF_TOPIC ? topicRank(random, topic) : drawRank(random, vocabulary(article)));
    }
    return text;
  }

  function sentence(random: Random, article: number, topic: number): string {
    const parts = Array.from({ length: between(random, 1, 5) }, () =>
      stretch(random, article, topic, Math.max(3, Math.round(11 + 4 * nearZero(random)))),
    );
    if (random() < 0.1) parts.push(`${String(between(random, 2, 2027))}年`);
    const text = parts.join('，');
    return random() < 0.08 ? `“${text}。”` : `${text}。`;
  }

  return {
    text(random, article, topic) {
      const paragraphs: string[] = [];
      const length = Math.max(200, Math.round(1_140 + 380 * nearZero(random)));
      for (let written = 0; written < length;) {
        const paragraph = Array.from({ length: between(random, 2, 5) }, () =>
          sentence(random, article, topic),
        ).join('');
        paragraphs.push(paragraph);
        written += paragraph.length;
      }
      return paragraphs.join('\n\n');
    },
    line: (random, article, topic) => stretch(random, article, topic, between(random, 12, 24)),
  };
}

/** The text in the traditional characters that are folded to those it has. */
export function inTraditional(text: string): string {
  return Array.from(text, (character) => traditional().get(character) ?? character).join('');
}

function vocabulary(article: number): number {
  return Math.round(15_000 * (1 + article / 1_000) ** 0.5);
}

/** The word of each rank: of one character to four, most of two. */
function chineseWords(seed: number): (rank: number) => string {
  const characters = shuffled(commonCharacters(), randomFrom(seed, 4));
  const known: string[] = [];
  return (rank) => {
    const random = randomFrom(seed, 6, rank);
    const kind = random();
    const length = rank < 30 || kind < 0.06 ? 1 : kind < 0.8 ? 2 : kind < 0.93 ? 3 : 4;
    return (known[rank] ??= Array.from(
      { length },
      () => characters[Math.floor(characters.length * random() ** 2)] ?? '',
    ).join(''));
  };
}

function shuffled<Item>(items: Item[], random: Random): Item[] {
  return items
    .map((item) => ({ item, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

/** The 3,755 characters of the first level of GB 2312: the common ones. */
function commonCharacters(): string[] {
  return decoded('gb18030', 0xb0, 0xd7, [[0xa1, 0xfe]]).filter(isHan);
}

let traditionalOf: Map<string, string> | null = null;

/** For characters of simplified Chinese one that is folded to it, of the first level of Big5. */
function traditional(): Map<string, string> {
  if (traditionalOf) return traditionalOf;
  traditionalOf = new Map();
  const level = decoded('big5', 0xa4, 0xc6, [
    [0x40, 0x7e],
    [0xa1, 0xfe],
  ]).filter(isHan);
  for (const character of level) {
    const folded = foldText(character).text;
    if (folded !== character && !traditionalOf.has(folded)) traditionalOf.set(folded, character);
  }
  return traditionalOf;
}

/** The characters of two bytes whose first is of one range and whose second is of one of the others. */
function decoded(
  encoding: string,
  first: number,
  last: number,
  seconds: [from: number, to: number][],
): string[] {
  const bytes: number[] = [];
  for (let lead = first; lead <= last; lead += 1) {
    for (const [from, to] of seconds) for (let trail = from; trail <= to; trail += 1) bytes.push(lead, trail);
  }
  return Array.from(new TextDecoder(encoding).decode(Uint8Array.from(bytes)));
}

function isHan(character: string): boolean {
  return character >= '\u4e00' && character <= '\u9fff';
}
