import type { Sanitize } from '@/utils/article/sanitize-html';
import type { Steps } from '@/utils/shared/steps';

import type { ExtractedArticle } from '../extract-article';
import { documentProperty, type PageWindow } from '../page-window';
import { pictureKey } from '../picture-key';
import { removeBlock, textBlocks, type TextBlock } from '../text-blocks';
import { bareText } from '../text-weight';
import { writeContent } from '../write-content';

/** What joining stands on. */
export interface Joiner {
  window: PageWindow;
  sanitize: Sanitize;
  /** Addresses of all pages of the article, those that aren't joined too. */
  addresses: Set<string>;
}

/** Blocks at the head of a page among which the first page's title, lead and remarks may be repeated. */
const HEAD_BLOCKS = 12;
/** Blocks that a page may have in common with the end of the one before, or with the end of the last. */
const EDGE_BLOCKS = 8;
/** Most pictures of an article, as one page of it may have. */
const MAX_PICTURES = 500;

/**
 * One article of its pages, in order; the facts are those of `facts`, one of them. What pages repeat is there once: the title
 * and the lead of the first, the paragraph at which one page was cut, a remark at the foot of each (it stays on the
 * last), pictures, and links from page to page.
 */
export function* joinPages(
  pages: ExtractedArticle[],
  facts: ExtractedArticle,
  { window, sanitize, addresses }: Joiner,
): Steps<ExtractedArticle> {
  // It loads nothing.
  const document = documentProperty(window, 'implementation').createHTMLDocument('');
  const holders = pages.map(({ capture }) => {
    const holder = document.createElement('div');
    holder.append(sanitize(capture.content));
    return holder;
  });
  for (const holder of holders) removePageLinks(holder, addresses);
  removeRepeatedHeads(holders, facts.capture.metadata.title);
  removeRepeatedEnds(holders);
  removeRepeatedFeet(holders);

  const whole = document.createElement('div');
  const pictures = new JoinedPictures();
  for (const [index, holder] of holders.entries()) {
    const page = pages[index];
    if (!page) continue;
    pictures.renumber(holder, page);
    whole.append(...holder.childNodes);
  }
  const { pictures: found, sources } = pictures;
  const written = yield* writeContent(whole, sanitize, window);
  // Whether there is more, the last page tells; how long the whole is, no page does.
  const signs = (pages.at(-1) ?? facts).capture.signs.filter(({ kind }) => kind !== 'shorter');
  return { capture: { ...facts.capture, ...written, signs, pictures: found }, pictureSources: sources };
}

/** Links from page to page are of no use in one article: blocks that are little else go. */
function removePageLinks(holder: Element, addresses: Set<string>): void {
  for (const { element, text } of textBlocks(holder)) {
    const links = [...element.querySelectorAll('a')].filter(({ href }) => addresses.has(href));
    const linked = links.reduce((sum, link) => sum + link.textContent.length, 0);
    if (links.length > 0 && linked * 3 >= text.length) removeBlock(element, holder);
  }
}

/** Removes from the head of each later page what stands at the head of the first, and the title. */
function removeRepeatedHeads([first, ...later]: Element[], title: string): void {
  if (!first) return;
  const said = new Set([bareText(title), ...textBlocks(first).slice(0, HEAD_BLOCKS).map(says)]);
  for (const holder of later) {
    for (const block of textBlocks(holder)) {
      if (!said.has(says(block))) break;
      removeBlock(block.element, holder);
    }
  }
}

/** Removes from the head of a page what the one before ended with. */
function removeRepeatedEnds(holders: Element[]): void {
  for (const [index, holder] of holders.entries()) {
    const before = holders[index - 1];
    if (!before) continue;
    const end = textBlocks(before).slice(-EDGE_BLOCKS).map(says);
    const head = textBlocks(holder).slice(0, EDGE_BLOCKS);
    const common = head.findLastIndex(
      (_, last) =>
        last < end.length &&
        head.slice(0, last + 1).every((block, at) => says(block) === end.at(at - last - 1)),
    );
    for (const { element } of head.slice(0, common + 1)) removeBlock(element, holder);
  }
}

/** Removes from the foot of each page what stands at the foot of the last as well: it belongs at the end. */
function removeRepeatedFeet(holders: Element[]): void {
  const foot = holders
    .slice(-1)
    .flatMap((last) => textBlocks(last).slice(-EDGE_BLOCKS).map(says))
    .reverse();
  for (const holder of holders.slice(0, -1)) {
    for (const [index, block] of textBlocks(holder).reverse().entries()) {
      if (index >= foot.length || says(block) !== foot[index]) break;
      removeBlock(block.element, holder);
    }
  }
}

const says = ({ text }: TextBlock): string => bareText(text);

/** Pictures of several pages in one list, each once. */
class JoinedPictures {
  readonly pictures: ExtractedArticle['capture']['pictures'] = [];
  readonly sources: string[] = [];
  readonly #known = new Set<string>();

  /** Gives the pictures of a page their numbers in the whole; those that are there already go. */
  renumber(holder: Element, { capture, pictureSources }: ExtractedArticle): void {
    for (const img of holder.querySelectorAll('img')) {
      const number = Number(img.getAttribute('data-picture'));
      const picture = capture.pictures[number];
      const source = pictureSources[number];
      const isNew = source !== undefined && !this.#known.has(pictureKey(source));
      if (!picture || !isNew || this.pictures.length === MAX_PICTURES) {
        (img.closest('figure') ?? img).remove();
        continue;
      }
      this.#known.add(pictureKey(source));
      img.setAttribute('data-picture', String(this.pictures.length));
      this.pictures.push(picture);
      this.sources.push(source);
    }
  }
}
