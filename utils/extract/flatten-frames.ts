import { oneLine } from '@/utils/article/one-line';

import { makeLinksAbsolute } from './absolute-links';
import { resolvePictures } from './lazy-pictures';
import { keepChosen } from './mark-chosen';
import {
  documentProperty,
  elementsMatching,
  elementsUnder,
  type PageWindow,
  withDocument,
} from './page-window';
import { isProseBlock } from './prose';
import { isPlayer, quoteEmbeds } from './quote-embeds';
import { textBlocks } from './text-blocks';
import { isBlank, textWeight } from './text-weight';

/** A frame of the live page and its copy. */
export interface Frame {
  live: Element;
  its: Element;
}

/** What a frame's page says of itself, besides what it shows. */
export interface FramePage {
  /** The copy of its page; its body is empty but while its facts are read. */
  document: Document;
  url: string;
  baseUrl: string;
}

/** On the box of what a frame shows, the number of its page. No page knows the name. */
export const FRAME_PAGE = `data-frame-page-${Math.random().toString(36).slice(2)}`;

/** How far frames are followed, and what was found in them. */
export interface FrameReading {
  /** Of the frame whose page this is; 0 for the page itself. */
  depth: number;
  /** How many frames, and elements in them, may still be read, of all the page. */
  left: { frames: number; elements: number };
  /** The pages that were read, of all the page. */
  pages: FramePage[];
}

/** Frames in frames that are read. */
const MAX_DEPTH = 5;
/** Least width and height of a frame that shows something to be read, in CSS pixels. */
const LEAST_WIDTH = 200;
const LEAST_HEIGHT = 50;
/** Weight of prose from which a frame holds a text, not a control or an advertisement. */
const LEAST_PROSE = 120;
/** The same beside a player: less is what it says of its film. */
const LEAST_BESIDE_PLAYER = 600;
const FRAME = 'iframe, frame';
/** How the frames of advertisements are called. */
const ADVERTISEMENT = /\bads?\b|[-_]ads?[-_]|advert|adframe|sponsor|banner|doubleclick|taboola|outbrain/i;

/** The frames among elements of the live page and their copies, which come in the same order. */
export function framesAmong(elements: Iterable<Element>, copies: Iterable<Element>): Frame[] {
  const its = [...copies];
  return [...elements].flatMap((live, index) => {
    const copy = its[index];
    return copy && /^i?frame$/.test(live.localName) ? { live, its: copy } : [];
  });
}

/** The frames of the live page, and their copies in a copy that is node for node as the page is. */
export function framesOf(page: PageWindow, copy: Document): Frame[] {
  const frames = [...elementsMatching(page, page.document, FRAME)];
  return frames.length === 0 ? [] : framesAmong(frames, elementsMatching(page, copy, FRAME));
}

/**
 * Puts what frames of the page's own origin show in their places in the copy, where that is text: addresses absolute, pictures
 * resolved. Frames of other origins can't be read and stay, as do those that show nothing, players and advertisements.
 * `clone` makes the copy of a frame's page. A document of frames gets a body of what they show.
 */
export function flattenFrames(
  page: PageWindow,
  copy: Document,
  frames: Frame[],
  { depth, left, pages }: FrameReading,
  clone: (frame: PageWindow, reading: FrameReading) => Document,
): void {
  if (depth === MAX_DEPTH) return;
  for (const { live, its } of frames) {
    if (left.frames === 0) break;
    // Where a host shows none of its children, it has no place.
    const shown = its.isConnected ? shownDocument(page, live) : null;
    if (!shown || isAdvertisement(its)) continue;
    const elements = elementsUnder(page, shown).length;
    if (elements > left.elements) continue;
    left.frames -= 1;
    left.elements -= elements;
    const frame = withDocument(page, shown);
    const inner = clone(frame, { depth: depth + 1, left, pages });
    if (!isHtmlPage(inner)) continue;
    keepFacts(inner);
    if (!isText(inner, its)) continue;
    const [url, baseUrl] = [documentProperty(frame, 'URL'), documentProperty(frame, 'baseURI')];
    makeAbsolute(inner, url, baseUrl);
    const box = boxOf(inner, its, copy);
    box.setAttribute(FRAME_PAGE, String(pages.push({ document: inner, url, baseUrl }) - 1));
    its.replaceWith(box);
  }
  giveBody(copy);
}

/** The page that a frame shows; null where it can't be read, or there is nothing to be seen. */
function shownDocument(page: PageWindow, frame: Element): Document | null {
  const document = openDocument(frame);
  return document && isSeen(page, frame, document) ? document : null;
}

/** The document in a frame, where it may be read; what is no frame has none. */
export function openDocument(frame: Element): Document | null {
  try {
    return (frame as Partial<HTMLIFrameElement>).contentDocument ?? null;
  } catch {
    // A page of the browser's own, such as that of an error, may let nobody in.
    return null;
  }
}

function isSeen(page: PageWindow, frame: Element, document: Document): boolean {
  const around = documentProperty(page, 'defaultView');
  const view = documentProperty(withDocument(page, document), 'defaultView');
  if (!around || !view) return false;
  const { visibility, opacity } = around.getComputedStyle(frame);
  if (visibility !== 'visible' || opacity === '0') return false;
  const [width, height] = frame.localName === 'frame' ? [1, 1] : [LEAST_WIDTH, LEAST_HEIGHT];
  // A tab that was never shown may know no sizes.
  return around.innerWidth === 0 || (view.innerWidth >= width && view.innerHeight >= height);
}

function isAdvertisement(frame: Element): boolean {
  const names = ['id', 'class', 'title', 'aria-label'].map((name) => frame.getAttribute(name) ?? '');
  return ADVERTISEMENT.test(names.join(' '));
}

function isHtmlPage({ body }: Document): boolean {
  // Null for drawings and other documents that aren't HTML, whatever the types say.
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition
  return body?.localName === 'body';
}

/** Moves what a frame's page tells machines out of its body: it isn't said of the page around. */
function keepFacts({ documentElement, body }: Document): void {
  // Behind its head, which says it first.
  for (const fact of body.querySelectorAll('meta, link, script[type*="ld+json" i]'))
    documentElement.append(fact);
}

/** Whether the page of a frame holds what one would read; in a document of frames anything may be that. */
function isText(copy: Document, frame: Element): boolean {
  const { body } = copy;
  for (const script of body.querySelectorAll('script, style, template')) script.remove();
  if (frame.localName === 'frame') return !isBlank(body.textContent);
  const blocks = textBlocks(body);
  const its = blocks.length > 0 ? blocks : [{ element: body, text: oneLine(body.textContent) }];
  const prose = its.filter(isProseBlock).reduce((sum, { text }) => sum + textWeight(text), 0);
  return prose >= (isPlayer(frame, frame.getAttribute('src') ?? '') ? LEAST_BESIDE_PLAYER : LEAST_PROSE);
}

function makeAbsolute(copy: Document, url: string, baseUrl: string): void {
  quoteEmbeds(copy, baseUrl);
  resolvePictures(copy, baseUrl);
  makeLinksAbsolute(copy.body, url, baseUrl);
}

/** What a frame's page shows, in a box that is called as the frame and its body are. */
function boxOf({ body, documentElement }: Document, frame: Element, copy: Document): Element {
  const box = copy.createElement('div');
  const take = (name: string, from: Element[]): void => {
    const values = from.map((element) => element.getAttribute(name)).filter((value) => value !== null);
    if (values.length > 0) box.setAttribute(name, name === 'class' ? values.join(' ') : (values[0] ?? ''));
  };
  take('class', [frame, body]);
  take('id', [frame, body]);
  for (const name of ['lang', 'dir']) take(name, [body, documentElement]);
  keepChosen(frame, box);
  while (body.firstChild) box.append(body.firstChild);
  return box;
}

function giveBody(copy: Document): void {
  const boxes = [...copy.querySelectorAll('frameset > div')];
  if (boxes.length === 0) return;
  const body = copy.createElement('body');
  body.append(...boxes);
  copy.body.replaceWith(body);
}
