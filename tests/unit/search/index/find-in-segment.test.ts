import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { aText, typedWords } from '@/tests/support/searched-texts';
import { findInSegment, type SearchedSegment } from '@/utils/search/index/find-in-segment';
import { type DocumentPart, indexDocument } from '@/utils/search/index/index-document';
import { mergeBlocks } from '@/utils/search/index/merge-blocks';
import { openBlock, type TermBlock } from '@/utils/search/index/term-block';
import { wantedTerms } from '@/utils/search/index/wanted-terms';
import { searchedWords, wantedWords } from '@/utils/search/searched-words';
import { standsIn } from '@/utils/search/word-places';

function segmentOf(blocks: TermBlock[], size: number): SearchedSegment {
  return {
    size,
    firstTerms: blocks.map(({ terms }) => terms.split('\n', 1)[0] ?? ''),
    blocks: (numbers) => Promise.resolve(numbers.flatMap((n) => (blocks[n] ? [openBlock(blocks[n])] : []))),
    positions: (numbers) => Promise.resolve(numbers.map((n) => blocks[n]?.positions ?? new Uint8Array())),
  };
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

async function segmentWith(...texts: string[]): Promise<SearchedSegment> {
  const sources = texts.map((text, place) => ({ blocks: [indexDocument(parts(text))], places: [place] }));
  return segmentOf(await merged(sources), texts.length);
}
const find = async (segment: SearchedSegment, words: string, asWhole = false): Promise<number[]> =>
  (await findInSegment(segment, wantedTerms(wantedWords(words), asWhole))).documents;

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
            const { documents: found } = await findInSegment(segment, wantedTerms(words, asWhole));
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
      if (index % 7 === 0) expect(await find(segment, word)).toEqual([index % 9]);
    }
    for (const { terms } of blocks) {
      const list = terms.split('\n');
      for (const term of [list[0] ?? '', list.at(-1) ?? '']) {
        expect(await find(segment, term, true)).toEqual([words.indexOf(term) % 9]);
      }
    }
    expect(await find(segment, 'w')).toHaveLength(9);
    expect(await find(segment, 'w899')).toHaveLength(9);
    expect(await find(segment, 'zzz')).toEqual([]);
    expect(await find(segment, 'a')).toEqual([]);
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
    expect(await find(await segmentWith('else', text), words)).toEqual(isFound ? [1] : []);
  });

  it('says how much a document is about a word', async () => {
    const document = indexDocument([
      { words: 'last ferry', weight: 3 },
      { words: 'ferry note', weight: 2 },
      { words: 'body body body body once', weight: 0 },
    ]);
    const segment = segmentOf([document], 1);
    const weightOf = async (words: string): Promise<number | undefined> =>
      (await findInSegment(segment, wantedTerms(words, false))).weights[0];
    expect(await weightOf('ferry')).toBe(3);
    expect(await weightOf('note')).toBe(2);
    expect(await weightOf('body')).toBe(1);
    expect(await weightOf('onc')).toBe(0);
    expect(await weightOf('last ferry')).toBe(3);
  });
});
