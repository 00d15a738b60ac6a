import { oneLine } from '@/utils/article/one-line';

import { type CaptionLines, isCounter, isWithinLine, saysNothing, tidyCaption } from '../caption-lines';
import { CREDIT } from '../picture-caption';
import { bareText, isBlank, textWeight } from '../text-weight';

/** Longest caption, in UTF-16 code units: a longer paragraph under a picture is the story. */
const MAX_LENGTH = 400;
/** Longest text of a box with all its white space that may be a caption. */
const MAX_RAW_LENGTH = 2_000;
/** Least weight of a beginning that counts as the same: a name alone may begin any sentence. */
const LEAST_WEIGHT = 15;
/** Blocks after a picture among which its caption may stand. */
const BLOCKS_AFTER = 2;

/**
 * Sees to it that a picture's caption stands once. A paragraph that repeats the `alt` of the picture above becomes its
 * `<figcaption>`; a caption that stands twice stays once; and an `alt` that says the same as the caption is emptied (HTML
 * §4.8.4.4.9), or every reading aloud and every export would say it again.
 */
export function keepCaptionsOnce(content: Element): void {
  for (const img of content.querySelectorAll('img')) {
    const alt = oneLine(img.getAttribute('alt') ?? '');
    const figure = img.closest('figure') ?? figureWithCaptionBelow(img, alt, content);
    if (!figure) continue;
    const captions = [...figure.querySelectorAll('figcaption')];
    dropRepeated(captions);
    const [figcaption] = captions;
    const lines = figcaption && tidyCaption(figcaption);
    const caption = oneLine(figcaption?.textContent ?? '');
    if (lines && caption !== '') {
      dropRepeatedBelow(figure, { whole: bareText(caption), lines }, content);
    }
    if (alt !== '' && saysTheSame(caption, alt)) img.setAttribute('alt', '');
  }
}

/** Makes a figure of a picture and the paragraph below that is its caption in other type. */
function figureWithCaptionBelow(img: Element, alt: string, content: Element): Element | null {
  const block = outermost(img, content);
  const below = blocksAfter(block, content).find((element) => isCaption(element, alt));
  if (!below) return null;
  const document = img.ownerDocument;
  const figure = document.createElement('figure');
  const caption = document.createElement('figcaption');
  caption.append(...below.childNodes);
  below.remove();
  block.replaceWith(figure);
  figure.append(img, caption);
  return figure;
}

const CAPTION_CLASS =
  /caption|tushuo|tuzhu|pic(?:ture)?[-_]?(?:note|text|info|desc)|img[-_]?(?:note|text|info|desc)|photo[-_]?(?:note|text|info|desc)/i;
/** How a Chinese caption ends: 张三 摄 · 本报绘图 李四 · 供图. */
const CREDIT_AT_END = /(?:[摄攝]|供[图圖]|[绘繪][图圖][\s\p{Script=Han}]{0,10})[)）]?$/u;

/** Whether a paragraph below a picture is its caption: by what it says, by its class, or by the credit at its end. */
function isCaption(element: Element, alt: string): boolean {
  const text = oneLine(element.textContent);
  if (text.length > MAX_LENGTH || element.querySelector('p, ul, ol, table, h2, h3')) return false;
  return saysTheSame(text, alt) || CAPTION_CLASS.test(element.className) || CREDIT_AT_END.test(text);
}

/** The largest element around the picture that holds nothing else. */
function outermost(img: Element, content: Element): Element {
  let block = img;
  for (
    let parent = block.parentElement;
    parent &&
    parent !== content &&
    parent.getElementsByTagName('img')[1] === undefined &&
    isBlank(parent.textContent);
    parent = parent.parentElement
  ) {
    block = parent;
  }
  return block;
}

function blocksAfter(block: Element, content: Element): Element[] {
  const blocks: Element[] = [];
  for (
    let next = block.nextElementSibling;
    next && next !== content && blocks.length < BLOCKS_AFTER;
    next = next.nextElementSibling
  ) {
    if (next.querySelector('img') || next.localName === 'img') break;
    if (!isBlank(next.textContent)) blocks.push(next);
  }
  return blocks;
}

/**
 * Takes out what says the same as the caption below its figure, in whatever boxes, before the next picture. What says the same
 * as one of its lines, or counts, is taken out among others only: alone, it may be of the story, which begins with what its
 * picture shows.
 */
function dropRepeatedBelow(figure: Element, { whole, lines }: Caption, content: Element): void {
  const SHOW_ELEMENT = 1;
  const walker = content.ownerDocument.createTreeWalker(content, SHOW_ELEMENT);
  walker.currentNode = lastIn(figure);
  const repeated: Element[] = [];
  const needless: Element[] = [];
  for (let texts = 0; texts < BLOCKS_AFTER && walker.nextNode();) {
    const element = walker.currentNode as Element;
    if (element.localName === 'img') break;
    const text = element.textContent;
    if (text.length > MAX_RAW_LENGTH || isBlank(text)) continue;
    // The next picture may have the same caption.
    const isText = !element.querySelector('img');
    const line = oneLine(text);
    if (isText && (bareText(text) === whole || saysNothing(line))) needless.push(element);
    else if (isText && !isWithinLine(element) && (isCounter(line) || lines.isRepeated(line)))
      repeated.push(element);
    else {
      if (element.childElementCount === 0) texts += 1;
      continue;
    }
    walker.currentNode = lastIn(element);
  }
  if (repeated.length + needless.length > 1) needless.push(...repeated);
  for (const element of needless) element.remove();
}

/** A caption as it is told apart from other text. */
interface Caption {
  /** All of it, bare. */
  whole: string;
  lines: CaptionLines;
}

function lastIn(element: Element): Element {
  let last = element;
  while (last.lastElementChild) last = last.lastElementChild;
  return last;
}

function dropRepeated(captions: Element[]): void {
  const said = new Set<string>();
  for (const caption of captions) {
    const bare = bareText(caption.textContent);
    if (said.has(bare)) caption.remove();
    said.add(bare);
  }
}

/** The caption is the alt, or one begins with the other: the credit was added, or the end cut off. */
function saysTheSame(caption: string, alt: string): boolean {
  if (caption === '' || caption.length > MAX_LENGTH) return false;
  const [a, b] = [bareText(caption), bareText(alt)];
  if (a === b) return true;
  const [longer, shorter] = a.length > b.length ? [a, b] : [b, a];
  if (textWeight(shorter) < LEAST_WEIGHT || !longer.startsWith(shorter)) return false;
  return shorter.length >= 0.5 * longer.length || CREDIT.test(caption);
}
