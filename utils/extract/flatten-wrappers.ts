const WRAPPERS = 'div, section, article, main, header, center';
const BLOCKS = new Set(
  (
    'address article aside blockquote center details dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr ' +
    'main ol p pre section table ul'
  ).split(' '),
);
const TEXT_NODE = 3;
const ELEMENT_NODE = 1;

/**
 * Takes away the boxes that a page's layout puts around its blocks, and makes paragraphs of boxes that hold text only. A box
 * that says in what language or direction its text is stays.
 */
export function flattenWrappers(content: Element): void {
  unwrapChains(content);
  // From the innermost outwards: what is left of a box may be text only.
  for (const box of [...content.querySelectorAll(WRAPPERS)].reverse()) {
    if (!isPlain(box)) continue;
    const children = filledChildren(box);
    if (children.every(isBlock)) unwrap(box);
    else if (!children.some(isBlock) && !box.closest('figure, p, td, th, li')) becomeParagraph(box);
  }
  wrapLooseText(content);
}

/**
 * Takes away the boxes that hold only blocks, with those in them at once: out of one after another, what stands in the
 * innermost would be moved as often as it is deep.
 */
function unwrapChains(content: Element): void {
  const gone = new Set<Node>();
  for (const box of content.querySelectorAll(WRAPPERS)) {
    if (gone.has(box) || !holdsOnlyBlocks(box)) continue;
    const nodes: Node[] = [box];
    for (let node = nodes.pop(); node; node = nodes.pop()) {
      if (isElement(node) && node.matches(WRAPPERS) && holdsOnlyBlocks(node)) {
        gone.add(node);
        for (let child = node.lastChild; child; child = child.previousSibling) nodes.push(child);
      } else box.before(node);
    }
    box.remove();
  }
}

function holdsOnlyBlocks(box: Element): boolean {
  return isPlain(box) && filledChildren(box).every(isBlock);
}

function isPlain(box: Element): boolean {
  return !box.hasAttribute('lang') && !box.hasAttribute('dir');
}

function filledChildren(box: Element): ChildNode[] {
  return [...box.childNodes].filter(isFilled);
}

/** Puts text that stands between the blocks into paragraphs. */
function wrapLooseText(content: Element): void {
  let paragraph: Element | null = null;
  for (const node of [...content.childNodes]) {
    if (isBlock(node)) paragraph = null;
    else if (paragraph) paragraph.append(node);
    else if (isFilled(node)) {
      paragraph = content.ownerDocument.createElement('p');
      node.before(paragraph);
      paragraph.append(node);
    }
  }
}

function isFilled(node: Node): boolean {
  return isElement(node) || (node.nodeType === TEXT_NODE && (node.textContent ?? '').trim() !== '');
}

function isBlock(node: Node): boolean {
  return isElement(node) && BLOCKS.has(node.localName);
}

function isElement(node: Node): node is Element {
  return node.nodeType === ELEMENT_NODE;
}

function unwrap(box: Element): void {
  while (box.firstChild) box.before(box.firstChild);
  box.remove();
}

function becomeParagraph(box: Element): void {
  // What a paragraph can't hold by HTML's own rules would end it when the text is read again.
  if (box.querySelector('div, p, ul, ol, table, figure, blockquote, pre, h1, h2, h3, h4, h5, h6, hr')) return;
  const paragraph = box.ownerDocument.createElement('p');
  while (box.firstChild) paragraph.append(box.firstChild);
  box.replaceWith(paragraph);
}
