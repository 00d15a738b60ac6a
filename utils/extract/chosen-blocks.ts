import { insertAtPlace } from './insert-at-place';
import { chosenElements } from './mark-chosen';
import { isTool, withoutTools } from './page-body';
import { placeOf, placesOf, withPlace } from './page-figures';
import { SHOWN_BACKGROUND } from './shown-backgrounds';

/** The blocks of a copy of a page that the reader wants in its article, and those they don't. */
export interface FoundBlocks {
  wanted: Element[];
  unwanted: Element[];
}

/** Finds the blocks that `cloneDocument` has marked, or what has taken their places since. */
export function findBlocks(copy: Document): FoundBlocks {
  return { wanted: chosenElements(copy, 'include'), unwanted: chosenElements(copy, 'exclude') };
}

/** What is to be put into the article, and what isn't to come back. */
export interface ChosenBlocks {
  /** The blocks wanted, each in a box of its own that can be given a place. */
  included: Element[];
  /** Addresses of the pictures that were taken out. */
  excludedPictures: Set<string>;
}

/** Takes the blocks that aren't wanted out of the copy; where one that is stands in it, that stays. */
export function chooseBlocks({ wanted, unwanted }: FoundBlocks): ChosenBlocks {
  const included = wanted.map((element) => {
    const box = element.ownerDocument.createElement('div');
    element.replaceWith(box);
    box.append(element);
    return box;
  });
  const excludedPictures = new Set<string>();
  for (const element of unwanted) {
    const kept = included.filter((box) => element.contains(box));
    for (const img of element.querySelectorAll('img')) {
      if (!kept.some((box) => box.contains(img))) excludedPictures.add(img.getAttribute('src') ?? '');
    }
    for (const box of [element, ...element.querySelectorAll(`[${SHOWN_BACKGROUND}]`)]) {
      const background = box.getAttribute(SHOWN_BACKGROUND);
      if (background !== null) excludedPictures.add(background);
    }
    if (element.localName === 'img') excludedPictures.add(element.getAttribute('src') ?? '');
    element.replaceWith(...kept);
  }
  return { included, excludedPictures };
}

/** Puts copies of the wanted blocks at their places in the content; what is there of them already gives way. */
export function insertBlocks(content: Element, blocks: Element[]): void {
  for (const block of blocks) {
    const places = placesOf([block]);
    for (const { place, element } of withPlace(content)) if (places.has(place)) element.remove();
    const [element = block] = block.children;
    const wanted = withoutTools(isTool(element) ? element : block);
    insertAtPlace(placeOf(block) ?? 0, wanted, content, withPlace(content));
  }
}
