import { oneLine } from '@/utils/article/one-line';
import { atOnce, type Steps } from '@/utils/shared/steps';

import { isBlank } from './text-weight';

const BLOCKS =
  'blockquote, dd, div, dt, figcaption, figure, h1, h2, h3, h4, h5, h6, li, p, pre, section, table, td, th, ul, ol, dl, article, header';

/** A block of text without blocks in it, and what it says on one line. */
export interface TextBlock {
  element: Element;
  text: string;
}

/** The innermost blocks of an article that say something, in order. */
export function textBlocks(content: Element): TextBlock[] {
  return atOnce(textBlockSteps(content));
}

/** So many blocks are read in one step. */
const STEP = 10_000;

/** The same, step by step. */
export function* textBlockSteps(content: Element): Steps<TextBlock[]> {
  const blocks: TextBlock[] = [];
  for (const block of innermostBlocks(content)) {
    if (blocks.push(block) % STEP === 0) yield;
  }
  return blocks;
}

/** The same, each read when it is asked for. */
export function* innermostBlocks(content: Element): Generator<TextBlock> {
  const elements = [...content.querySelectorAll(BLOCKS)];
  for (let index = 0; index < elements.length; index += 1) {
    const element = elements[index];
    if (!element || element.contains(elements[index + 1] ?? null)) continue;
    const text = oneLine(element.textContent);
    if (text !== '') yield { element, text };
  }
}

/** Share of an element's text that stands in links, 0 to 1; 0 for an element without text. */
export function linkShare(element: Element): number {
  const links = [...element.querySelectorAll('a')];
  const isLink = element.closest('a') !== null;
  if (links.length === 0 && !isLink) return 0;
  const length = oneLine(element.textContent).length;
  if (length === 0) return 0;
  if (isLink) return 1;
  const linked = links.reduce((sum, link) => sum + oneLine(link.textContent).length, 0);
  return Math.min(1, linked / length);
}

/** Removes an element and those around it that hold nothing else any more; pictures are never lost with it. */
export function removeBlock(element: Element, content: Element): void {
  let target = element;
  while (
    target.parentElement &&
    target.parentElement !== content &&
    isOnlyContent(target, target.parentElement)
  ) {
    target = target.parentElement;
  }
  if (!target.querySelector('img')) target.remove();
  else if (!element.querySelector('img')) element.remove();
}

function isOnlyContent(element: Element, parent: Element): boolean {
  if (parent.querySelector('img')) return false;
  for (let other = parent.firstChild; other; other = other.nextSibling) {
    if (other !== element && isShownText(other) && !isBlank(other.textContent ?? '')) return false;
  }
  return true;
}

/** Comments aren't. */
function isShownText({ nodeType }: Node): boolean {
  return nodeType !== COMMENT_NODE;
}

const COMMENT_NODE = 8;
