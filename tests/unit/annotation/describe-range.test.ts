import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';

import { anchorSelectors } from '@/utils/annotation/anchor';
import { describeRange } from '@/utils/annotation/describe-range';
import { renderedText } from '@/utils/article/rendered-text';
import { createSanitizer } from '@/utils/article/sanitize-html';
import { aPosition, anArticle } from '@/tests/support/article-html';
import { parseHtml } from '@/tests/support/parse-html';

const { window } = new JSDOM('');
const sanitize = createSanitizer(window);

/** The range between two texts, each taken whole, wherever the markup divides them. */
function rangeBetween(root: HTMLElement, from: string, to: string): Range {
  const { text, rangeAt } = renderedText(root);
  const range = rangeAt(text.indexOf(from), text.indexOf(to) + to.length);
  if (!range) throw new Error(`no “${from}” before “${to}”`);
  return range;
}

describe('describeRange', () => {
  it('quotes what a range covers, with what stands around it', () => {
    const body = parseHtml('<p>The last <b>fer</b>ry left</p><p>at dusk.</p>');
    expect(describeRange(renderedText(body), rangeBetween(body, 'ferry', 'at'), 5)).toEqual([
      { type: 'TextQuoteSelector', exact: 'ferry left\nat', prefix: 'last ', suffix: ' dusk' },
      { type: 'TextPositionSelector', start: 9, end: 22 },
    ]);
  });

  it('leaves white space and the end of a block out of the quote', () => {
    const body = parseHtml('<p>One. </p><p> Two. </p><p>Three.</p>');
    const range = body.ownerDocument.createRange();
    range.setStart(body, 1);
    range.setEnd(body, 2);
    expect(describeRange(renderedText(body), range)?.[0].exact).toBe('Two.');
    // As a triple click leaves it: up to the start of the next paragraph.
    range.setEnd(body.querySelectorAll('p')[2] ?? body, 0);
    expect(describeRange(renderedText(body), range)?.[0].exact).toBe('Two.');
  });

  it('takes no reading of ruby into the quote', () => {
    const body = parseHtml('<p>互<ruby>聯<rt>lián</rt></ruby><ruby>網<rt>wǎng</rt></ruby>上</p>');
    const range = body.ownerDocument.createRange();
    const reading = body.querySelector('rt')?.firstChild;
    if (!reading) throw new Error('no reading');
    range.setStart(reading, 2);
    range.setEnd(body, 1);
    expect(describeRange(renderedText(body), range)?.[0].exact).toBe('網上');
  });

  it('is null for what holds no character', () => {
    const body = parseHtml('<p>a</p> <p>\u00a0</p><p>b</p><img alt="c">');
    const rendered = renderedText(body);
    const range = body.ownerDocument.createRange();
    range.setStart(body, 1);
    range.setEnd(body, 3);
    expect(describeRange(rendered, range)).toBeNull();
    range.collapse();
    expect(describeRange(rendered, range)).toBeNull();
    range.selectNode(body.querySelector('img') ?? body);
    expect(describeRange(rendered, range)).toBeNull();
  });

  it('cuts no character of the context in two', () => {
    const body = parseHtml('<p>🙂a🙂</p>');
    expect(describeRange(renderedText(body), rangeBetween(body, 'a', 'a'), 1)?.[0]).toMatchObject({
      prefix: '',
      suffix: '',
    });
  });

  it('describes any range so that it is found again, in the text and in its sanitised copy', () => {
    fc.assert(
      fc.property(anArticle(), aPosition(), aPosition(), (content, from, to) => {
        const html = `<div>${content}</div>`;
        const root = parseHtml(html);
        const rendered = renderedText(root);
        const range = root.ownerDocument.createRange();
        range.setStart(...from(root));
        range.setEnd(...to(root));
        const selectors = describeRange(rendered, range);
        if (!selectors) return;
        const [{ exact }, { start, end }] = selectors;
        const anchor = anchorSelectors(rendered.text, selectors);
        expect(anchor).toEqual({ state: 'exact', start, end });
        expect(rendered.text.slice(start, end)).toBe(exact);
        expect(exact.isWellFormed()).toBe(true);
        const copy = renderedText(sanitize(html));
        expect(anchorSelectors(copy.text, selectors)).toEqual({ state: 'exact', start, end });
      }),
    );
  }, 60_000);
});
