import { between, nearZero, pick, type Random, randomFrom } from './random.ts';
import { zipfRanks } from './zipf.ts';

/** Writes in a language that is as English is to an index: how long and how often its words are, and what stands between them. */
export interface Writer {
  /** A text, in paragraphs. */
  text: (random: Random, article: number, topic: number) => string;
  /** A line, as titles are. */
  line: (random: Random, article: number, topic: number) => string;
}

const drawRank = zipfRanks({ exponent: 1.14, shift: 2.7 });

/** Share of the words that are those of the article's topic, and how many a topic has. */
const OF_TOPIC = 0.12;
const TOPIC_WORDS = 60;
/** Ranks that a topic's words are of: neither those that every text has, nor those that hardly any has. */
const [FIRST_OF_TOPIC, LAST_OF_TOPIC] = [150, 12_000];
/** Of five words of these ranks one is followed by a word of its own, two times of five. */
const COLLOCATING = 8_000;

export function englishWriter(seed: number): Writer {
  const word = englishWords(seed);

  function* words(random: Random, article: number, topic: number, count: number): Generator<string> {
    for (let written = 0; written < count; written += 1) {
      if (random() < 0.012) {
        yield String(random() < 0.5 ? between(random, 1990, 2027) : between(random, 2, 500));
        continue;
      }
      const rank = random() < OF_TOPIC ? topicRank(random, topic) : drawRank(random, vocabulary(article));
      yield word(rank);
      if (rank < COLLOCATING && rank % 5 === 3 && random() < 0.4) {
        written += 1;
        yield word(collocated(rank));
      }
    }
  }

  const topicRank = (random: Random, topic: number): number =>
    between(
      randomFrom(seed, 1, topic, Math.floor(TOPIC_WORDS * random() ** 2)),
      FIRST_OF_TOPIC,
      LAST_OF_TOPIC,
    );
  const collocated = (rank: number): number => between(randomFrom(seed, 2, rank), 20, COLLOCATING);

  function sentence(random: Random, article: number, topic: number): string {
    const all = [...words(random, article, topic, Math.max(4, Math.round(18 + 6 * nearZero(random))))];
    const written = all.map((one, index) => {
      if (index === all.length - 1) return one;
      const sign = random();
      if (sign < 0.05) return `${one},`;
      if (sign < 0.06) return `${one} –`;
      if (sign < 0.07) return `${one}’s`;
      return sign < 0.075 ? `“${one}”` : one;
    });
    const text = `${written.join(' ')}${random() < 0.05 ? '?' : '.'}`;
    return capitalised(text);
  }

  return {
    text(random, article, topic) {
      const paragraphs: string[] = [];
      const length = Math.max(120, Math.round(700 + 230 * nearZero(random)));
      for (let count = 0; count < length;) {
        const sentences = Array.from({ length: between(random, 2, 5) }, () =>
          sentence(random, article, topic),
        );
        paragraphs.push(sentences.join(' '));
        count += paragraphs.at(-1)?.split(' ').length ?? 1;
      }
      return paragraphs.join('\n\n');
    },
    line: (random, article, topic) =>
      capitalised([...words(random, article, topic, between(random, 6, 12))].join(' ')),
  };
}

/** Words there are when so many articles have been written (Heaps): some 30,000 at a thousand, 80,000 at ten, 320,000 at a hundred. */
function vocabulary(article: number): number {
  return Math.round(20_000 * (1 + article / 1_000) ** 0.6);
}

function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

const ONSETS: [string, ...string[]] = [
  't',
  ...Array.from('tttsssswwcccbbpppmmhhddfflllrrrnngvjk'),
  '',
  '',
  'th',
  'st',
  'pr',
  'tr',
  'ch',
  'sh',
  'gr',
  'br',
  'pl',
  'cl',
  'sp',
];
const VOWELS: [string, ...string[]] = ['e', ...Array.from('eeeeaaaaiiiooouu'), 'ea', 'ou', 'io', 'ee', 'ai'];
const CODAS = ['', '', '', '', 'n', 'r', 's', 't', 'l', 'd', 'm', 'ng', 'nt', 'st', 'ck', 'rd'] as const;
/** Ranks whose words are all different; of those behind some may be the same. */
const DIFFERENT = 20_000;

/** The word of each rank: the more often it occurs, the shorter. */
function englishWords(seed: number): (rank: number) => string {
  const known: string[] = [];
  const taken = new Set<string>();
  const compose = (rank: number, attempt: number): string => {
    const random = randomFrom(seed, 3, rank, attempt);
    const longer = Math.min(1, Math.floor(attempt / 8));
    const syllables = (rank < 80 ? 1 : rank < 15_000 ? 2 : 3) + longer;
    return (
      Array.from({ length: syllables }, () => pick(random, ONSETS) + pick(random, VOWELS)).join('') +
      pick(random, CODAS)
    );
  };
  for (let rank = 0; rank < DIFFERENT; rank += 1) {
    let attempt = 0;
    while (taken.has(compose(rank, attempt))) attempt += 1;
    const word = compose(rank, attempt);
    taken.add(word);
    known.push(word);
  }
  return (rank) => (known[rank] ??= compose(rank, 0));
}
