import styles from '@/components/annotator/picture-frames.css?inline';
import { visibleBox } from '@/components/annotator/visible-box';
import type { DrawnPicture } from '@/utils/annotation/highlight-drawing';
import { ANY_PAGE_PAINTS, swatchRules } from '@/utils/annotation/highlight-sheet';
import { documentProperty, elementsMatching, newElement } from '@/utils/extract/page-window';

import { stackingLevel } from './stacking-level';

/** What our frames stand in. */
const FRAMES = 'cuttings-pictures';
/** Pixels beside a picture that a frame around it takes. */
const ROOM = 8;
/** After these the page may have other places. */
const MOVES = ['scroll', 'resize', 'load', 'transitionend', 'animationend', 'fullscreenchange', 'toggle'];

/**
 * Frames around the pictures that are highlighted, behind a closed shadow root: in the page only while there are any, and
 * scrolled with it. The page's own elements stay as they are.
 */
export class PictureFrames {
  readonly #host = newElement(window, FRAMES);
  readonly #root = this.#host.attachShadow({ mode: 'closed' });
  readonly #sheet = newElement(window, 'style');
  readonly #observer = new ResizeObserver(() => {
    this.#placeSoon();
  });
  #drawn: DrawnPicture[] = [];
  #frames: { element: HTMLImageElement; frame: HTMLElement }[] = [];
  #isPlacing = false;
  #abort: AbortController | null = null;

  constructor() {
    // Those of a script that was here before an update.
    for (const before of [...elementsMatching(window, document, FRAMES)]) before.remove();
    const changed = `:host { --changed: ${ANY_PAGE_PAINTS.of('changed').line}; }`;
    this.#sheet.textContent = swatchRules(ANY_PAGE_PAINTS.of) + changed + styles;
  }

  /** Draws these, and those before no longer. */
  draw(pictures: DrawnPicture[]): void {
    const before = this.#drawn;
    this.#drawn = pictures;
    if (pictures.length === before.length && pictures.every((one, index) => isDrawnAs(one, before[index]))) {
      if (pictures.length > 0) this.#show();
      return;
    }
    this.#observer.disconnect();
    if (pictures.length === 0) {
      this.#abort?.abort();
      this.#abort = null;
      this.#frames = [];
      this.#host.remove();
      return;
    }
    this.#frames = pictures.map(({ element, color, isChanged, isFocused }) => {
      const frame = newElement(window, 'div');
      frame.dataset.color = color;
      frame.toggleAttribute('data-changed', isChanged);
      frame.toggleAttribute('data-focused', isFocused);
      return { element, frame };
    });
    this.#root.replaceChildren(this.#sheet, ...this.#frames.map(({ frame }) => frame));
    this.#follow();
    this.#show();
  }

  /** Puts the frames into the page, also where it has taken them away. */
  #show(): void {
    if (!this.#host.isConnected) documentProperty(window, 'documentElement').append(this.#host);
    this.#placeSoon();
  }

  #follow(): void {
    for (const name of ['documentElement', 'body'] as const)
      this.#observer.observe(documentProperty(window, name));
    for (const { element } of this.#frames) this.#observer.observe(element);
    if (this.#abort) return;
    this.#abort = new AbortController();
    const options = { capture: true, passive: true, signal: this.#abort.signal };
    for (const type of MOVES)
      window.addEventListener(
        type,
        () => {
          this.#placeSoon();
        },
        options,
      );
  }

  /** Before the page is painted next: it may move many times until then. */
  #placeSoon(): void {
    if (this.#isPlacing) return;
    this.#isPlacing = true;
    requestAnimationFrame(() => {
      this.#isPlacing = false;
      this.#place();
    });
  }

  #place(): void {
    const places = this.#frames.map(({ element, frame }) => ({
      frame,
      box: visibleBox(element),
      level: stackingLevel(element),
    }));
    const from = this.#host.getBoundingClientRect();
    for (const { frame, box, level } of places) {
      frame.hidden = box === null;
      if (!box) continue;
      const { left, top, right, bottom } = box;
      frame.toggleAttribute('data-inside', left < ROOM || right > innerWidth - ROOM);
      frame.style.left = `${String(left - from.left)}px`;
      frame.style.top = `${String(top - from.top)}px`;
      frame.style.width = `${String(right - left)}px`;
      frame.style.height = `${String(bottom - top)}px`;
      frame.style.zIndex = String(level);
    }
  }
}

/** Whether the frame of a picture is as it was. */
function isDrawnAs(one: DrawnPicture, before: DrawnPicture | undefined): boolean {
  return (
    one.element === before?.element &&
    one.color === before.color &&
    one.isChanged === before.isChanged &&
    one.isFocused === before.isFocused
  );
}
