import { expect, test } from 'vitest';

import { createHighlightPainter } from '@/utils/annotation/highlight-painter';
import { renderedText } from '@/utils/article/rendered-text';

/** Two megabytes in 4,500 paragraphs, of Latin and Chinese, with elements within lines and white space that collapses. */
function longArticle(): HTMLElement {
  const sentence =
    'The <b>last</b> ferry left the harbour at <i>dusk</i>, and\n  nobody waved. 互联网正在改变\n乡村的生活。 ';
  const paragraph = `<p>${sentence.repeat(4)}</p>\n`;
  const html = paragraph.repeat(Math.ceil(2_000_000 / paragraph.length));
  // eslint-disable-next-line no-restricted-properties -- what is parsed stands here
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  const root = document.createElement('article');
  root.append(...body.childNodes);
  document.body.replaceChildren(root);
  return root;
}

const spansOver = (length: number, count: number) =>
  Array.from({ length: count }, (_, n) => {
    const start = Math.floor((length - 20) * (n / count));
    return { start, end: start + 20 };
  });

test('reading two megabytes', async ({ bench }) => {
  const root = longArticle();
  expect(renderedText(root).text.length).toBeGreaterThan(1_000_000);
  await bench.compare(
    bench('innerText', () => {
      root.innerText.trim();
    }),
    bench('renderedText', () => {
      renderedText(root);
    }),
  );
});

test('a thousand places in it', async ({ bench }) => {
  const { text, rangeAt, spanOf } = renderedText(longArticle());
  const spans = spansOver(text.length, 1000);
  const ranges = spans.map(({ start, end }) => rangeAt(start, end));
  await bench.compare(
    bench('cloned ranges', () => {
      for (const range of ranges) range?.cloneRange().toString();
    }),
    bench('offsets to ranges and back', () => {
      for (const { start, end } of spans) {
        const range = rangeAt(start, end);
        if (range) spanOf(range);
      }
    }),
  );
});

test('drawing 500 highlights', async ({ bench }) => {
  const rendered = renderedText(longArticle());
  const spans = spansOver(rendered.text.length, 500);
  const ranges = spans.flatMap(({ start, end }) => rendered.rangeAt(start, end) ?? []);
  const painter = createHighlightPainter(window, rendered);
  const highlights = spans.map((span, n) => ({
    id: String(n),
    color: 'yellow' as const,
    isChanged: false,
    ...span,
  }));
  await bench.compare(
    bench('one highlight of ranges that are there', () => {
      CSS.highlights.set('bare', new Highlight(...ranges));
    }),
    bench('the painter, from offsets', () => {
      painter.draw(highlights, null);
    }),
  );
});
