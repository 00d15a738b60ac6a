import { hasPlace, type Selectors } from '@/utils/annotation/anchor';
import { describeRange } from '@/utils/annotation/describe-range';
import { createQuoteFinder, type QuoteFinder, type WantedQuote } from '@/utils/annotation/quote-finder';
import { type RenderedText, renderedText } from '@/utils/article/rendered-text';
import { atOnce } from '@/utils/shared/steps';

// The product's anchoring as a module of the harness, which holds a page still between its edits: its text is read once.

/** What was described of the page last, all of which is described before any of it is looked for. */
let described: { root: Node; quotes: WantedQuote[] } | null = null;

/** Selectors of a range of the page. */
export function describe(root: Node, range: Range): Selectors | null {
  const { rendered, finder } = readingOf(root);
  const ofRange = describeRange(rendered, range);
  if (!ofRange) return null;
  const selectors = atOnce(finder.describe(ofRange));
  const [, { start, end }] = selectors;
  if (described?.root !== root) described = { root, quotes: [] };
  described.quotes.push({ id: idOf(selectors), selectors, stood: { versionId: 'before', start, end } });
  return selectors;
}

/** The range that is drawn as the quote's; null where none is. */
export function anchor(root: Node, selectors: Selectors): Range | null {
  return rangeAmong(root, selectors, [{ id: idOf(selectors), selectors, stood: null }]);
}

/** The same where all highlights of the page are placed together. */
export function anchorTogether(root: Node, selectors: Selectors): Range | null {
  return rangeAmong(root, selectors, described?.quotes ?? []);
}

function rangeAmong(root: Node, selectors: Selectors, quotes: WantedQuote[]): Range | null {
  const { rendered, finder } = readingOf(root);
  const place = atOnce(finder.find(quotes)).get(idOf(selectors));
  return place && hasPlace(place) ? rendered.rangeAt(place.start, place.end) : null;
}

/** The harness writes selectors as JSON and reads them again. */
function idOf(selectors: Selectors): string {
  return JSON.stringify(selectors);
}

interface Reading {
  rendered: RenderedText;
  finder: QuoteFinder;
}

const readings = new WeakMap<Node, Reading>();

function readingOf(root: Node): Reading {
  const known = readings.get(root);
  if (known) return known;
  const rendered = renderedText(root);
  const reading = { rendered, finder: createQuoteFinder(rendered.text) };
  readings.set(root, reading);
  return reading;
}
