import { createAnchorer, hasPlace, type Selectors } from '@/utils/annotation/anchor';
import { describeRange } from '@/utils/annotation/describe-range';
import { withLookalikes } from '@/utils/annotation/lookalikes';
import { indexText, type TextIndex } from '@/utils/annotation/text-index';
import { type RenderedText, renderedText } from '@/utils/article/rendered-text';
import { atOnce } from '@/utils/shared/steps';

// The product's anchoring as a module of the harness, which holds a page still between its edits: its text is read once.

/** Selectors of a range of the page. */
export function describe(root: Node, range: Range): Selectors | null {
  const { rendered, index } = readingOf(root);
  const selectors = describeRange(rendered, range);
  return selectors && withLookalikes(index(), selectors);
}

/** The range that is drawn as the quote's; null where none is. */
export function anchor(root: Node, selectors: Selectors): Range | null {
  const { rendered, anchorOf } = readingOf(root);
  const place = anchorOf(selectors);
  return hasPlace(place) ? rendered.rangeAt(place.start, place.end) : null;
}

interface Reading {
  rendered: RenderedText;
  anchorOf: ReturnType<typeof createAnchorer>;
  /** Made when it is first wanted. */
  index: () => TextIndex;
}

const readings = new WeakMap<Node, Reading>();

function readingOf(root: Node): Reading {
  const known = readings.get(root);
  if (known) return known;
  const rendered = renderedText(root);
  let made: TextIndex | undefined;
  const index = () => (made ??= atOnce(indexText(rendered.text)));
  const reading = { rendered, anchorOf: createAnchorer(rendered.text), index };
  readings.set(root, reading);
  return reading;
}
