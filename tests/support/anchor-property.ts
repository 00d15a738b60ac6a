import fc from 'fast-check';
import { expect } from 'vitest';

import { createAnchorer } from '@/utils/annotation/anchor';
import { describeRange } from '@/utils/annotation/describe-range';
import { withLookalikes } from '@/utils/annotation/lookalikes';
import { describeElements, rangeOfElements } from '@/utils/annotation/range-selector';
import { indexText } from '@/utils/annotation/text-index';
import { renderedText } from '@/utils/article/rendered-text';
import { atOnce } from '@/utils/shared/steps';

import { aPosition, anArticle } from './article-html';

/**
 * Any range of any document is found again where it is: by its position, and without it, unless the same stands elsewhere too.
 * Nothing throws, and the document stays as it is.
 */
export function expectRangesAreFoundAgain(rootOf: (html: string) => HTMLElement, runs: number): void {
  fc.assert(
    fc.property(anArticle(), aPosition(), aPosition(), (html, from, to) => {
      const root = rootOf(html);
      const before = root.innerHTML;
      const rendered = renderedText(root);
      const range = root.ownerDocument.createRange();
      range.setStart(...from(root));
      range.setEnd(...to(root));
      const elements = describeElements(root, range);
      const described = describeRange(rendered, range);
      if (described) {
        const [quote, position] = withLookalikes(atOnce(indexText(rendered.text)), described);
        const anchorOf = createAnchorer(rendered.text);
        const place = { start: position.start, end: position.end };
        expect(anchorOf([quote, position])).toEqual({ state: 'exact', ...place });
        const found = rendered.rangeAt(place.start, place.end);
        expect(found && rendered.spanOf(found)).toEqual(place);
        const unplaced = anchorOf([quote]);
        if (unplaced.state === 'exact') {
          expect(rendered.text.slice(unplaced.start, unplaced.end)).toBe(quote.exact);
        }
      }
      if (elements) expect(rangeOfElements(root, elements)?.toString()).toBe(range.toString());
      expect(root.innerHTML).toBe(before);
    }),
    { numRuns: runs },
  );
}
