import type { TextPositionSelector } from './annotation';

/** W3C Web Annotation Data Model §4.2.2, refined (§4.3) to one character's edge in the element's own text. */
interface XPathSelector {
  type: 'XPathSelector';
  value: string;
  refinedBy: TextPositionSelector;
}

/** W3C Web Annotation Data Model §4.2.9: from the start of what the first selects to the start of what the second does. */
export interface RangeSelector {
  type: 'RangeSelector';
  startSelector: XPathSelector;
  endSelector: XPathSelector;
}

/**
 * Where a range begins and ends by paths of elements, for tools that know no other way; the root's own path is `.`. Null for
 * a range that isn't inside the root. It says nothing of what stands there: quotes are found by their words.
 */
export function describeElements(root: Element, range: AbstractRange): RangeSelector | null {
  const start = edgeSelector(root, range.startContainer, range.startOffset);
  const end = edgeSelector(root, range.endContainer, range.endOffset);
  return start && end && { type: 'RangeSelector', startSelector: start, endSelector: end };
}

/** The range that a selector describes; null where there are no such elements, or not so much text. */
export function rangeOfElements(root: Element, { startSelector, endSelector }: RangeSelector): Range | null {
  const start = pointOf(root, startSelector);
  const end = pointOf(root, endSelector);
  if (!start || !end) return null;
  const range = root.ownerDocument.createRange();
  range.setStart(...start);
  range.setEnd(...end);
  return range;
}

const ELEMENT_NODE = 1;
const SHOW_TEXT = 4;

function edgeSelector(root: Element, container: Node, offset: number): XPathSelector | null {
  if (!root.contains(container)) return null;
  const element = container.nodeType === ELEMENT_NODE ? (container as Element) : container.parentElement;
  if (!element) return null;
  const before = root.ownerDocument.createRange();
  before.setStart(element, 0);
  before.setEnd(container, offset);
  const at = before.toString().length;
  return {
    type: 'XPathSelector',
    value: pathOf(root, element),
    refinedBy: { type: 'TextPositionSelector', start: at, end: at },
  };
}

function pathOf(root: Element, element: Element): string {
  const steps: string[] = [];
  for (let at = element; at !== root && at.parentElement; at = at.parentElement) {
    const { localName } = at;
    const its = [...at.parentElement.children].filter((child) => child.localName === localName);
    steps.unshift(`*[local-name()="${localName}"][${String(its.indexOf(at) + 1)}]`);
  }
  return ['.', ...steps].join('/');
}

/** A step of a path as `pathOf` writes it, or as others do: `p[2]`, `p`. */
const STEP = /^(?:\*\[local-name\(\)="([^"]+)"\]|([\w-]+))(?:\[(\d+)\])?$/;

function pointOf(root: Element, { value, refinedBy }: XPathSelector): [Node, number] | null {
  let element: Element | undefined = root;
  for (const step of value.split('/').slice(1)) {
    const [, quoted, plain, place = '1'] = STEP.exec(step) ?? [];
    const name = quoted ?? plain;
    const its: Element[] = [...(element?.children ?? [])].filter(({ localName }) => localName === name);
    element = its[Number(place) - 1];
  }
  return element ? textPoint(element, refinedBy.start) : null;
}

/** The place in an element's text nodes at an offset of its `textContent`. */
function textPoint(element: Element, offset: number): [Node, number] | null {
  const walker = element.ownerDocument.createTreeWalker(element, SHOW_TEXT);
  let left = offset;
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    if (left <= node.data.length) return [node, left];
    left -= node.data.length;
  }
  return left === 0 ? [element, 0] : null;
}
