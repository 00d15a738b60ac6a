import '@/components/reader/highlight-colors';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { createHighlightPainter, type HighlightPainter } from '@/utils/annotation/highlight-painter';
import type { PlacedHighlight } from '@/utils/annotation/highlight-segments';
import { type RenderedText, renderedText } from '@/utils/article/rendered-text';

let root: HTMLElement;
let rendered: RenderedText;
let painter: HighlightPainter;

beforeEach(() => {
  root = document.createElement('div');
  root.append(
    document
      .createRange()
      .createContextualFragment(
        '<p>The last ferry left the harbour.</p><p>互<ruby>聯<rt>lián</rt></ruby><ruby>網<rt>wǎng</rt></ruby>上</p>',
      ),
  );
  document.body.append(root);
  rendered = renderedText(root);
  painter = createHighlightPainter(window, rendered);
});

afterEach(() => {
  painter.clear();
  CSS.highlights.delete('the-page’s-own');
  document.body.replaceChildren();
});

function highlight(id: string, words: string, color: PlacedHighlight['color'] = 'yellow'): PlacedHighlight {
  const start = rendered.text.indexOf(words);
  return { id, color, start, end: start + words.length, isChanged: false };
}

/** Texts drawn, by the name of their group. */
function drawn(): Record<string, string[]> {
  return Object.fromEntries(
    [...CSS.highlights].map(([name, ranges]) => [
      name,
      [...ranges].map((range) => (range as Range).toString()),
    ]),
  );
}

/** The middle of some words in the window. */
function middleOf(words: string): [x: number, y: number] {
  const { start, end } = highlight('', words);
  const box = rendered.rangeAt(start, end)?.getBoundingClientRect() ?? new DOMRect();
  return [box.x + box.width / 2, box.y + box.height / 2];
}

describe('createHighlightPainter', () => {
  it('draws each colour under its name, without touching the page', () => {
    const before = root.innerHTML;
    painter.draw([highlight('a', 'ferry'), highlight('b', 'harbour', 'blue')], null);
    expect(drawn()).toEqual({ 'cuttings-yellow': ['ferry'], 'cuttings-blue': ['harbour'] });
    expect(root.innerHTML).toBe(before);
  });

  it('cuts highlights that lie over each other, and the one in focus has its own look', () => {
    painter.draw([highlight('a', 'last ferry left'), highlight('b', 'ferry', 'rose')], null);
    expect(drawn()).toEqual({ 'cuttings-yellow': ['last ', ' left'], 'cuttings-overlap-rose': ['ferry'] });
    painter.draw([highlight('a', 'last ferry left'), highlight('b', 'ferry', 'rose')], 'a');
    expect(drawn()).toEqual({ 'cuttings-focused-yellow': ['last ', 'ferry', ' left'] });
  });

  it('draws one whose text has changed in its own look, whatever its colour', () => {
    painter.draw([{ ...highlight('a', 'ferry', 'blue'), isChanged: true }, highlight('b', 'harbour')], null);
    expect(drawn()).toEqual({ 'cuttings-changed': ['ferry'], 'cuttings-yellow': ['harbour'] });
    painter.draw([{ ...highlight('a', 'ferry', 'blue'), isChanged: true }], 'a');
    expect(drawn()).toEqual({ 'cuttings-focused-changed': ['ferry'] });
  });

  it('draws no reading above a character', () => {
    painter.draw([highlight('a', '聯網上')], null);
    expect(drawn()['cuttings-yellow']).toEqual(['聯', '網', '上']);
  });

  it('takes away what it drew, and nothing of the page’s own', () => {
    const own = new Highlight();
    CSS.highlights.set('the-page’s-own', own);
    painter.draw([highlight('a', 'ferry')], 'a');
    painter.draw([highlight('b', 'harbour')], null);
    expect(drawn()).toEqual({ 'the-page’s-own': [], 'cuttings-yellow': ['harbour'] });
    painter.clear();
    expect([...CSS.highlights.keys()]).toEqual(['the-page’s-own']);
  });

  it('knows which highlights are at a point, the shortest first', () => {
    painter.draw([highlight('a', 'last ferry left'), highlight('b', 'ferry', 'rose')], null);
    expect(painter.at(...middleOf('ferry'))).toEqual(['b', 'a']);
    expect(painter.at(...middleOf('last'))).toEqual(['a']);
    expect(painter.at(...middleOf('harbour'))).toEqual([]);
    painter.clear();
    expect(painter.at(...middleOf('ferry'))).toEqual([]);
  });

  it('knows it too in a browser that has no hit test of its own', () => {
    const { highlights } = CSS;
    const registry = {
      get: (name: string) => highlights.get(name),
      set: (name: string, ranges: Highlight) => highlights.set(name, ranges),
      delete: (name: string) => highlights.delete(name),
    } as HighlightRegistry;
    const plain = createHighlightPainter({ CSS: { ...CSS, highlights: registry }, Highlight }, rendered);
    plain.draw([highlight('a', 'last ferry left'), highlight('b', 'ferry', 'rose')], null);
    expect(plain.at(...middleOf('ferry'))).toEqual(['b', 'a']);
    const [x, y] = middleOf('ferry');
    expect(plain.at(x, y + 400)).toEqual([]);
    plain.clear();
  });

  it('draws 500 highlights of a long text', () => {
    root.replaceChildren(
      ...Array.from({ length: 5000 }, (_, n) => {
        const paragraph = document.createElement('p');
        paragraph.textContent = `Paragraph ${String(n)} of the ferry.`;
        return paragraph;
      }),
    );
    rendered = renderedText(root);
    painter = createHighlightPainter(window, rendered);
    const many = Array.from({ length: 500 }, (_, n) =>
      highlight(String(n), `Paragraph ${String(n * 10)} of`),
    );
    painter.draw(many, null);
    expect(CSS.highlights.get('cuttings-yellow')?.size).toBe(500);
  });
});
