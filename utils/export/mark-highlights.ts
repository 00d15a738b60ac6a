import { anchorAnnotations } from '@/utils/annotation/anchored-annotation';
import type { Annotation } from '@/utils/annotation/annotation';
import { renderedText } from '@/utils/article/rendered-text';

/**
 * Wraps the highlights that have a place in `root` in `<mark>`, one for each text node they cover. Where two overlap,
 * their marks lie in each other. Gives the highlights that have no place.
 */
export function markHighlights(root: Element | DocumentFragment, annotations: Annotation[]): Annotation[] {
  const unplaced: Annotation[] = [];
  const { text } = renderedText(root);
  for (const { annotation, anchor } of anchorAnnotations(text, annotations)) {
    // Wrapping changes the nodes but not the text: the ranges of the next highlight are found anew.
    const range =
      anchor.state === 'exact' || anchor.state === 'moved'
        ? renderedText(root).rangeAt(anchor.start, anchor.end)
        : null;
    if (range) wrap(range, annotation);
    else unplaced.push(annotation);
  }
  return unplaced;
}

function wrap(range: Range, { id, color }: Annotation): void {
  for (const text of textsIn(range)) {
    const document = text.ownerDocument;
    const mark = document.createElement('mark');
    mark.className = color;
    mark.dataset.annotation = id;
    text.replaceWith(mark);
    mark.append(text);
  }
}

/** The text nodes that a range covers, split at its ends; without readings and the white space between blocks. */
function textsIn(range: Range): Text[] {
  const { startContainer, startOffset, endContainer, endOffset, commonAncestorContainer } = range;
  const document = commonAncestorContainer.ownerDocument;
  if (!document) return [];
  const walker = document.createTreeWalker(commonAncestorContainer, 4);
  const covered: Text[] = [];
  let node: Node | null = walker.currentNode.nodeType === 3 ? walker.currentNode : walker.nextNode();
  for (; node; node = walker.nextNode()) if (range.intersectsNode(node)) covered.push(node as Text);
  return covered
    .map((text) => {
      const end = text === endContainer ? endOffset : text.length;
      const start = text === startContainer ? startOffset : 0;
      if (start >= end) return null;
      text.splitText(end);
      return text.splitText(start);
    })
    .filter((text) => text !== null)
    .filter((text) => text.data.trim() !== '' && !text.parentElement?.closest('rt, rp'));
}
