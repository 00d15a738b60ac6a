import { visibleBox } from '@/components/annotator/visible-box';
import { isOwnHost } from '@/utils/annotation/own-host';
import { type PageImage, pageImage } from '@/utils/annotation/page-images';
import { closestElement, documentProperty, elementsMatching } from '@/utils/extract/page-window';

import { highlightOfImage } from './highlight-of-image';
import type { PageParts } from './page-parts';

/** Smallest picture beside which a button is shown, in CSS pixels: below it are signs and portraits of authors. */
const LEAST_WIDTH = 100;
const LEAST_HEIGHT = 60;

/** Which picture of the page is meant. */
export class PictureOffers {
  readonly #parts: PageParts;
  /** Where the reader has opened the browser's menu. */
  #menuAt: WeakRef<Element> | null = null;

  constructor(parts: PageParts) {
    this.#parts = parts;
  }

  /** Shows a button in the picture that the pointer is on, where something of the page is highlighted already. */
  hover({ target, clientX, clientY }: MouseEvent): void {
    const { library, view } = this.#parts;
    const isWanted = library.highlights.length > 0 && !view.marked && !view.choice;
    const image = isWanted ? imageAt(target, clientX, clientY) : null;
    if (image?.element === view.offer?.element) return;
    view.show({ offer: image && { element: image.element, id: highlightOfImage(this.#parts, image) } });
  }

  /** Takes the button away. */
  leave(): void {
    const { view } = this.#parts;
    if (view.offer) view.show({ offer: null });
  }

  /** Takes it away where its picture is gone or nothing is highlighted any more; else it is for what is highlighted by now. */
  renew(): void {
    const { library, view } = this.#parts;
    const { offer } = view;
    if (!offer) return;
    const image = pageImage(offer.element);
    const id = image && highlightOfImage(this.#parts, image);
    if (library.highlights.length === 0 || !offer.element.isConnected) this.leave();
    else if (id !== offer.id) view.show({ offer: { ...offer, id } });
  }

  menuOpened({ target }: MouseEvent): void {
    this.#menuAt = target instanceof Element ? new WeakRef(target) : null;
  }

  /** The picture for which the browser's menu was opened, of this address. */
  ofMenu(url: string): PageImage | null {
    const isIt = (element: Element): element is HTMLImageElement =>
      element instanceof HTMLImageElement && [element.currentSrc, element.src].includes(url);
    const at = this.#menuAt?.deref();
    const under = at?.isConnected ? imagesIn(at).find(isIt) : undefined;
    const all = under ? [] : [...elementsMatching(window, document, 'img')].filter(isIt);
    const found = under ?? all.find((element) => visibleBox(element) !== null) ?? all[0];
    return found ? pageImage(found) : null;
  }

  /** The picture that has the focus or is selected by itself, or that the pointer is on. */
  meant(): PageImage | null {
    const focused = documentProperty(window, 'activeElement');
    const isOfPage = focused !== null && focused !== documentProperty(window, 'body');
    const images = isOfPage ? imagesIn(focused) : [];
    const [only, ...others] = images.length > 0 ? images : selectedImages();
    const { offer } = this.#parts.view;
    if (only && others.length === 0) return pageImage(only);
    return offer && pageImage(offer.element);
  }
}

function imagesIn(element: Element): Element[] {
  if (element instanceof HTMLImageElement) return [element];
  const { querySelectorAll } = Element.prototype as {
    querySelectorAll: (this: Element, selector: string) => NodeListOf<Element>;
  };
  return [...querySelectorAll.call(element, 'img')];
}

/** Pictures in what is selected; it may be no text. */
function selectedImages(): Element[] {
  const selection = window.getSelection();
  const range =
    selection && selection.rangeCount > 0 && !selection.isCollapsed ? selection.getRangeAt(0) : null;
  if (!range) return [];
  return [...elementsMatching(window, document, 'img')].filter((image) => range.intersectsNode(image));
}

/** The picture at a point of the window that is large enough, though what is its own lies over it. */
function imageAt(target: EventTarget | null, x: number, y: number): PageImage | null {
  const found = target instanceof HTMLImageElement ? target : pictureUnder(x, y);
  const box = found && visibleBox(found);
  const isLarge = box && box.right - box.left >= LEAST_WIDTH && box.bottom - box.top >= LEAST_HEIGHT;
  return isLarge ? pageImage(found) : null;
}

/** A picture under its link, or what darkens it: not under a dialog or a menu, which lies over it by chance. */
function pictureUnder(x: number, y: number): HTMLImageElement | null {
  const { elementsFromPoint } = Document.prototype as {
    elementsFromPoint: (this: Document, x: number, y: number) => Element[];
  };
  const elements = elementsFromPoint.call(document, x, y);
  const picture = elements.find((element) => element instanceof HTMLImageElement);
  if (!picture) return null;
  const its = ['a', 'figure'].flatMap((name) => closestElement(window, picture, name) ?? []);
  const over = elements.slice(0, elements.indexOf(picture)).filter((element) => !isOwnHost(element));
  return over.every((element) => its.some((one) => one.contains(element))) ? picture : null;
}
