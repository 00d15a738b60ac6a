import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { textAndTyped } from '@/tests/support/searched-texts';
import { articleSnippetInSteps, type SnippetText } from '@/utils/search/article-snippet';
import { findWordsInText } from '@/utils/search/find-words-in-text';
import { searchedWords, wantedWords } from '@/utils/search/searched-words';
import { type Snippet, snippetAround } from '@/utils/search/snippet';
import { standsIn } from '@/utils/search/word-places';
import { atOnce } from '@/utils/shared/steps';

const wanted = (...words: string[]) => words.map((word) => ({ words: wantedWords(word), asWhole: false }));

function snippetOf(text: string, ...words: string[]): Snippet | null {
  return snippetAround(text, findWordsInText(text, wanted(...words)));
}

/** The snippet as it is shown, its marks in brackets. */
function shown(snippet: Snippet | null): string | null {
  if (!snippet) return null;
  const { text, marks, isCutBefore, isCutAfter } = snippet;
  let written = isCutBefore ? '…' : '';
  let from = 0;
  for (const { start, end } of marks) {
    written += `${text.slice(from, start)}[${text.slice(start, end)}]`;
    from = end;
  }
  return written + text.slice(from) + (isCutAfter ? '…' : '');
}

const FILLER = 'It was said of the harbour that nobody came there twice. '.repeat(12);

describe('snippetAround', () => {
  it('shows a mark wherever a plain scan finds the words in a text, and every mark reads as one of them', () => {
    let found = 0;
    fc.assert(
      fc.property(textAndTyped(120), fc.boolean(), ([text, typed], asWhole) => {
        const words = wantedWords(typed);
        if (words === '') return;
        const snippet = snippetAround(text, findWordsInText(text, [{ words, asWhole }]));
        expect(snippet !== null).toBe(standsIn(searchedWords(text), words, asWhole));
        if (!snippet) return;
        found += 1;
        expect(text).toContain(snippet.text);
        const [first] = snippet.marks;
        expect(first).toBeDefined();
        expect(wantedWords(snippet.text.slice(first?.start, first?.end))).toContain(words);
      }),
      { numRuns: 3000 },
    );
    expect(found).toBeGreaterThan(500);
  });

  it('begins with the sentence of the words, if that begins near, and ends within none', () => {
    const text = `${FILLER}The last ferry left at ten. ${FILLER}`;
    const written = shown(snippetOf(text, 'ferry')) ?? '';
    expect(written).toMatch(/^…The last \[ferry\] left at ten\. It was said of/);
    expect(written).toMatch(/ \w+\.?…$/);
    expect(written.length).toBeLessThan(210);
    expect(FILLER).toContain(written.slice(written.indexOf('It'), -1));
  });

  it('begins within a long sentence at a word', () => {
    const text = `${'and so on '.repeat(40)}with the ferry`;
    expect(shown(snippetOf(text, 'ferry'))).toBe('…so on and so on with the [ferry]');
  });

  it('begins with no sign that ends what stands before it', () => {
    const text = 'It goes on and on until it stops; in fog, she says, the ferry';
    expect(shown(snippetOf(text, 'ferry'))).toBe('…in fog, she says, the [ferry]');
    const chinese = '大家都知道，航行了整整十九年的船長昨天渡輪';
    expect(shown(snippetOf(chinese, '渡轮'))).toBe('…航行了整整十九年的船長昨天[渡輪]');
  });

  it('shows that it is cut only within a paragraph', () => {
    expect(shown(snippetOf(`Before.\nThe ferry.\nBehind.`, 'ferry'))).toBe('The [ferry].\nBehind.');
  });

  it('shows the stretch with the most of the words', () => {
    const text = `A ferry. ${FILLER}A ferry and its captain. ${FILLER}The captain.`;
    expect(shown(snippetOf(text, 'captain', 'ferry'))).toMatch(/^…A \[ferry\] and its \[captain\]\. It was/);
  });

  it('keeps the characters of the text, and cuts Chinese anywhere', () => {
    const text = `${'他說網路很好，'.repeat(60)}鉚釘一顆一顆檢查${'，然後回家'.repeat(60)}`;
    const written = shown(snippetOf(text, '铆钉')) ?? '';
    expect(written).toMatch(/^…[^[]{3,16}\[鉚釘\]一顆一顆檢查，然後/);
    expect(Array.from(written).length).toBeGreaterThan(80);
    expect(Array.from(written).length).toBeLessThan(115);
  });

  it('cuts no character in two', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 400 }),
        fc.string({ unit: 'grapheme', maxLength: 400 }),
        (a, b) => {
          const text = `${a} ferry ${b}`;
          const snippet = snippetOf(text, 'ferry');
          expect(snippet?.text.isWellFormed()).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('has the words of a word without an end', () => {
    expect(shown(snippetOf(`x${'y'.repeat(3000)}`, 'xyy'))).toMatch(/^\[xyy\]y+…$/);
  });
});

describe('articleSnippetInSteps', () => {
  const texts: SnippetText[] = [
    { source: 'text', text: 'The ferry left.' },
    { source: 'note', text: 'Ask the captain of the ferry.' },
  ];

  it('takes the text that has the most of the words, the first of several', () => {
    const sourceOf = (...words: string[]) => atOnce(articleSnippetInSteps(texts, wanted(...words)))?.source;
    expect(sourceOf('ferry')).toBe('text');
    expect(sourceOf('captain')).toBe('note');
    expect(sourceOf('ferry', 'captain')).toBe('note');
    expect(sourceOf('ferry', 'left', 'captain')).toBe('text');
    expect(sourceOf('albatross')).toBeUndefined();
  });
});
