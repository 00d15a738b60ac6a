import { oneLine, bareText } from '../text-weight';

/** Longest caption, in UTF-16 code units: a longer paragraph under a picture is the story. */
const MAX_LENGTH = 400;
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
    const caption = oneLine(captions[0]?.textContent ?? '');
    for (const element of blocksAfter(figure, content)) {
      if (caption !== '' && bareText(element.textContent) === bareText(caption)) element.remove();
    }
    if (alt !== '' && saysTheSame(caption, alt)) img.setAttribute('alt', '');
  }
}

/** Makes a figure of a picture and the paragraph below that is its `alt` in other type. */
function figureWithCaptionBelow(img: Element, alt: string, content: Element): Element | null {
  if (alt === '') return null;
  const block = outermost(img, content);
  const below = blocksAfter(block, content).find((element) => saysTheSame(oneLine(element.textContent), alt));
  if (!below || below.querySelector('img')) return null;
  const document = img.ownerDocument;
  const figure = document.createElement('figure');
  const caption = document.createElement('figcaption');
  caption.append(...below.childNodes);
  below.remove();
  block.replaceWith(figure);
  figure.append(img, caption);
  return figure;
}

/** The largest element around the picture that holds nothing else. */
function outermost(img: Element, content: Element): Element {
  let block = img;
  for (
    let parent = block.parentElement;
    parent &&
    parent !== content &&
    parent.querySelectorAll('img').length === 1 &&
    oneLine(parent.textContent) === '';
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
    if (oneLine(next.textContent) !== '') blocks.push(next);
  }
  return blocks;
}

function dropRepeated(captions: Element[]): void {
  const said = new Set<string>();
  for (const caption of captions) {
    const bare = bareText(caption.textContent);
    if (said.has(bare)) caption.remove();
    said.add(bare);
  }
}

/** The caption is the alt, or the alt with a credit added, or the beginning that fitted. */
function saysTheSame(caption: string, alt: string): boolean {
  if (caption === '' || caption.length > MAX_LENGTH) return false;
  const [a, b] = [bareText(caption), bareText(alt)];
  if (a === b) return true;
  const [longer, shorter] = a.length > b.length ? [a, b] : [b, a];
  return shorter.length >= 8 && longer.startsWith(shorter) && shorter.length >= 0.5 * longer.length;
}
