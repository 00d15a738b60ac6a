import { type FoldedText, foldText } from '@/utils/article/fold-text';
import type { TextSpan } from '@/utils/article/rendered-text';
import { firstAtLeast } from '@/utils/shared/first-at-least';
import { atOnce, type Steps } from '@/utils/shared/steps';

import { bracketedReadingEnd } from './bracketed-reading';
import { foldWords } from './fold-words';

/** A text as it is searched, with a map back to the text it came from. */
interface SearchedText {
  /** The same as `searchedWords` gives. */
  text: string;
  /** The original characters that a stretch of `text` stands for, which must neither be empty nor begin or end with a space. */
  originalSpan: (start: number, end: number) => TextSpan;
}

/** The form of a text in which it is searched, as `searchedWords` has it, and where in the text each part of it stands. */
export function searchedText(original: string): SearchedText {
  return atOnce(searchedTextInSteps(original));
}

/** The same step by step: a step takes a millisecond or two. */
export function* searchedTextInSteps(original: string): Steps<SearchedText> {
  const writer = new SearchedTextWriter(original);
  const readings: TextSpan[] = [];
  let from = 0;
  let brackets = 0;
  for (const { index } of original.matchAll(/[(（]/g)) {
    brackets += 1;
    if (brackets % BRACKETS_OF_STEP === 0) yield;
    const end = bracketedReadingEnd(original, index);
    if (end === null) continue;
    yield* writer.write(from, index);
    readings.push({ start: index + 1, end: end - 1 });
    from = end;
  }
  yield* writer.write(from, original.length);
  for (const { start, end } of readings) {
    writer.endLine();
    yield* writer.write(start, end);
  }
  return writer.finish();
}

const BRACKETS_OF_STEP = 1000;
/** Code units that are folded at once. */
const PIECE = 2048;
/** Code units by which a piece may be shorter, so that it ends where a character does. */
const CUT_REACH = 64;

/** What parts words: white space, and what NFKC makes a space with marks of, which mean nothing alone. */
const TOKEN =
  /[^\s\u00a8\u00af\u00b4\u00b8\u02d8-\u02dd\u037a\u0384\u0385\u1fbd\u1fbf-\u1fc1\u1fcd-\u1fcf\u1fdd-\u1fdf\u1fed\u1fee\u1ffd\u1ffe\u2017\u203e\u309b\u309c\ufc5e-\ufc63\ufe49-\ufe4c\ufe70\ufe72\ufe74\ufe76\ufe78\ufe7a\ufe7c\ufe7e\uffe3]+/g;
const PLAIN = /^[\x21-\x7e]*$/;
/** Characters that no other before them is composed with. */
const BEGINS = /^[^\p{M}\p{Cf}\p{Cs}\u0e33\u0eb3\u1100-\u11ff\u3131-\u318e\uff00-\uffef]/u;
const SIGNS = /[^\p{L}\p{M}\p{N}\p{S}]+/gu;
const CJK_AT_START = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー]/u;
const CJK_AT_END = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー]$/u;

/** A stretch of what is written that is a stretch of one folded piece. */
interface WrittenPiece {
  /** Where it begins in what is written, and in the piece. */
  at: number;
  from: number;
  /** Where the piece stands in the original. */
  start: number;
  /** How it was folded: one unit for each, if not said; where that isn't known, where the piece ends. */
  folded: FoldedText | number | null;
}

/** Writes what `searchedWords` does, line by line, with a map back. */
class SearchedTextWriter {
  readonly #original: string;
  readonly #written: string[] = [];
  readonly #pieces: WrittenPiece[] = [];
  readonly #starts: number[] = [];
  #length = 0;
  /** What stands between the last letters of the line and the next: spaces alone vanish beside Chinese and Japanese. */
  #between: 'nothing' | 'space' | 'signs' = 'nothing';
  #last = '';

  constructor(original: string) {
    this.#original = original;
  }

  /** Writes a stretch of the original, as a part of the line. */
  *write(start: number, end: number): Steps<void> {
    const text = this.#original.slice(start, end);
    let at = 0;
    let pause = PIECE;
    for (const { 0: token, index } of text.matchAll(TOKEN)) {
      if (index > at) this.#space();
      at = index + token.length;
      for (let from = index; from < at;) {
        const to = cutAt(text, from, Math.min(at, from + PIECE), at);
        this.#writePiece(start + from, start + to);
        from = to;
        if (from < pause) continue;
        yield;
        pause = from + PIECE;
      }
    }
    if (at < text.length) this.#space();
  }

  endLine(): void {
    this.#put('\n');
    this.#last = '';
    this.#between = 'nothing';
  }

  finish(): SearchedText {
    const pieceAt = (offset: number): WrittenPiece | undefined =>
      this.#pieces[firstAtLeast(this.#starts, offset + 1) - 1];
    return {
      text: this.#written.join(''),
      originalSpan: (start, end) => {
        const [first, last] = [pieceAt(start), pieceAt(end - 1)];
        return {
          start: first ? originalOf(first, start).start : 0,
          end: last ? originalOf(last, end - 1).end : 0,
        };
      },
    };
  }

  #space(): void {
    if (this.#between === 'nothing') this.#between = 'space';
  }

  #writePiece(start: number, end: number): void {
    const piece = this.#original.slice(start, end);
    if (PLAIN.test(piece)) {
      this.#writeFolded(piece.toLowerCase(), start, null);
      return;
    }
    const folded = foldText(piece);
    const words = foldWords(piece);
    if (words.join(' ') === folded.text) {
      this.#writeFolded(folded.text, start, folded);
      return;
    }
    const middle = cutAt(this.#original, start, start + Math.ceil(piece.length / 2), end);
    if (middle < end) {
      this.#writePiece(start, middle);
      this.#writePiece(middle, end);
      return;
    }
    for (const [index, word] of words.entries()) {
      if (index > 0) this.#space();
      this.#writeFolded(word, start, end);
    }
  }

  #writeFolded(text: string, start: number, folded: WrittenPiece['folded']): void {
    let from = 0;
    for (const { 0: signs, index } of text.matchAll(SIGNS)) {
      this.#letters(text.slice(from, index), from, start, folded);
      this.#between = 'signs';
      from = index + signs.length;
    }
    this.#letters(text.slice(from), from, start, folded);
  }

  #letters(letters: string, from: number, start: number, folded: WrittenPiece['folded']): void {
    if (letters === '') return;
    if (this.#last !== '' && this.#isApart(letters)) this.#put(' ');
    this.#pieces.push({ at: this.#length, from, start, folded });
    this.#starts.push(this.#length);
    this.#put(letters);
    this.#last = letters;
    this.#between = 'nothing';
  }

  #isApart(next: string): boolean {
    if (this.#between !== 'space') return this.#between === 'signs';
    return !CJK_AT_END.test(this.#last.slice(-2)) && !CJK_AT_START.test(next);
  }

  #put(text: string): void {
    this.#written.push(text);
    this.#length += text.length;
  }
}

/** The original characters of one that was written. */
function originalOf({ at, from, start, folded }: WrittenPiece, offset: number): TextSpan {
  const index = from + offset - at;
  if (folded === null) return { start: start + index, end: start + index + 1 };
  if (typeof folded === 'number') return { start, end: folded };
  const span = folded.originalSpan(index, index + 1);
  return { start: start + span.start, end: start + span.end };
}

/** Where to end a piece that should end at `wanted`: at a character that stands by itself, if one is near; never behind `end`. */
function cutAt(text: string, start: number, wanted: number, end: number): number {
  if (wanted >= end) return end;
  for (let cut = wanted; cut > Math.max(start, wanted - CUT_REACH); cut -= 1) {
    if (BEGINS.test(text.slice(cut, cut + 2))) return cut;
  }
  return end - start <= PIECE ? end : wanted;
}
