import { expect, it } from 'vitest';

import { createAnchorer } from '@/utils/annotation/anchor';
import { describeRange } from '@/utils/annotation/describe-range';
import { renderedText } from '@/utils/article/rendered-text';
import { expectRangesAreFoundAgain } from '@/tests/support/anchor-property';

/** HTML in the page itself, as a page's own markup is parsed. */
function show(html: string): HTMLElement {
  const root = document.createElement('div');
  // eslint-disable-next-line no-unsanitized/method -- made by the tests themselves
  root.append(document.createRange().createContextualFragment(html));
  document.body.replaceChildren(root);
  return root;
}

it('any range of any document is found again', () => {
  expectRangesAreFoundAgain(show, 300);
});

it('highlights of a page are found in its edited copy, without a change to that', () => {
  const article = (middle: string) =>
    `<h1>The last ferry</h1><p>It left the <b>harbour</b> at dusk, with forty people.</p>${middle}` +
    '<p>“Nobody asked us,” said <i>Robin Vale</i>, who sells tickets at the quay.</p>';
  const rendered = renderedText(show(article('')));
  const quotes = ['harbour at dusk', 'Robin Vale'].map((exact) => {
    const start = rendered.text.indexOf(exact);
    const range = rendered.rangeAt(start, start + exact.length);
    const selectors = range && describeRange(rendered, range);
    if (!selectors) throw new Error(`no ${exact}`);
    return selectors;
  });
  const edited = show(
    article('<aside>Advertisement</aside><p>Another paragraph.</p>').replace('dusk', 'dawn'),
  );
  const before = edited.innerHTML;
  const now = renderedText(edited);
  const found = quotes
    .map(createAnchorer(now.text))
    .flatMap((anchor) =>
      'start' in anchor ? [[anchor.state, now.rangeAt(anchor.start, anchor.end)?.toString()]] : [],
    );
  expect(found).toEqual([
    ['changed', 'harbour at dawn'],
    ['moved', 'Robin Vale'],
  ]);
  expect(edited.innerHTML).toBe(before);
});
