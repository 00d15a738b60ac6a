import { atOnce, type Steps } from '@/utils/shared/steps';

import { documentOf } from './document-of';
import { readTextRunsInSteps, type TextRun, type TextRuns } from './read-text-runs';

/** A stretch of a text: UTF-16 offsets, the end exclusive. */
export interface TextSpan {
  start: number;
  end: number;
}

/** Text of a root with a map back to its nodes, good until they change. Offsets are UTF-16 code units into `text`. */
export interface RenderedText {
  text: string;
  /** Range over the characters from `start` up to `end`; null where no character stands there. */
  rangeAt: (start: number, end: number) => Range | null;
  /**
   * The same characters as `rangeAt`, one range for each stretch of a text node: what is left out of the text between them,
   * such as readings of ruby, isn't covered.
   */
  rangesAt: (start: number, end: number) => Range[];
  /** Offset of the first character at or behind a DOM position; the text's length behind the last. */
  offsetOf: (node: Node, offset: number) => number;
  /**
   * The characters inside a range: from the first behind its start to the last before its end, so that a range that ends
   * where a block begins doesn't take in the line's end. Null when there are none, or the range is of another tree.
   */
  spanOf: (range: AbstractRange) => TextSpan | null;
}

/**
 * The one function from DOM to text, used by extraction, anchoring, search and exports alike, so that an offset means
 * the same everywhere. It reads tags, never layout, and so gives the same in a live page, a parsed copy and the reader,
 * before and after sanitising. `root` isn't changed.
 *
 * - Blocks and `<br>` begin a new line; empty lines and white space at a line's end don't occur.
 * - White space collapses as CSS would show it; a line break between two East Asian characters vanishes (CSS Text 3
 *   §4.1.3). `<pre>` keeps its own.
 * - Left out: ruby readings (`<rt>`, `<rp>`), controls, and what never shows (`<script>`, `<style>` …).
 */
export function renderedText(root: Node): RenderedText {
  return atOnce(renderedTextInSteps(root));
}

/** The same step by step. What of the root changes meanwhile may be in the text as it was or as it is. */
export function* renderedTextInSteps(root: Node): Steps<RenderedText> {
  return textOfRuns(yield* readTextRunsInSteps(root));
}

function textOfRuns({ text, runs }: TextRuns): RenderedText {
  const runsOf = runsByNode(runs);

  /** Index of the first run that ends behind a DOM position. */
  const runAt = (node: Node, offset: number): number => {
    const own = runsOf.get(node);
    if (own) return firstIndex(runs, own, (run) => nodeEnd(run) > offset);
    const point = rangeFor(node);
    point.setStart(node, offset);
    return firstIndex(runs, wholeOf(runs), (run) => point.comparePoint(run.node, nodeEnd(run)) > 0);
  };
  const startOf = (node: Node, offset: number): number => {
    const run = runs[runAt(node, offset)];
    if (!run) return text.length;
    return run.node === node ? run.start + Math.max(0, offset - run.nodeStart) : run.start;
  };
  const endOf = (node: Node, offset: number): number => {
    const index = runAt(node, offset);
    const run = runs[index];
    if (run?.node === node && offset > run.nodeStart) return run.start + offset - run.nodeStart;
    return runs[index - 1]?.end ?? 0;
  };

  return {
    text,
    rangeAt: (start, end) => rangeAt(runs, start, end),
    rangesAt: (start, end) => rangesAt(runs, start, end),
    offsetOf: startOf,
    spanOf: (range) => {
      if (!isInTreeOf(runs, range)) return null;
      const start = startOf(range.startContainer, range.startOffset);
      const end = endOf(range.endContainer, range.endOffset);
      return start < end ? { start, end } : null;
    },
  };
}

interface Indexes {
  from: number;
  /** Exclusive. */
  to: number;
}

const wholeOf = (runs: TextRun[]): Indexes => ({ from: 0, to: runs.length });

function runsByNode(runs: TextRun[]): Map<Node, Indexes> {
  const found = new Map<Node, Indexes>();
  for (const [index, { node }] of runs.entries()) {
    const known = found.get(node);
    if (known) known.to = index + 1;
    else found.set(node, { from: index, to: index + 1 });
  }
  return found;
}

/** First index whose run fulfils a condition that, once fulfilled, all later ones fulfil too. */
function firstIndex(runs: TextRun[], { from, to }: Indexes, fulfils: (run: TextRun) => boolean): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    const run = runs[middle];
    if (run && !fulfils(run)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function nodeEnd({ start, end, nodeStart }: TextRun): number {
  return nodeStart + end - start;
}

function rangeAt(runs: TextRun[], start: number, end: number): Range | null {
  if (start < 0 || start >= end) return null;
  const first = runs[firstIndex(runs, wholeOf(runs), (run) => run.end > start)];
  const last = runs[firstIndex(runs, wholeOf(runs), (run) => run.start >= end) - 1];
  if (!first || !last || first.start >= end) return null;
  const range = first.node.ownerDocument.createRange();
  range.setStart(first.node, first.nodeStart + Math.max(0, start - first.start));
  range.setEnd(last.node, last.nodeStart + Math.min(last.end, end) - last.start);
  return range;
}

function rangesAt(runs: TextRun[], start: number, end: number): Range[] {
  const first = firstIndex(runs, wholeOf(runs), (run) => run.end > start);
  const behind = firstIndex(runs, wholeOf(runs), (run) => run.start >= end);
  return runs
    .slice(first, behind)
    .flatMap((run) => rangeAt([run], Math.max(start, run.start), Math.min(end, run.end)) ?? []);
}

/** A range to compare positions by. Made by the node's document, which for a form may be hidden by an input. */
function rangeFor(node: Node): Range {
  return documentOf(node).createRange();
}

function isInTreeOf(runs: TextRun[], { startContainer, startOffset }: AbstractRange): boolean {
  const [first] = runs;
  if (!first) return false;
  const point = rangeFor(startContainer);
  point.setStart(startContainer, startOffset);
  // True exactly for the root of the range's own tree (DOM §5.5, intersectsNode).
  return point.intersectsNode(first.node.getRootNode());
}

/** What a stretch of a text covers; null where the page has made a node shorter since the text was read. */
export function rangeIfThere({ rangeAt }: RenderedText, { start, end }: TextSpan): Range | null {
  try {
    return rangeAt(start, end);
  } catch {
    return null;
  }
}
