import { oneLine } from '@/utils/article/one-line';

import { tidyCaption } from './caption-lines';
import { bareText, isBlank } from './text-weight';

/** What names a picture's caption or its maker, besides `<figcaption>`. */
const CAPTION_CLASS =
  /caption|legend|cutline|credit|copyright|tushuo|tuzhu|bildunter|bildnachweis|pie-?de-?foto|pic(?:ture)?[-_]?(?:note|text|info|desc)|img[-_]?(?:note|text|info|desc)|(?:image|photo)[-_]?(?:note|text|info|desc|source)/i;
/** What names the maker alone: a link, too, may lead to them. */
const CREDIT_CLASS = /credit|copyright/i;
/** What has such a class and isn't one: a button, a headline, a box with the picture in it, tracks of a video. */
const NO_CAPTION =
  'a, button, input, label, nav, h1, h2, time, track, li, [role="button"], [aria-label*="close" i]';
/** Longest caption, in UTF-16 code units, its credit included; longer text beside a picture is the story. */
const MAX_LENGTH = 800;
/** Least length of a caption that only its credit tells: shorter ones are buttons. */
const LEAST_LENGTH = 25;
/** Text besides the caption that may stand in the box of a picture: the number in a gallery, a hidden hint. */
const MAX_OTHER_TEXT = 40;
/** Longest text of a box with all its white space: beyond it isn't even counted. */
const MAX_RAW_LENGTH = 10_000;
/** Boxes around a picture that are looked at, from the inside outwards. */
const MAX_DEPTH = 7;
const PICTURE_BOX = /image|photo|picture|foto|\bfigure|media|\bimg/i;
const NEVER_A_BOX = 'body, main, article, li, td, [itemprop="articleBody"]';

/** What says that a line names a picture's maker, and so is its caption. */
export const CREDIT =
  /[摄攝©]|绘图|繪圖|图[/／：]|圖[/／：]|撮影|絵・|写真[・：]|photo|foto|illustration|\bcredit\b|تصوير|رسم:/i;

/** Whether an element calls itself a caption or a credit. */
function isCaptionClass(element: Element): boolean {
  if (element.localName === 'a') return CREDIT_CLASS.test(element.className);
  return CAPTION_CLASS.test(element.className) && !element.matches(NO_CAPTION);
}

/**
 * The elements that hold a picture's caption and credit, in order, none in another: in the box of the picture or right
 * after it; empty when it has none.
 */
export function captionOf(img: Element): Element[] {
  const figure = img.closest('figure');
  const ofFigure = figure && !isOfSeveral(figure, img) ? captionsIn(figure) : [];
  if (ofFigure.length > 0) return ofFigure;
  let found: Element[] = [];
  let credited: Element[] = [];
  let box = img;
  for (let depth = 0; depth < MAX_DEPTH; depth += 1) {
    if (found.length === 0) found = captionsAfter(box);
    const parent = box.parentElement;
    if (!parent || parent.matches(NEVER_A_BOX) || parent.textContent.length > MAX_RAW_LENGTH) break;
    if (parent.localName !== 'figure' && isOfSeveral(parent, img)) break;
    const { length } = oneLine(parent.textContent);
    if (length > MAX_LENGTH + MAX_OTHER_TEXT) break;
    box = parent;
    const within = captionsIn(box);
    const isOnlyCaption = box.localName === 'figure' || length - textLength(within) <= MAX_OTHER_TEXT;
    if (isOnlyCaption && within.length > found.length) found = within;
    if (credited.length === 0 && PICTURE_BOX.test(box.className)) credited = creditedLine(box);
  }
  return found.length > 0 ? found : credited;
}

/** The one line in a box beside its picture, where a credit stands in it; empty otherwise. */
function creditedLine(box: Element): Element[] {
  const lines = [...box.children].filter((child) => !isBlank(child.textContent));
  const [line] = lines;
  if (!line || lines.length > 1 || line.matches(NO_CAPTION) || line.querySelector('img')) return [];
  const text = oneLine(line.textContent);
  return text.length >= LEAST_LENGTH && CREDIT.test(text) ? [line] : [];
}

/** The captions as one `<figcaption>`, each text once; null when they say nothing. */
export function asFigcaption(captions: Element[], document: Document): Element | null {
  const figcaption = document.createElement('figcaption');
  const said = new Set<string>();
  for (const caption of captions) {
    const bare = bareText(caption.textContent);
    if (bare === '' || said.has(bare)) continue;
    if (said.size > 0) figcaption.append(' ');
    said.add(bare);
    for (const node of caption.cloneNode(true).childNodes) figcaption.append(node.cloneNode(true));
  }
  for (const element of figcaption.querySelectorAll('img, svg')) element.remove();
  for (const inner of figcaption.querySelectorAll('figcaption')) inner.replaceWith(...inner.childNodes);
  const buttons = figcaption.querySelectorAll('button, [role="button"]');
  // A caption that folds up is a button itself; else a button unfolds or shares something.
  const saysMore = oneLine(figcaption.textContent).length > textLength(buttons);
  for (const button of buttons) button.replaceWith(...(saysMore ? [] : button.childNodes));
  tidyCaption(figcaption);
  const { length } = oneLine(figcaption.textContent);
  return length > 0 && length <= MAX_LENGTH ? figcaption : null;
}

function textLength(elements: Iterable<Element>): number {
  return [...elements].reduce((sum, element) => sum + oneLine(element.textContent).length, 0);
}

function captionsAfter(box: Element): Element[] {
  const captions: Element[] = [];
  for (
    let next = box.nextElementSibling;
    next &&
    (next.localName === 'figcaption' || isCaptionClass(next)) &&
    !next.querySelector('img, p + p, ul, h2, h3');
    next = next.nextElementSibling
  ) {
    if (oneLine(next.textContent).length > MAX_LENGTH) break;
    if (!isBlank(next.textContent)) captions.push(next);
  }
  return captions;
}

function captionsIn(box: Element): Element[] {
  const named = [...box.querySelectorAll('figcaption, cite, [class]')].filter(
    (element) =>
      (element.localName === 'figcaption' || isCite(element) || isCaptionClass(element)) &&
      !element.querySelector('img') &&
      !isBlank(element.textContent),
  );
  return named.filter((element) => !named.some((other) => other !== element && other.contains(element)));
}

/** HTML §4.5.6 has `<cite>` for works; beside pictures it names their makers. */
function isCite(element: Element): boolean {
  return element.localName === 'cite' && element.closest('figure') !== null && !element.closest('blockquote');
}

/** Whether a box holds other pictures too: what it says is of all of them. */
function isOfSeveral(box: Element, img: Element): boolean {
  const src = img.getAttribute('src');
  for (const other of box.getElementsByTagName('img')) if (other.getAttribute('src') !== src) return true;
  return false;
}
