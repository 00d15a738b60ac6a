import { readTextRuns } from '@/utils/article/read-text-runs';
import type { TextSpan } from '@/utils/article/rendered-text';

/**
 * Wraps stretches of the text of `root` (offsets into its `renderedText`) in elements that `create` makes for the n-th of
 * them: one for each stretch of a text node, within elements and ruby as well, never around readings or the white space
 * between blocks. Where stretches overlap, the later lies in the earlier. Returns the elements of each, in order.
 */
export function markSpans(root: Node, spans: TextSpan[], create: (index: number) => Element): Element[][] {
  const marks: Element[][] = spans.map(() => []);
  for (const [node, covers] of coversByNode(root, spans)) {
    for (const { text, indexes } of cutUp(node, covers)) {
      let inside: Node = text;
      // The outermost is made last, and first replaces the text.
      const wraps = indexes.map((index) => ({ index, mark: create(index) }));
      if (wraps[0]) text.replaceWith(wraps[0].mark);
      for (const { mark } of wraps.toReversed()) {
        mark.append(inside);
        inside = mark;
      }
      for (const { index, mark } of wraps) marks[index]?.push(mark);
    }
  }
  return marks;
}

/** What of a text node's data the n-th span covers, white space that has collapsed in between included. */
interface Cover extends TextSpan {
  index: number;
}

function coversByNode(root: Node, spans: TextSpan[]): Map<Text, Cover[]> {
  const covers = new Map<Text, Cover[]>();
  const { runs } = readTextRuns(root);
  for (const run of runs) {
    for (const [index, span] of spans.entries()) {
      const start = Math.max(span.start, run.start);
      const end = Math.min(span.end, run.end);
      if (start >= end) continue;
      const inNode = { start: start - run.start + run.nodeStart, end: end - run.start + run.nodeStart };
      const ofNode = covers.get(run.node) ?? [];
      const known = ofNode.find((cover) => cover.index === index);
      if (known) known.end = inNode.end;
      else ofNode.push({ index, ...inNode });
      covers.set(run.node, ofNode);
    }
  }
  return covers;
}

/** Splits a text node where covers begin and end; gives the covered parts with the spans that cover each, in order. */
function cutUp(node: Text, covers: Cover[]): { text: Text; indexes: number[] }[] {
  const cuts = [...new Set(covers.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
  const parts: { text: Text; indexes: number[] }[] = [];
  // From the end, so that earlier offsets stay true.
  for (let at = cuts.length - 2; at >= 0; at -= 1) {
    const start = cuts[at] ?? 0;
    const end = cuts[at + 1] ?? 0;
    const indexes = covers
      .filter((cover) => cover.start <= start && cover.end >= end)
      .map(({ index }) => index)
      .sort((a, b) => a - b);
    if (indexes.length === 0) continue;
    if (end < node.length) node.splitText(end);
    parts.unshift({ text: start > 0 ? node.splitText(start) : node, indexes });
  }
  return parts;
}
