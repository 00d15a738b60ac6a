import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { aText, typedWords } from '@/tests/support/searched-texts';
import { blocksWith, haveAll, lookUp, standingTogether } from '@/utils/search/index/find-in-segment';
import { type DocumentPart, indexDocument } from '@/utils/search/index/index-document';
import { mergeBlocks } from '@/utils/search/index/merge-blocks';
import { OpenBlock, type TermBlock } from '@/utils/search/index/term-block';
import { type Term, TermCursor, TermList, TermListWriter } from '@/utils/search/index/term-list';
import { type WantedTerm, wantedTerms } from '@/utils/search/index/wanted-terms';
import { searchedWords, wantedWords } from '@/utils/search/searched-words';
import { standsIn } from '@/utils/search/word-places';

/** Documents that were put together. */
interface Segment {
  blocks: TermBlock[];
  size: number;
  firstTerms: TermList;
}

function segmentOf(blocks: TermBlock[], size: number): Segment {
  const firstTerms = new TermListWriter();
  for (const { terms } of blocks) firstTerms.add(new TermCursor(terms));
  return { blocks, size, firstTerms: new TermList(firstTerms.take()) };
}

function findInSegment(
  { blocks, size, firstTerms }: Segment,
  wanted: WantedTerm[],
): { documents: number[]; weights: number[] } {
  const terms = wanted.map((term) => {
    const { from, to } = blocksWith(firstTerms, term);
    const opened = blocks
      .slice(from, to)
      .map((block, index) => ({ block: from + index, open: new OpenBlock(block) }));
    return lookUp(size, term, opened);
  });
  const all = haveAll(terms);
  const found = terms.length > 1 ? standingTogether(terms, all, (block) => blocks[block]?.positions) : all;
  return { documents: [...found.documents], weights: [...found.weights] };
}

const textOf = ({ bytes, length }: Term): string => new TextDecoder().decode(bytes.subarray(0, length));

/** The terms of a block. */
function termsIn({ terms }: TermBlock): string[] {
  const cursor = new TermCursor(terms);
  return Array.from({ length: new TermList(terms).count }, (_, index) => {
    if (index > 0) cursor.next();
    return textOf(cursor);
  });
}

async function merged(segments: { blocks: TermBlock[]; places: number[] }[]): Promise<TermBlock[]> {
  const sources = segments.map(({ blocks, places }) => ({
    blocks: blocks.values(),
    places: Int32Array.from(places),
  }));
  const blocks: TermBlock[] = [];
  for await (const block of mergeBlocks(sources)) blocks.push(block);
  return blocks;
}

const parts = (...texts: string[]): DocumentPart[] =>
  texts.map((text) => ({ words: searchedWords(text), weight: 0 }));
const linesOf = (document: DocumentPart[]): string => document.map(({ words }) => words).join('\n');

async function segmentWith(...texts: string[]): Promise<Segment> {
  const sources = texts.map((text, place) => ({ blocks: [indexDocument(parts(text))], places: [place] }));
  return segmentOf(await merged(sources), texts.length);
}
const find = (segment: Segment, words: string, asWhole = false): number[] =>
  findInSegment(segment, wantedTerms(wantedWords(words), asWhole)).documents;

describe('findInSegment', () => {
  it('finds what a plain scan finds, in documents that were put together, twice', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(aText(12), aText(4)), { minLength: 1, maxLength: 12 }),
        fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
        fc.array(fc.tuple(typedWords(), fc.boolean()), { minLength: 1, maxLength: 8 }),
        async (texts, dropped, queries) => {
          const documents = texts.map((of) => parts(...of));
          const half = documents.length >> 1;
          const halves = [documents.slice(0, half), documents.slice(half)];
          const segments = await Promise.all(
            halves.map(async (of) => ({
              blocks: await merged(
                of.map((document, place) => ({ blocks: [indexDocument(document)], places: [place] })),
              ),
              size: of.length,
            })),
          );
          const kept: DocumentPart[][] = [];
          let at = 0;
          const blocks = await merged(
            segments.map((segment) => ({
              blocks: segment.blocks,
              places: Array.from({ length: segment.size }, () => {
                const document = documents[at] ?? [];
                at += 1;
                return dropped[at - 1] ? -1 : kept.push(document) - 1;
              }),
            })),
          );
          const segment = segmentOf(blocks, kept.length);
          for (const [typed, asWhole] of queries) {
            const words = wantedWords(typed);
            if (words === '') continue;
            const scanned = kept.flatMap((document, place) =>
              standsIn(linesOf(document), words, asWhole) ? [place] : [],
            );
            const { documents: found } = findInSegment(segment, wantedTerms(words, asWhole));
            expect(found, `${words} ${String(asWhole)}`).toEqual(scanned);
          }
        },
      ),
      { numRuns: 1500 },
    );
  });

  it('finds words over many blocks, the first and the last of each', async () => {
    const words = Array.from({ length: 9000 }, (_, index) => `w${String(index).padStart(4, '0')}x`);
    const texts = Array.from({ length: 9 }, (_, text) => words.filter((_, index) => index % 9 === text));
    const sources = texts.map((text, place) => ({
      blocks: [indexDocument(parts(text.join(' ')))],
      places: [place],
    }));
    const blocks = await merged(sources);
    expect(blocks.length).toBeGreaterThan(2);
    const segment = segmentOf(blocks, 9);
    for (const [index, word] of words.entries()) {
      if (index % 7 === 0) expect(find(segment, word)).toEqual([index % 9]);
    }
    for (const block of blocks) {
      const list = termsIn(block);
      for (const term of [list[0] ?? '', list.at(-1) ?? '']) {
        expect(find(segment, term, true)).toEqual([words.indexOf(term) % 9]);
      }
    }
    expect(find(segment, 'w')).toHaveLength(9);
    expect(find(segment, 'w899')).toHaveLength(9);
    expect(find(segment, 'zzz')).toEqual([]);
    expect(find(segment, 'a')).toEqual([]);
  });

  it.each([
    ['mixed 5G手机', '5G手机', true],
    ['５Ｇ手機', '5g手机', true],
    ['5 G手机', '5G手机', false],
    ['a 中 b', 'a b', false],
    ['a中b', 'a b', false],
    ['网络。安全', '网络安全', false],
    ['網(wǎng)', '网。wang', false],
    ['網路的人', '路', true],
    ['網路的人', '路人', false],
    ['the last ferry', 'last fer', true],
    ['the last ferry', 'ast ferry', false],
  ])('of %s finds %s: %s', async (text, words, isFound) => {
    expect(find(await segmentWith('else', text), words)).toEqual(isFound ? [1] : []);
  });

  it('says how much a document is about a word', () => {
    const document = indexDocument([
      { words: 'last ferry', weight: 3 },
      { words: 'ferry note', weight: 2 },
      { words: 'body body body body once', weight: 0 },
    ]);
    const segment = segmentOf([document], 1);
    const weightOf = (words: string): number | undefined =>
      findInSegment(segment, wantedTerms(words, false)).weights[0];
    expect(weightOf('ferry')).toBe(3);
    expect(weightOf('note')).toBe(2);
    expect(weightOf('body')).toBe(1);
    expect(weightOf('onc')).toBe(0);
    expect(weightOf('last ferry')).toBe(3);
  });
});
