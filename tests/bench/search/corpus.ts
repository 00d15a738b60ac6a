import { HIGHLIGHT_COLORS, type HighlightColor } from '@/utils/annotation/annotation';
import type { ReadState } from '@/utils/article/article';

import { chineseWriter, inTraditional } from './chinese.ts';
import { englishWriter } from './english.ts';
import { between, pick, type Random, randomFrom } from './random.ts';
import { zipfRanks } from './zipf.ts';

/** An article of the corpus, as a reader of news may have it in the library. */
export interface CorpusArticle {
  /** UUID. */
  id: string;
  url: string;
  title: string;
  byline: string[];
  lang: 'en' | 'zh-Hans' | 'zh-Hant';
  siteName: string;
  /** ISO 8601, UTC; published before it was saved. */
  publishedTime: string;
  savedAt: string;
  tags: string[];
  /** The reader's note on it; empty for most. */
  note: string;
  isFavourite: boolean;
  state: ReadState;
  /** Paragraphs, an empty line between them. */
  text: string;
  highlights: CorpusHighlight[];
}

interface CorpusHighlight {
  id: string;
  color: HighlightColor;
  /** UTF-16 offsets in the text. */
  start: number;
  end: number;
  /** Empty where there is none. */
  note: string;
  tags: string[];
}

const TOPICS = 300;
const DAY_MS = 86_400_000;
const FIRST_DAY = Date.UTC(2019, 0, 1);
const DAYS = 7 * 365;

const drawSite = zipfRanks({ exponent: 1.05, shift: 3 });
const drawTag = zipfRanks({ exponent: 1.02, shift: 4 });

/**
 * A library of articles that nobody has written: 70 % in what is to an index as English is, 30 % as Chinese is, a quarter of that
 * in traditional characters. Each depends on its number and the seed alone; words, names, sites and tags become more with the
 * numbers, so that a large library isn't a small one many times over.
 */
export function corpus(seed: number): (index: number) => CorpusArticle {
  const [english, chinese] = [englishWriter(seed), chineseWriter(seed)];
  return (index) => {
    const random = randomFrom(seed, 0, index);
    const topic = Math.floor(TOPICS * random() ** 1.5);
    const isEnglish = random() < 0.7;
    const isTraditional = !isEnglish && random() < 0.25;
    const writer = isEnglish ? english : chinese;
    const inItsCharacters = (text: string): string => (isTraditional ? inTraditional(text) : text);
    const line = (): string => inItsCharacters(writer.line(random, index, topic));
    const site = drawSite(random, 60 + Math.floor(index ** 0.6));
    const saved = FIRST_DAY + Math.floor(random() * DAYS * DAY_MS);
    const text = inItsCharacters(writer.text(random, index, topic));
    const standing = random();
    const hasHighlights = random() < 0.2;
    return {
      id: uuid(random),
      url: `https://www.site${String(site)}.example/${String(index)}`,
      title: line(),
      byline: random() < 0.8 ? [nameOf(random, index, isEnglish ? english : chinese)] : [],
      lang: isEnglish ? 'en' : isTraditional ? 'zh-Hant' : 'zh-Hans',
      siteName: `Site ${String(site)}`,
      publishedTime: new Date(saved - Math.floor(random() ** 3 * 60 * DAY_MS)).toISOString(),
      savedAt: new Date(saved).toISOString(),
      tags: tagsOf(random, index),
      note: random() < 0.04 ? line() : '',
      isFavourite: random() < 0.06,
      state: standing < 0.55 ? 'unread' : standing < 0.65 ? 'reading' : 'archived',
      text,
      highlights: hasHighlights
        ? Array.from({ length: 3 }, (_, number) => ({
            id: uuid(random),
            color: pick(random, HIGHLIGHT_COLORS),
            ...stretchOf(random, text),
            note: number === 0 ? '' : line(),
            tags: random() < 0.2 ? tagsOf(random, index).slice(0, 1) : [],
          }))
        : [],
    };
  };
}

/** A name of those that so many articles have been written by. */
function nameOf(random: Random, index: number, writer: ReturnType<typeof englishWriter>): string {
  const writers = Math.ceil(200 + index ** 0.7);
  const its = randomFrom(7, Math.floor(writers * random() ** 2));
  return writer.line(its, 0, 0).slice(0, 14).trim();
}

/** None to four, of some that are below others: `group12/part3`. */
function tagsOf(random: Random, index: number): string[] {
  const count = Math.floor(random() ** 1.5 * 5);
  const tags = Array.from({ length: count }, () => {
    const number = drawTag(random, 80 + Math.floor(index ** 0.45));
    const group = `group ${String(number % 24)}`;
    return number < 24 ? group : `${group}/part ${String(number)}`;
  });
  return [...new Set(tags)];
}

function stretchOf(random: Random, text: string): { start: number; end: number } {
  const start = between(random, 0, text.length - 160);
  return { start, end: start + between(random, 20, 160) };
}

function uuid(random: Random): string {
  const hex = Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16)).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}
