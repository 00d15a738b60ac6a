import {
  renderedText,
  type RenderedText,
  renderedTextInSteps,
  type TextSpan,
} from '@/utils/article/rendered-text';
import { inSlices, type Steps, timed, whileWanted } from '@/utils/shared/steps';

import { type Anchor, anchorWhereItStood, hasPlace } from './anchor';
import type { HighlightColor, TextQuoteSelector } from './annotation';
import { describeRange } from './describe-range';
import {
  HighlightDrawing,
  type DrawnPicture,
  type FoundHighlight,
  type MovedHighlight,
} from './highlight-drawing';
import type { PlacedHighlight } from './highlight-segments';
import { LostQuotes } from './lost-quotes';
import { neighbour } from './neighbour';
import type { Stood } from './neighbours';
import { anchorImage, type PageImages, pageImages, type PagePicture } from './page-images';
import { isOwnHost } from './own-host';
import type { HighlightWindow } from './paint-ranges';
import { placeHighlight } from './place-highlight';
import { createQuoteFinder, type QuoteFinder, type WantedQuote } from './quote-finder';

/** A highlight as a page's script knows it: its note and tags stay in the library. */
export interface LiveHighlight {
  id: string;
  color: HighlightColor;
  quote: TextQuoteSelector;
  /** The picture that it is of; missing where it is of text. Then the quote is the words that stand for it. */
  picture?: PagePicture;
  /** When its place was accepted, where that isn't the one that it was made with; missing of others. */
  accepted?: string;
  /** Told by which note and tags are written on it, without what they are; missing while that isn't known. */
  written?: string;
  /** Where it stands in a saved text, about which it may be in the page's; null when that isn't known. */
  stood: Stood | null;
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
  /** A clock, in milliseconds. */
  now: () => number;
  onPlaced: (places: LivePlaces) => void;
  /** Draws these pictures as highlighted, and those before no longer. */
  drawPictures: (pictures: DrawnPicture[]) => void;
}

/** The page's text as it was read, and what is known of the places in it. */
interface Reading {
  rendered: RenderedText;
  finder: QuoteFinder;
  /** The page's pictures; null before a highlight is of one. */
  images: PageImages | null;
}

/** Longest slice of work in a page that the reader is reading, in milliseconds. */
const SLICE_MS = 6;
/** A changed page is looked at after this time at the soonest, in milliseconds. */
const SOONEST_MS = 400;
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
  readonly #lost = new LostQuotes();
  readonly #drawn: HighlightDrawing;
  #wanted: LiveHighlight[] = [];
  #focused: string | null = null;
  #reading: Reading | null = null;
  /** Whether the page has changed since its reading was begun. */
  #hasChanged = false;
  #anchors = new Map<string, Anchor>();
  /** What is being looked for now; what is wanted meanwhile is looked for with it. */
  #placing: Promise<void> | null = null;
  #run = 0;
  #timer: { id: ReturnType<typeof setTimeout>; due: number } | null = null;
  /** When the share of the time that goes into looking is used up until. */
  #notBefore = 0;

  constructor(page: LivePage) {
    this.#page = page;
    this.#drawn = new HighlightDrawing(page.window, page.drawPictures);
    this.#observer = new page.window.MutationObserver((records) => {
      if (records.some(isOfPage)) this.#onChange();
    });
  }

  /** Shows these, and those shown before no longer. Resolves when they are drawn. */
  async show(highlights: LiveHighlight[]): Promise<void> {
    this.#wanted = highlights;
    this.#lost.clear();
    if (highlights.length === 0) {
      this.close();
      this.#page.onPlaced({ anchors: new Map(), text: '' });
      return;
    }
    const hasPictures = highlights.some(({ picture }) => picture);
    this.#observer.observe(this.#page.root, {
      childList: true,
      characterData: true,
      subtree: true,
      ...(hasPictures && { attributeFilter: ['src', 'srcset'] }),
    });
    const finder = this.#reading?.finder;
    const areKnown = highlights.every(
      (highlight) =>
        this.#anchors.has(highlight.id) && (highlight.picture ?? finder?.knows(wantedQuote(highlight))),
    );
    if (this.#reading) this.#draw(this.#reading, this.#anchors);
    if (this.#placing || !areKnown || !this.#stands()) await this.#place();
    else if (this.#hasChanged) this.#lookLater(this.#page.now() + SOONEST_MS);
  }

  /** Resolves when nothing is being looked for. */
  async settled(): Promise<void> {
    while (this.#placing) await this.#placing;
  }

  /** Makes one of them stand out. */
  focus(id: string | null): void {
    this.#focused = id;
    if (this.#reading) this.#draw(this.#reading, this.#anchors);
  }

  get focused(): string | null {
    return this.#focused;
  }

  get places(): LivePlaces {
    return { anchors: this.#anchors, text: this.#reading?.rendered.text ?? '' };
  }

  /** The highlight under a point of the window, the shortest of several. */
  at(x: number, y: number): LiveHighlight | null {
    const id = this.#drawn.at(x, y);
    return this.#wanted.find((highlight) => highlight.id === id) ?? null;
  }

  /** What a highlight covers; null for one that isn't drawn. */
  rangeOf(id: string): Range | null {
    return this.#drawn.rangeOf(id);
  }

  /** Where a highlight of text stands in that which it is drawn in; null for one that isn't drawn, or no longer stands there. */
  placeOf(id: string): { placed: PlacedHighlight; rendered: RenderedText } | null {
    const { rendered } = this.#drawn;
    const placed = this.#placed(this.#anchors).find((one) => one.id === id);
    return placed && placed.picture === undefined && rendered && this.#drawn.stands(id)
      ? { placed, rendered }
      : null;
  }

  /** The same where the reader is moving its ends to. */
  endsOf(id: string): { placed: PlacedHighlight; rendered: RenderedText } | null {
    const place = this.placeOf(id);
    return place && { ...place, placed: { ...place.placed, ...this.#drawn.movedTo(id) } };
  }

  /** Whether a highlight is drawn elsewhere than where it stands. */
  isMoved(id: string): boolean {
    return this.#drawn.movedTo(id) !== null;
  }

  /** Draws the one in focus elsewhere in the text that it is drawn in, while the reader moves its ends; null: where it stands. */
  move(moved: MovedHighlight | null): void {
    this.#drawn.move(moved);
    if (this.#reading) this.#draw(this.#reading, this.#anchors);
  }

  /** What a stretch of the text covers that `places` was told with. */
  rangeAt({ start, end }: TextSpan): Range | null {
    return this.#reading?.rendered.rangeAt(start, end) ?? null;
  }

  /** The drawn highlight that comes so many after the one in focus, in the order of the text; from the ends, in a ring. */
  neighbour(by: 1 | -1): string | null {
    const placed = this.#placed(this.#anchors).toSorted((a, b) => a.start - b.start);
    return neighbour(placed, this.#focused, by)?.id ?? null;
  }

  /** The highlight that covers a range, character for character. Where the page has put other words there, none does any more. */
  exactly(range: Range): string | null {
    const span = this.#reading?.rendered.spanOf(range);
    if (!span) return null;
    const placed = this.#placed(this.#anchors).find(
      ({ id, start, end }) => start === span.start && end === span.end && this.#drawn.stands(id),
    );
    return placed?.id ?? null;
  }

  /** The highlight of a picture of the page; null where it has none. */
  ofPicture(element: Element): string | null {
    return this.#drawn.ofPicture(element);
  }

  /** The words of the page's text that a range covers. */
  textOf(range: Range): string {
    const reading = this.#currentReading();
    const span = reading?.rendered.spanOf(range);
    return reading && span ? reading.rendered.text.slice(span.start, span.end) : range.toString();
  }

  /** Describes for good what a range covers of the page's text; null where that is nothing. */
  async describe(range: AbstractRange): Promise<TextQuoteSelector | null> {
    const reading = this.#currentReading();
    const described = reading && describeRange(reading.rendered, range);
    if (!described) return null;
    const [quote] = await inSlices(reading.finder.describe(described), SLICE_MS);
    return quote;
  }

  /** Takes all away, and lets go of the page. */
  close(): void {
    this.#run += 1;
    this.#placing = null;
    if (this.#timer) clearTimeout(this.#timer.id);
    this.#timer = null;
    this.#observer.disconnect();
    this.#drawn.clear();
    this.#reading = null;
    this.#anchors = new Map();
    this.#focused = null;
  }

  /** Looks for all that are wanted, also those that come to be wanted while it does. */
  async #place(): Promise<void> {
    const body = this.#page.body();
    if (!body) return;
    this.#placing ??= this.#placeAll(body);
    await this.#placing;
  }

  async #placeAll(body: Element): Promise<void> {
    this.#run += 1;
    const run = this.#run;
    const isWanted = (): boolean => run === this.#run;
    let spentMs = 0;
    const spend = (ms: number): void => {
      spentMs += ms;
    };
    try {
      const steps = timed(this.#placeInSteps(body), this.#page.now, spend);
      const placed = await inSlices(whileWanted(steps, isWanted), SLICE_MS);
      if (!placed || !isWanted()) return;
      this.#reading = placed.reading;
      this.#anchors = placed.anchors;
    } finally {
      if (isWanted()) this.#placing = null;
    }
    const begun = this.#page.now();
    this.#draw(this.#reading, this.#anchors);
    const now = this.#page.now();
    this.#notBefore = now + (spentMs + now - begun) / MOST_SHARE;
    for (const id of this.#unplaced()) if (this.#lost.isDue(id, now)) this.#lost.missed(id, now);
    for (const { id } of this.#placed(this.#anchors)) this.#lost.found(id);
    if (this.#hasChanged) this.#lookLater(now + SOONEST_MS);
    this.#page.onPlaced(this.places);
  }

  *#placeInSteps(body: Element): Steps<{ reading: Reading; anchors: Map<string, Anchor> }> {
    this.#noticeChanges();
    const reading = (this.#hasChanged ? null : this.#reading) ?? (yield* this.#read(body));
    for (;;) {
      const wanted = this.#wanted;
      const quotes = this.#nearestFirst(reading.rendered)
        .filter(({ picture }) => !picture)
        .map(wantedQuote);
      if (!this.#drawn.hasBegun)
        this.#draw(reading, yield* reading.finder.find(quotes.slice(0, DRAWN_FIRST)));
      const now = this.#page.now();
      // Of what is ambiguous the places are told, which are those in this text.
      const isToBeLeft = ({ id }: Pick<WantedQuote, 'id'>): boolean =>
        this.#anchors.get(id)?.state === 'orphaned' && !this.#lost.isDue(id, now);
      const anchors = yield* reading.finder.find(quotes.filter((quote) => !isToBeLeft(quote)));
      for (const { id } of quotes.filter(isToBeLeft)) anchors.set(id, { state: 'orphaned' });
      for (const { id, picture } of wanted) {
        if (!picture) continue;
        reading.images ??= yield* pageImages(body);
        const anchor = isToBeLeft({ id })
          ? null
          : yield* placeImage(picture, reading.images, reading.rendered);
        anchors.set(id, anchor ?? { state: 'orphaned' });
        yield;
      }
      if (wanted === this.#wanted) return { reading, anchors };
    }
  }

  *#read(body: Element): Steps<Reading> {
    this.#hasChanged = false;
    const before = this.#reading;
    const rendered = yield* renderedTextInSteps(body);
    const isSame = before?.rendered.text === rendered.text;
    return {
      rendered,
      images: null,
      finder: isSame ? before.finder : createQuoteFinder(rendered.text, this.#whatStands(rendered)),
    };
  }

  /** The places, in a text of the page as it is now, of what is drawn and stands there among the words it stood among. */
  #whatStands({ text, spanOf }: RenderedText): (WantedQuote & { anchor: Anchor })[] {
    return this.#wanted.flatMap((highlight) => {
      const range = this.#drawn.stands(highlight.id) ? this.#drawn.rangeOf(highlight.id) : null;
      const span = range && spanOf(range);
      const { quote } = highlight;
      const anchor = span && anchorWhereItStood(text, [quote, { type: 'TextPositionSelector', ...span }]);
      return anchor ? [{ ...wantedQuote(highlight), anchor }] : [];
    });
  }

  /** The page as it is now: read anew unless it is known not to have changed. */
  #currentReading(): Reading | null {
    this.#noticeChanges();
    if (this.#reading && !this.#hasChanged) return this.#reading;
    const body = this.#page.body();
    const rendered = body && renderedText(body);
    return rendered && { rendered, finder: createQuoteFinder(rendered.text), images: null };
  }

  /** Those first that are likely in view. */
  #nearestFirst(rendered: RenderedText): LiveHighlight[] {
    const view = this.#page.inView();
    if (!view) return this.#wanted;
    const middle = rendered.offsetOf(view.node, view.offset);
    const distance = ({ id, stood }: LiveHighlight): number => {
      const anchor = this.#anchors.get(id);
      const about = anchor && hasPlace(anchor) ? anchor.start : stood?.start;
      return about === undefined ? Number.MAX_SAFE_INTEGER : Math.abs(about - middle);
    };
    return this.#wanted.toSorted((a, b) => distance(a) - distance(b));
  }

  /** Draws what has a place. */
  #draw({ rendered, images }: Reading, anchors: Map<string, Anchor>): void {
    const found = this.#placed(anchors).flatMap((placed): FoundHighlight[] => {
      const anchor = anchors.get(placed.id);
      const image = placed.picture === undefined ? undefined : images?.images[placed.picture];
      return anchor ? [{ placed, anchor, ...(image && { image }) }] : [];
    });
    this.#drawn.draw(rendered, found, this.#focused);
  }

  #placed(anchors: Map<string, Anchor>): PlacedHighlight[] {
    return this.#wanted.flatMap((highlight) => {
      const anchor = anchors.get(highlight.id);
      return (anchor && placeHighlight(highlight, anchor)) ?? [];
    });
  }

  /** Those that are wanted and have no place, also because nobody has looked for them yet. */
  #unplaced(): string[] {
    return this.#wanted.flatMap(({ id }) => {
      const anchor = this.#anchors.get(id);
      return anchor && hasPlace(anchor) ? [] : [id];
    });
  }

  #noticeChanges(): void {
    if (this.#observer.takeRecords().some(isOfPage)) this.#onChange();
  }

  #onChange(): void {
    this.#hasChanged = true;
    this.#lookLater(this.#page.now() + SOONEST_MS);
  }

  #lookLater(at: number): void {
    const due = Math.max(at, this.#notBefore);
    if (this.#timer && this.#timer.due <= due) return;
    if (this.#timer) clearTimeout(this.#timer.id);
    const id = setTimeout(() => {
      this.#timer = null;
      this.#look();
    }, due - this.#page.now());
    this.#timer = { id, due };
  }

  /** Looks again for what no longer stands where it is drawn, and for what is lost when its time has come. */
  #look(): void {
    // At its end it is seen whether the page has changed meanwhile.
    if (this.#placing) return;
    const begun = this.#page.now();
    const isStanding = this.#stands();
    const now = this.#page.now();
    this.#notBefore = now + (now - begun) / MOST_SHARE;
    const lostDue = this.#lost.firstDue(this.#unplaced());
    if (!isStanding || lostDue <= now) void this.#place();
    else if (Number.isFinite(lostDue)) this.#lookLater(lostDue);
  }

  /** Whether all that is drawn still covers the same words of the page. */
  #stands(): boolean {
    return this.#placed(this.#anchors).every(({ id }) => this.#drawn.stands(id));
  }
}

/** Whether a change is one of the page: what stands there of ours comes and goes as it is needed. */
function isOfPage({ type, addedNodes, removedNodes }: MutationRecord): boolean {
  return type !== 'childList' || ![...addedNodes, ...removedNodes].every(isOwnHost);
}

function* placeImage(picture: PagePicture, all: PageImages, rendered: RenderedText): Steps<Anchor> {
  const anchor = yield* anchorImage(picture, all);
  const element = 'picture' in anchor ? all.images[anchor.picture ?? -1]?.element : undefined;
  if (!hasPlace(anchor) || !element) return anchor;
  const start = rendered.offsetOf(element, 0);
  return { ...anchor, start, end: start };
}

function wantedQuote({ id, quote, stood }: LiveHighlight): WantedQuote {
  return { id, selectors: [quote], stood };
}
