import { documentProperty, elementsMatching } from '@/utils/extract/page-window';

/** Parts of tables and lines, which make no block by themselves, and what shows nothing. */
const NEVER =
  'html, body, tr, tbody, thead, tfoot, colgroup, col, br, wbr, option, source, script, style, template';
/** What is set in from elsewhere. */
export const EMBEDS = 'video, audio, iframe';
const SHOWN = `img, ${EMBEDS}`;
/** Least side of a box whose background is a picture, no decoration, in CSS pixels. */
const PICTURE_SIDE = 150;

/** Whether a reader would call an element a block of the page: it has a box of its own and shows something. */
function isPickable(element: Element): boolean {
  if (element.matches(NEVER)) return false;
  const { display, visibility, backgroundImage } = getComputedStyle(element);
  if (/^(?:inline$|none|contents)/.test(display) && !element.matches(`picture, ${SHOWN}`)) return false;
  const { width, height } = element.getBoundingClientRect();
  const isPicture = backgroundImage.includes('url(') && width >= PICTURE_SIDE && height >= PICTURE_SIDE;
  const showsSomething =
    isPicture || element.textContent.trim() !== '' || element.querySelector(SHOWN) !== null;
  return visibility !== 'hidden' && width > 0 && height > 0 && (showsSomething || element.matches(SHOWN));
}

/** The block at a point of the window, under our own `overlay`; null where there is only the page. */
export function blockAt(x: number, y: number, overlay: Element): Element | null {
  const hit = Document.prototype.elementsFromPoint
    .call(document, x, y)
    .find((element) => element !== overlay);
  const block = hit && nearest(hit);
  return block ? widest(block) : null;
}

/** The first block of the page's text, to begin with. */
export function firstBlock(): Element | null {
  for (const start of ['article p', 'main p', 'p']) {
    const [found] = elementsMatching(window, document, start);
    if (found) return nearest(found);
  }
  return firstIn(documentProperty(window, 'body'));
}

/** The next larger block around one: of those that take the same room, the outermost. */
export function larger(block: Element): Element | null {
  const around = widest(block).parentElement;
  const found = around && nearest(around);
  return found && widest(found);
}

/** The first smaller block in one. */
export function smaller(block: Element): Element | null {
  const found = firstIn(block);
  return found && isSameRoom(found, block) ? (smaller(found) ?? null) : found;
}

/** The block before or after one, or before or after what holds it. */
export function neighbour(block: Element, direction: 'next' | 'previous'): Element | null {
  const body = documentProperty(window, 'body');
  for (let around: Element | null = block; around && around !== body; around = around.parentElement) {
    let sibling: Element | null = around;
    while ((sibling = direction === 'next' ? sibling.nextElementSibling : sibling.previousElementSibling)) {
      if (isPickable(sibling)) return sibling;
      const inner = firstIn(sibling);
      if (inner) return inner;
    }
  }
  return null;
}

/** The outermost of the blocks around one that take the same room. */
function widest(block: Element): Element {
  const around = block.parentElement && nearest(block.parentElement);
  return around && isSameRoom(around, block) ? widest(around) : block;
}

function nearest(element: Element): Element | null {
  for (let around: Element | null = element; around; around = around.parentElement) {
    if (isPickable(around)) return around;
  }
  return null;
}

function firstIn(element: Element): Element | null {
  for (const child of element.children) {
    const found = isPickable(child) ? child : firstIn(child);
    if (found) return found;
  }
  return null;
}

function isSameRoom(one: Element, other: Element): boolean {
  const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
  return a.left === b.left && a.top === b.top && a.width === b.width && a.height === b.height;
}
