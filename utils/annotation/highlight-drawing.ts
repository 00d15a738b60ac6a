import type { RenderedText, TextSpan } from '@/utils/article/rendered-text';

import type { Anchor } from './anchor';
import { type CoveredText, coveredText } from './covered-text';
import { createHighlightPainter, type HighlightPainter } from './highlight-painter';
import type { PlacedHighlight } from './highlight-segments';
import { isStillImage, type PageImage, pictureRange } from './page-images';
import type { HighlightWindow } from './paint-ranges';

/** A highlight with a place, and what was found of it. */
export interface FoundHighlight {
  placed: PlacedHighlight;
  anchor: Anchor;
  /** The picture that it is of; missing where it is of text. */
  image?: PageImage;
}

/** A picture that is drawn as highlighted. */
export interface DrawnPicture extends Pick<PlacedHighlight, 'id' | 'color' | 'isChanged'> {
  element: HTMLImageElement;
  isFocused: boolean;
}

/** Where a highlight is drawn while its ends are moved, and the text that they are moved in. */
export interface MovedHighlight {
  id: string;
  span: TextSpan;
  rendered: RenderedText;
}

/** What is drawn of a page's highlights, and what each covers of the page. */
export class HighlightDrawing {
  readonly #window: HighlightWindow;
  readonly #drawPictures: (pictures: DrawnPicture[]) => void;
  #painter: HighlightPainter | null = null;
  /** The text that is drawn in. */
  #rendered: RenderedText | null = null;
  #covered = new Map<string, { anchor: Anchor; text: CoveredText | null }>();
  #pictures: DrawnPicture[] = [];
  /** Where the one in focus is drawn while its ends are moved. */
  #moved: MovedHighlight | null = null;

  /** Pictures can't be drawn on by the window: `drawPictures` does it, whenever there are others or they are drawn otherwise. */
  constructor(window: HighlightWindow, drawPictures: (pictures: DrawnPicture[]) => void) {
    this.#window = window;
    this.#drawPictures = drawPictures;
  }

  /** Whether anything was drawn since all was taken away. */
  get hasBegun(): boolean {
    return this.#painter !== null;
  }

  /** The text that is drawn in. */
  get rendered(): RenderedText | null {
    return this.#rendered;
  }

  /** Draws these in a text, and those drawn before no longer. The focused one stands out. */
  draw(rendered: RenderedText, found: FoundHighlight[], focused: string | null): void {
    if (this.#rendered !== rendered) {
      this.#painter?.clear();
      this.#painter = null;
      this.#covered = new Map();
      this.#rendered = rendered;
    }
    this.#painter ??= createHighlightPainter(this.#window, rendered);
    if (this.#moved?.id !== focused || this.#moved.rendered !== rendered) this.#moved = null;
    const before = this.#covered;
    this.#covered = new Map();
    try {
      for (const { placed, anchor, image } of found) {
        const known = before.get(placed.id);
        const cover = () => (image ? coveredImage(image) : coveredText(rendered, placed));
        this.#covered.set(placed.id, known?.anchor === anchor ? known : { anchor, text: cover() });
      }
      this.#painter.draw(
        found.map(({ placed }) => ({ ...placed, ...this.movedTo(placed.id) })),
        focused,
      );
    } catch {
      // A node is shorter than it was when it was read: what isn't covered now doesn't stand.
    }
    this.#pictures = found.flatMap(({ placed: { id, color, isChanged }, image }) =>
      image ? [{ id, color, isChanged, element: image.element, isFocused: id === focused }] : [],
    );
    this.#drawPictures(this.#pictures);
  }

  /** Has one drawn elsewhere from the next drawing on, as long as it is in focus and the text is the same; null: none. */
  move(moved: MovedHighlight | null): void {
    this.#moved = moved;
  }

  /** Where one is drawn instead of where it stands; null for one that is drawn there. */
  movedTo(id: string): TextSpan | null {
    return this.#moved?.id === id ? this.#moved.span : null;
  }

  /** The highlight under a point of the window, the shortest of several. */
  at(x: number, y: number): string | null {
    return this.#painter?.at(x, y)[0] ?? null;
  }

  /** The highlight of a picture of the page, the last of several. */
  ofPicture(element: Element): string | null {
    return this.#pictures.findLast((one) => one.element === element)?.id ?? null;
  }

  /** What a highlight covers; null for one that isn't drawn. */
  rangeOf(id: string): Range | null {
    return this.#covered.get(id)?.text?.range ?? null;
  }

  /** Whether one covers the same words of the page as when it was drawn, or the same picture. */
  stands(id: string): boolean {
    return this.#covered.get(id)?.text?.stands() === true;
  }

  clear(): void {
    this.#painter?.clear();
    this.#painter = null;
    this.#rendered = null;
    this.#covered = new Map();
    this.#pictures = [];
    this.#drawPictures([]);
    this.#moved = null;
  }
}

function coveredImage(image: PageImage): CoveredText {
  return { range: pictureRange(image), stands: () => isStillImage(image) };
}
