import type { TextSpan } from '@/utils/article/rendered-text';

import { characterAt, characterBefore } from './character-at';
import { coveredSpans, type WordPlace } from './find-words-in-text';

/** A stretch of a text around words that were wanted. */
export interface Snippet {
  /** In the original characters. */
  text: string;
  /** The words in it, as offsets into it: in order, none within another. */
  marks: TextSpan[];
  isCutBefore: boolean;
  isCutAfter: boolean;
}

/** A snippet, and how many different ones of the wanted words it shows. */
export interface RatedSnippet extends Snippet {
  words: number;
}

/** Room of a snippet, in letters: two lines of the list where it is widest. Ideographs take twice as much. */
const ROOM = 200;
/** Most room before its first word, which must be seen also in a narrow window, where two lines hold few letters. */
const LEAD = 28;
/** Places at which a snippet may begin that are tried. */
const MOST_TRIED = 2000;

/** The stretch of a text with the most different ones of the words at these places, and of several the first; null without any. */
export function snippetAround(text: string, places: readonly WordPlace[]): RatedSnippet | null {
  const tried = places.slice(0, MOST_TRIED);
  const all = new Set(tried.map(({ word }) => word)).size;
  let best: { first: WordPlace; words: number } | null = null;
  for (const [index, first] of tried.entries()) {
    const words = wordsWithin(tried, index, endOfRoom(text, first.start, ROOM - LEAD));
    if (!best || words > best.words) best = { first, words };
    if (words === all) break;
  }
  return best && { ...cut(text, best.first, places), words: best.words };
}

function wordsWithin(places: readonly WordPlace[], from: number, limit: number): number {
  const words = new Set<number>();
  for (let index = from; index < places.length; index += 1) {
    const place = places[index];
    if (!place || place.start >= limit) break;
    if (place.end <= limit || index === from) words.add(place.word);
  }
  return words.size;
}

function cut(text: string, first: WordPlace, places: readonly WordPlace[]): Snippet {
  const start = startBefore(text, first.start);
  const end = endAfter(text, start, Math.min(first.end, endOfRoom(text, first.start, ROOM)));
  const shown = text.slice(start, end);
  const marks = coveredSpans(places.filter((place) => place.end > start && place.start < end)).map(
    (span) => ({
      start: Math.max(0, span.start - start),
      end: Math.min(shown.length, span.end - start),
    }),
  );
  return {
    text: shown,
    marks,
    isCutBefore: start > 0 && text.charAt(start - 1) !== '\n',
    isCutAfter: end < text.length && text.charAt(end) !== '\n',
  };
}

/** Where a snippet begins whose first word begins at an offset: with its sentence, if that begins near, else with a word. */
function startBefore(text: string, offset: number): number {
  let start = offset;
  for (let room = LEAD; start > 0;) {
    const before = characterBefore(text, start);
    room -= widthOf(before);
    if (room < 0 || before === '\n') break;
    start -= before.length;
  }
  const lead = text.slice(start, offset);
  const sentence = SENTENCE_START.exec(lead);
  if (sentence) return start + sentence[0].length;
  const isOfLine = start === 0 || text.charAt(start - 1) === '\n';
  while (start < offset && isWithinWord(text, start)) start += characterAt(text, start).length;
  const between = (isOfLine ? SPACE : BETWEEN).exec(text.slice(start, offset));
  return start + (between?.[0].length ?? 0);
}

/** Where a snippet ends that begins at an offset: where its room does, but within no word, and not before `least`. */
function endAfter(text: string, start: number, least: number): number {
  const limit = Math.max(least, endOfRoom(text, start, ROOM));
  let end = limit;
  while (end > least && isWithinWord(text, end)) end -= characterBefore(text, end).length;
  // A word without an end is cut anywhere.
  if (end === least && least < limit && isWithinWord(text, least)) end = limit;
  while (end > least && /\s/.test(text.charAt(end - 1))) end -= 1;
  return end;
}

/** Where the room ends that a stretch takes which begins at an offset. */
function endOfRoom(text: string, start: number, room: number): number {
  let end = start;
  for (let left = room; end < text.length;) {
    const character = characterAt(text, end);
    left -= widthOf(character);
    if (left < 0) break;
    end += character.length;
  }
  return end;
}

const SPACE = /^\s*/;
/** Spaces, and signs that only end what stands before them. */
const BETWEEN = /^[\s,.;:!?，。、；：！？…·)\]）】」』”’]*/;
const SENTENCE_START = /^.*(?:[.!?]["'”’)\]]*\s+|[。！？][”’」』）]*\s*)/s;
/** Characters between which a text may be cut: what is written without spaces, and signs. */
const WIDE = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\u3000-\u303f\uff01-\uff60]/u;
const JOINED = /[\p{L}\p{M}\p{N}]/u;
const MARK = /^[\p{M}\p{Cf}]/u;

function widthOf(character: string): number {
  if (character.charCodeAt(0) < 0x300) return 1;
  return WIDE.test(character) ? 2 : 1;
}

/** Whether an offset parts what belongs together: letters of a word, or a character from its marks. */
function isWithinWord(text: string, offset: number): boolean {
  const [before, after] = [characterBefore(text, offset), characterAt(text, offset)];
  if (MARK.test(after)) return true;
  return JOINED.test(before) && JOINED.test(after) && !WIDE.test(before) && !WIDE.test(after);
}
