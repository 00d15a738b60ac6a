import {
  renderedText,
  type RenderedText,
  renderedTextInSteps,
  type TextSpan,
} from '@/utils/article/rendered-text';
import { inSlices, type Steps } from '@/utils/shared/steps';

import { type Anchor, anchorInSteps, hasPlace } from './anchor';
import type { HighlightColor, TextQuoteSelector } from './annotation';
import { describeRange } from './describe-range';
import { createHighlightPainter, type HighlightPainter } from './highlight-painter';
import type { PlacedHighlight } from './highlight-segments';
import { withLookalikes } from './lookalikes';
import type { HighlightWindow } from './paint-ranges';
import { placeHighlight } from './place-highlight';
import { indexText } from './text-index';

/** A highlight as a page's script knows it: its note and tags stay in the library. */
export interface LiveHighlight {
  id: string;
  color: HighlightColor;
  quote: TextQuoteSelector;
  /** Where it stands in the saved text, about which it may be in the page's; null when that isn't known. */
  start: number | null;
}

/** Where the highlights of a page stand now, by their ids, and the text that they stand in. */
export interface LivePlaces {
  anchors: ReadonlyMap<string, Anchor>;
  text: string;
}

/** What is needed of the page. */
export interface LivePage {
  window: HighlightWindow & Pick<Window & typeof globalThis, 'MutationObserver'>;
  /** Whose changes are watched. */
  root: Node;
  /** What holds the text; null while the page has none. */
  body: () => Element | null;
  /** A place in the middle of what the reader sees. */
  inView: () => { node: Node; offset: number } | null;
  onPlaced: (places: LivePlaces) => void;
}

/** Longest slice of work in a page that the reader is reading, in milliseconds. */
const SLICE_MS = 6;
/** A changed page is looked at after this time at the soonest, in milliseconds, and at the latest when all has been tried. */
const SOONEST_MS = 400;
const LATEST_MS = 60_000;
/** Share of the time, at most, that goes into looking: a page that never stands still pays no more. */
const MOST_SHARE = 0.05;
/** Highlights that are drawn as soon as they are found. */
const DRAWN_FIRST = 24;

/**
 * Highlights in a page that isn't ours: drawn without touching it, and found again when it has changed. Nothing is watched
 * while there are none.
 */
export class LiveHighlights {
  readonly #page: LivePage;
  readonly #observer: MutationObserver;
  #wanted: LiveHighlight[] = [];
  #focused: string | null = null;
  #rendered: RenderedText | null = null;
  #anchors = new Map<string, Anchor>();
  #painter: HighlightPainter | null = null;
  /** What each drawn highlight covers, and the words it covered then. */
  #covered = new Map<string, { range: Range; words: string }>();
  #run = 0;
  /** Whether what was drawn last covers the words that it should: the page may change while it is read. */
  #isTrue = true;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #waitMs = SOONEST_MS;

  constructor(page: LivePage) {
    this.#page = page;
    this.#observer = new page.window.MutationObserver(() => {
      this.#lookLater();
    });
  }

  /** Shows these, and those shown before no longer. Resolves when they are drawn. */
  async show(highlights: LiveHighlight[]): Promise<void> {
    const known = new Map(this.#wanted.map((highlight) => [highlight.id, highlight]));
    this.#wanted = highlights;
    this.#waitMs = SOONEST_MS;
    if (highlights.length === 0) {
      this.close();
      this.#page.onPlaced({ anchors: new Map(), text: '' });
      return;
    }
    this.#observer.observe(this.#page.root, { childList: true, characterData: true, subtree: true });
    const areKnown = highlights.every(({ id, quote }) => {
      const before = known.get(id)?.quote;
      return before && this.#anchors.has(id) && isSameQuote(before, quote);
    });
    if (areKnown && this.#rendered && this.#stands()) this.#draw(this.#rendered, this.#anchors);
    else await this.#place();
  }

  /** Makes one of them stand out. */
  focus(id: string | null): void {
    this.#focused = id;
    this.#painter?.draw(this.#placed(this.#anchors), id);
  }

  get focused(): string | null {
    return this.#focused;
  }

  get places(): LivePlaces {
    return { anchors: this.#anchors, text: this.#rendered?.text ?? '' };
  }

  /** The highlight under a point of the window, the shortest of several. */
  at(x: number, y: number): LiveHighlight | null {
    const [id] = this.#painter?.at(x, y) ?? [];
    return this.#wanted.find((highlight) => highlight.id === id) ?? null;
  }

  /** What a highlight covers; null for one that isn't drawn. */
  rangeOf(id: string): Range | null {
    return this.#covered.get(id)?.range ?? null;
  }

  /** What a stretch of the text covers that `places` was told with. */
  rangeAt({ start, end }: TextSpan): Range | null {
    return this.#rendered?.rangeAt(start, end) ?? null;
  }

  /** The drawn highlight that comes so many after the one in focus, in the order of the text; from the ends, in a ring. */
  neighbour(by: 1 | -1): string | null {
    const placed = this.#placed(this.#anchors).toSorted((a, b) => a.start - b.start);
    const at = placed.findIndex(({ id }) => id === this.#focused);
    const next = at < 0 ? placed.at(by > 0 ? 0 : -1) : placed.at((at + by) % placed.length);
    return next?.id ?? null;
  }

  /** The highlight that covers a range, character for character. */
  exactly(range: Range): string | null {
    const span = this.#rendered?.spanOf(range);
    const placed =
      span && this.#placed(this.#anchors).find(({ start, end }) => start === span.start && end === span.end);
    return placed?.id ?? null;
  }

  /** Describes for good what a range covers of the page's text; null where that is nothing. */
  async describe(range: AbstractRange): Promise<TextQuoteSelector | null> {
    const body = this.#page.body();
    const rendered = body && renderedText(body);
    const described = rendered && describeRange(rendered, range);
    if (!described) return null;
    const index = await inSlices(indexText(rendered.text), SLICE_MS);
    return withLookalikes(index, described)[0];
  }

  /** Takes all away, and lets go of the page. */
  close(): void {
    this.#run += 1;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#observer.disconnect();
    this.#painter?.clear();
    this.#painter = null;
    this.#rendered = null;
    this.#anchors = new Map();
    this.#covered = new Map();
    this.#focused = null;
  }

  async #place(): Promise<void> {
    const body = this.#page.body();
    if (!body) return;
    this.#run += 1;
    const run = this.#run;
    const isWanted = (): boolean => run === this.#run;
    const begun = performance.now();
    const { rendered, anchors } = await inSlices(this.#placeInSteps(body, isWanted), SLICE_MS);
    if (!isWanted()) return;
    const missed = unplaced(this.#anchors);
    this.#rendered = rendered;
    this.#anchors = anchors;
    this.#isTrue = this.#draw(rendered, anchors);
    this.#page.onPlaced(this.places);
    // What wasn't found may come with the next change, or never: the longer it isn't, the less often it is looked for.
    const isInVain = unplaced(anchors) > 0 && unplaced(anchors) >= missed;
    const costMs = (performance.now() - begun) / MOST_SHARE;
    this.#waitMs = Math.min(Math.max(isInVain ? this.#waitMs * 2 : SOONEST_MS, costMs), LATEST_MS);
    if (!this.#isTrue) this.#lookLater();
  }

  *#placeInSteps(
    body: Element,
    isWanted: () => boolean,
  ): Steps<{ rendered: RenderedText; anchors: Map<string, Anchor> }> {
    const rendered = yield* renderedTextInSteps(body);
    const anchors = new Map<string, Anchor>();
    const wanted = this.#nearestFirst(rendered);
    for (const anchor of anchorInSteps(
      rendered.text,
      wanted.map(({ quote }) => [quote] as const),
    )) {
      if (!isWanted()) break;
      const next = wanted[anchors.size];
      if (anchor && next) anchors.set(next.id, anchor);
      if (anchor && anchors.size === DRAWN_FIRST && !this.#painter) this.#draw(rendered, anchors);
      yield;
    }
    return { rendered, anchors };
  }

  /** Those first that are likely in view. */
  #nearestFirst(rendered: RenderedText): LiveHighlight[] {
    const view = this.#page.inView();
    if (!view) return this.#wanted;
    const middle = rendered.offsetOf(view.node, view.offset);
    const distance = ({ id, start }: LiveHighlight): number => {
      const anchor = this.#anchors.get(id);
      const about = anchor && hasPlace(anchor) ? anchor.start : start;
      return about === null ? Number.MAX_SAFE_INTEGER : Math.abs(about - middle);
    };
    return this.#wanted.toSorted((a, b) => distance(a) - distance(b));
  }

  /** Draws what has a place; false where the page has changed under the text, so that other words are covered. */
  #draw(rendered: RenderedText, anchors: Map<string, Anchor>): boolean {
    this.#painter?.clear();
    this.#painter = createHighlightPainter(this.#page.window, rendered);
    this.#covered = new Map();
    const placed = this.#placed(anchors);
    try {
      for (const { id, start, end } of placed) {
        const range = rendered.rangeAt(start, end);
        if (range) this.#covered.set(id, { range, words: range.toString() });
      }
      this.#painter.draw(placed, this.#focused);
    } catch {
      // A node is shorter than it was when it was read.
      return false;
    }
    return placed.every((place) => {
      const wanted = withoutSpace(rendered.text.slice(place.start, place.end));
      if (withoutSpace(this.#covered.get(place.id)?.words ?? '') === wanted) return true;
      // The range covers readings of ruby too, which aren't of the text.
      return withoutSpace(rendered.rangesAt(place.start, place.end).map(String).join('')) === wanted;
    });
  }

  #placed(anchors: Map<string, Anchor>): PlacedHighlight[] {
    return this.#wanted.flatMap((highlight) => {
      const anchor = anchors.get(highlight.id);
      return (anchor && placeHighlight(highlight, anchor)) ?? [];
    });
  }

  #lookLater(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#look();
    }, this.#waitMs);
  }

  #look(): void {
    if (this.#isTrue && this.#stands() && unplaced(this.#anchors) === 0) return;
    void this.#place();
  }

  /** Whether all that is drawn still covers the same words of the page. */
  #stands(): boolean {
    return [...this.#covered.values()].every(
      ({ range, words }) => range.startContainer.isConnected && range.toString() === words,
    );
  }
}

function unplaced(anchors: ReadonlyMap<string, Anchor>): number {
  return [...anchors.values()].filter((anchor) => !hasPlace(anchor)).length;
}

function withoutSpace(text: string): string {
  return text.replace(/\s+/g, '');
}

function isSameQuote(a: TextQuoteSelector, b: TextQuoteSelector): boolean {
  return a.exact === b.exact && a.prefix === b.prefix && a.suffix === b.suffix;
}
