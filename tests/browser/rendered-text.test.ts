import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';

import { renderedText } from '@/utils/article/rendered-text';
import { createSanitizer } from '@/utils/article/sanitize-html';
import { aPosition, anArticle } from '@/tests/support/article-html';

const sanitize = createSanitizer(window);

/** Inputs that hide properties of the form they are in (HTML §4.10.3). */
const HIDING_INPUTS = ['firstChild', 'nextSibling', 'nodeName', 'nodeType', 'childNodes', 'ownerDocument']
  .map((name) => `<input name="${name}">`)
  .join('');

/** HTML in the page itself, as a page's own markup is parsed. */
function show(html: string): HTMLElement {
  const root = document.createElement('div');
  document.body.append(root);
  // eslint-disable-next-line no-unsanitized/method -- made by the tests themselves
  root.append(document.createRange().createContextualFragment(html));
  return root;
}

function parse(html: string): HTMLElement {
  // eslint-disable-next-line no-restricted-properties -- a parsed copy is what is tested
  return new DOMParser().parseFromString(`<body>${html}`, 'text/html').body;
}

/** The text of a stretch of an element, as of a copy of just that. */
function textOfCopy(range: Range): string {
  const copy = document.createElement('div');
  copy.append(range.cloneContents());
  return renderedText(copy).text;
}

const withoutSpace = (text: string): string => text.replace(/\s+/g, '');

afterEach(() => {
  document.body.replaceChildren();
});

describe('renderedText in a browser', () => {
  it('reads the live page, its parsed copy and the sanitised copy as the same', () => {
    fc.assert(
      fc.property(anArticle(), (html) => {
        const live = show(html);
        const parsed = parse(live.innerHTML);
        // A tree that a page's script may have made can be one that HTML can't say; pages as they are parsed can't.
        fc.pre(parsed.innerHTML === live.innerHTML);
        const { text } = renderedText(live);
        expect(renderedText(parsed).text).toBe(text);
        expect(renderedText(sanitize(`<div>${live.innerHTML}</div>`)).text).toBe(text);
        expect(renderedText(live.cloneNode(true)).text).toBe(text);
        live.remove();
      }),
    );
  }, 120_000);

  it('gives ranges whose ends it finds again, and whose contents read as their part of the text', () => {
    fc.assert(
      fc.property(anArticle(), fc.nat(), fc.nat(), (html, from, length) => {
        const root = show(`<form>${HIDING_INPUTS}${html}</form>`);
        const { text, rangeAt, rangesAt, spanOf, offsetOf } = renderedText(root);
        fc.pre(text !== '');
        const start = from % text.length;
        const end = start + 1 + (length % (text.length - start));
        const range = rangeAt(start, end);
        const ranges = rangesAt(start, end);
        const wanted = text.slice(start, end);
        // The end of a line is no character of any node.
        const shown = wanted.replace(/^\n|\n$/g, '');
        if (shown === '') {
          expect(range).toBeNull();
          expect(ranges).toEqual([]);
        } else {
          const first = start + wanted.indexOf(shown);
          expect(range && spanOf(range)).toEqual({ start: first, end: first + shown.length });
          expect(range && offsetOf(range.startContainer, range.startOffset)).toBe(first);
          expect(withoutSpace(ranges.map(String).join(''))).toBe(withoutSpace(wanted));
          expect(range && withoutSpace(textOfCopy(range))).toBe(withoutSpace(wanted));
        }
        root.remove();
      }),
    );
  }, 120_000);

  it('reads offsets of positions in their order', () => {
    fc.assert(
      fc.property(anArticle(), aPosition(), aPosition(), (html, one, other) => {
        const root = show(`<form>${HIDING_INPUTS}${html}</form>`);
        const { text, offsetOf, spanOf } = renderedText(root);
        const range = document.createRange();
        range.setStart(...one(root));
        range.setEnd(...other(root));
        const from = offsetOf(range.startContainer, range.startOffset);
        const to = offsetOf(range.endContainer, range.endOffset);
        expect(from).toBeLessThanOrEqual(to);
        expect(to).toBeLessThanOrEqual(text.length);
        const span = spanOf(range);
        if (span) expect(span.start).toBe(from);
        root.remove();
      }),
    );
  }, 120_000);

  it('takes a triple click for the paragraph, not for the line after it', () => {
    const root = show('<p id="a">One.</p><p id="b">Two.</p>');
    const selection = document.getSelection();
    selection?.setBaseAndExtent(root.children[0] ?? root, 0, root.children[1] ?? root, 0);
    const { spanOf } = renderedText(root);
    expect(selection && spanOf(selection.getRangeAt(0))).toEqual({ start: 0, end: 4 });
  });

  it('knows no span in another tree, nor outside its root', () => {
    const root = show('<p>One.</p>');
    const beside = show('<p>Two.</p>');
    const shadow = show('').attachShadow({ mode: 'open' });
    shadow.append('Three.');
    const { spanOf } = renderedText(root);
    for (const node of [beside, shadow]) {
      const range = document.createRange();
      range.selectNodeContents(node);
      expect(spanOf(range)).toBeNull();
    }
    const across = document.createRange();
    across.setStart(root, 0);
    across.setEnd(beside, 1);
    expect(spanOf(across)).toEqual({ start: 0, end: 4 });
  });

  it('finds a thousand places in two megabytes, and back', () => {
    const sentence =
      'The <b>last</b> ferry left the harbour at <i>dusk</i>, and\n  nobody waved. 互联网正在改变\n乡村的生活。 ';
    const paragraph = `<p>${sentence.repeat(4)}</p>\n`;
    const root = show(paragraph.repeat(Math.ceil(2_000_000 / paragraph.length)));
    const { text, rangeAt, spanOf } = renderedText(root);
    const visible = Array.from(text.matchAll(/ferry left the|乡村的生活/g), ({ index, 0: { length } }) => ({
      start: index,
      end: index + length,
    }));
    const spans = visible.filter((_, n) => n % Math.floor(visible.length / 1000) === 0);
    expect(spans.length).toBeGreaterThanOrEqual(1000);
    expect(
      spans.map(({ start, end }) => {
        const range = rangeAt(start, end);
        return range && spanOf(range);
      }),
    ).toEqual(spans);
  });
});
