import { render } from 'preact';

import { i18n } from '#i18n';
import styles from '@/components/annotator/annotator.css?inline';
import { Annotator, type AnnotatorActions } from '@/components/annotator/Annotator';
import {
  type AnnotatorMessage,
  type AnnotatorState,
  type MarkedText,
  NOTHING_SHOWN,
  type PlaceChoice,
} from '@/components/annotator/annotator-state';
import toolbarStyles from '@/components/reader/SelectionToolbar.module.css?inline';
import { colorName, namedColors } from '@/components/reader/color-names';
import type { HighlightColor } from '@/utils/annotation/annotation';
import { DEFAULT_COLORS, usualColor } from '@/utils/annotation/color-preferences';
import { ANY_PAGE_PAINTS, swatchRules } from '@/utils/annotation/highlight-sheet';
import { type LiveHighlight, LiveHighlights, type LivePlaces } from '@/utils/annotation/live-highlights';
import type { PageHighlightChange } from '@/utils/annotation/page-highlight';
import type { PagePlaces } from '@/utils/annotation/page-places';
import { documentProperty, newElement } from '@/utils/extract/page-window';
import { onMessage, sendMessage } from '@/utils/messaging/messaging';
import type { ProtocolMap } from '@/utils/messaging/protocol';
import { ExtensionGoneError, isExtensionThere, sendReliably } from '@/utils/messaging/send-reliably';
import { newId } from '@/utils/shared/new-id';
import { trusted } from '@/utils/shared/trusted';

import { failureWords } from './failure-words';
import { middleOfView, pageSelection } from './page-selection';

/** How long what is said stands where screen readers find it, in milliseconds. */
const SAID_MS = 5_000;

/** The highlights of this page, and what the reader does with them here. */
export class PageAnnotator {
  readonly #abort = new AbortController();
  #silence: ReturnType<typeof setTimeout> | undefined;
  readonly #host = newElement(window, 'cuttings-annotator');
  readonly #place = newElement(window, 'div');
  readonly #live: LiveHighlights;
  #state: AnnotatorState = NOTHING_SHOWN;
  #highlights: LiveHighlight[] = [];
  /** Those that are being stored. */
  #underWay: LiveHighlight[] = [];
  /** How often something was stored from here. */
  #revision = 0;
  #url = pageAddress();
  #isSaved = false;
  /** Whether the reader has clicked our button here: a page that isn't saved is none of ours before. */
  #isInvited = false;
  #colors = DEFAULT_COLORS;
  /** With their names, which can't be asked for once the extension is gone. */
  #named = namedColors(DEFAULT_COLORS);
  #lastColor: HighlightColor | null = null;
  #isDrawing = false;
  #choiceEnds: ((accepted: string | null) => void) | null = null;
  /** Whether a panel hears where the highlights stand: a page's text isn't sent to nobody. Not known before it was told. */
  #isHeard = true;
  readonly #goneWords = {
    advice: i18n.t('annotator.extensionGone'),
    copy: i18n.t('annotation.copy'),
    close: i18n.t('ui.close'),
  };
  readonly #ready: Promise<void>;

  constructor() {
    this.#host.lang = i18n.t('languageTag');
    this.#host.dir = 'ltr';
    const root = this.#host.attachShadow({ mode: 'closed' });
    const sheet = newElement(window, 'style');
    sheet.textContent = swatchRules(ANY_PAGE_PAINTS.of) + toolbarStyles + styles;
    root.append(sheet, this.#place);
    keepFromPage(this.#place);
    this.#live = new LiveHighlights({
      window,
      root: document,
      body: () => documentProperty(window, 'body'),
      inView: middleOfView,
      now: () => performance.now(),
      onPlaced: () => {
        // The panel is beside the page in front, and asks when that is another.
        if (this.#isHeard && isVisible()) void this.#tellPlaces();
      },
    });
    this.#listen();
    this.#ready = this.refresh();
  }

  /** Shows what the library has of this page by now. */
  async refresh(): Promise<void> {
    const url = pageAddress();
    const revision = this.#revision;
    const [stored, colors] = await Promise.all([
      this.#ask('pageHighlights', { url }),
      this.#ask('pageColors', undefined),
    ]);
    if (stored === undefined || this.#abort.signal.aborted || url !== pageAddress()) return;
    // What was read before something was stored lacks that.
    if (revision !== this.#revision) {
      await this.refresh();
      return;
    }
    this.#url = url;
    this.#colors = colors?.preferences ?? this.#colors;
    this.#lastColor = colors?.next ?? this.#lastColor;
    this.#named = namedColors(this.#colors);
    this.#isSaved = stored !== null;
    this.#highlights = stored ?? [];
    await this.#draw();
  }

  invite(): void {
    this.#isInvited = true;
  }

  close(): void {
    this.#abort.abort();
    clearTimeout(this.#silence);
    this.#endChoice(null);
    this.#live.close();
    render(null, this.#place);
    this.#host.remove();
  }

  readonly #actions: AnnotatorActions = {
    highlight: (marked, color) => void this.#highlight(marked, color),
    write: (marked, field) => void this.#write(marked, field),
    copy: (quote) => void this.#copy(quote),
    remove: (id) => void this.#change(id, { kind: 'delete' }),
    restore: (id, url) => void this.#change(id, { kind: 'restore' }, url),
    attach: (choice, range) => void this.#attach(choice, range),
    cancelChoice: () => {
      this.#endChoice(null);
    },
    dismissToolbar: () => {
      if (this.#state.marked?.highlight) this.#live.focus(null);
      else window.getSelection()?.removeAllRanges();
      this.#show({ marked: null });
    },
    dismissMessage: () => {
      this.#show({ message: null });
      if (!isExtensionThere()) this.close();
    },
  };

  #listen(): void {
    const { signal } = this.#abort;
    const options = { capture: true, passive: true, signal };
    const onWindow = <Type extends keyof WindowEventMap>(
      type: Type,
      handle: (event: WindowEventMap[Type]) => void,
    ): void => {
      window.addEventListener(type, trusted(handle), options);
    };
    onWindow('pointerdown', ({ pointerType, target }) => {
      this.#isDrawing = pointerType === 'mouse' && target !== this.#host;
    });
    onWindow('pointerup', ({ target }) => {
      this.#isDrawing = false;
      if (target !== this.#host) this.#readSelection();
    });
    onWindow('click', (event) => {
      this.#onClick(event);
    });
    onWindow('keydown', ({ key }) => {
      if (key !== 'Escape') return;
      if (this.#state.choice) this.#endChoice(null);
      else if (this.#state.marked) this.#actions.dismissToolbar();
    });
    onWindow('pageshow', () => void this.refresh());
    // What another window, such as the library's, has changed meanwhile.
    onWindow('focus', ({ target }) => {
      if (target === window) void this.refresh();
    });
    const onDocument = (type: string, handle: () => void): void => {
      EventTarget.prototype.addEventListener.call(document, type, trusted(handle), options);
    };
    onDocument('visibilitychange', () => {
      if (isVisible()) void this.refresh();
    });
    onDocument('selectionchange', () => {
      if (!this.#isDrawing) this.#readSelection();
    });
    const onAddress = (): void => {
      this.#lookWhereWeAre();
    };
    // Where there is no such object yet, only the way back is told of.
    const { navigation } = globalThis as { navigation?: EventTarget };
    navigation?.addEventListener('currententrychange', onAddress, { signal });
    window.addEventListener('popstate', onAddress, { signal });

    const ends = [
      onMessage('findPlaces', () => {
        void this.#tellPlaces();
      }),
      onMessage('goToPlace', async ({ data }) => {
        await this.#ready;
        this.#goTo(data);
      }),
      onMessage('highlightSelection', async () => {
        await this.#ready;
        await this.#highlightSelection();
      }),
      onMessage('libraryChanged', () => this.refresh()),
      onMessage('selectPlace', ({ data: { id, quote } }) => {
        this.#endChoice(null);
        this.#show({ marked: null, message: null, choice: { id, quote, range: pageSelection() } });
        return new Promise<string | null>((resolve) => {
          this.#choiceEnds = resolve;
        });
      }),
    ];
    signal.addEventListener('abort', () => {
      for (const end of ends) end();
    });
  }

  /** After a step within the page that loads no other document. */
  #lookWhereWeAre(): void {
    if (pageAddress() === this.#url) return;
    this.#url = pageAddress();
    this.#highlights = [];
    this.#underWay = [];
    this.#endChoice(null);
    this.#show({ marked: null });
    void this.#draw().then(() => this.refresh());
  }

  #readSelection(): void {
    this.#lookWhereWeAre();
    if (!isExtensionThere()) {
      this.#onGone(null);
      return;
    }
    const { choice } = this.#state;
    if (choice) {
      this.#show({ choice: { ...choice, range: pageSelection() } });
      return;
    }
    const range = this.#isSaved || this.#isInvited ? pageSelection() : null;
    if (range) this.#show({ marked: { range, highlight: null, takesFocus: false } });
    else if (this.#state.marked && !this.#state.marked.highlight) this.#show({ marked: null });
  }

  #onClick({ clientX, clientY, target }: MouseEvent): void {
    this.#lookWhereWeAre();
    if (target === this.#host || this.#state.choice || pageSelection()) return;
    const isLink =
      target instanceof Element && target.closest('a[href], button, input, label, summary') !== null;
    const hit = isLink ? null : this.#live.at(clientX, clientY);
    if (hit) this.#reach(hit.id, false);
    else if (this.#state.marked) {
      this.#live.focus(null);
      this.#show({ marked: null });
    }
  }

  /** The reader is at a highlight: it stands out, has its toolbar, and the panel shows its card. */
  #reach(id: string, takesFocus: boolean): void {
    const highlight = this.#drawn().find((one) => one.id === id);
    const range = this.#live.rangeOf(id);
    if (!highlight || !range) return;
    this.#live.focus(id);
    this.#tellReached(id);
    this.#show({
      marked: { range, highlight: { id, color: highlight.color }, takesFocus },
      said: this.#saidOf(highlight),
    });
  }

  async #highlightSelection(): Promise<void> {
    const range = pageSelection();
    if (!range) return;
    const id = await this.#highlight({ range, highlight: null, takesFocus: true }, this.#nextColor);
    if (id !== null) this.#reach(id, true);
  }

  /** Highlights what is marked in a colour, or gives a highlight another; its id, null when nothing is stored. */
  async #highlight(
    { range, highlight }: MarkedText,
    color: HighlightColor,
    id = newId(crypto),
  ): Promise<string | null> {
    if (!highlight) this.#lookWhereWeAre();
    this.#lastColor = color;
    const known = highlight?.id ?? this.#live.exactly(range);
    if (known !== null) {
      window.getSelection()?.removeAllRanges();
      await this.#change(known, { kind: 'color', color });
      return known;
    }
    // At once: a second click would mark it twice.
    const marked = range.cloneRange();
    window.getSelection()?.removeAllRanges();
    this.#show({ marked: null });
    const page = { url: this.#url, title: documentProperty(window, 'title') };
    const quote = await this.#live.describe(marked);
    if (!quote) return null;
    return (await this.#store(page, { id, color, quote, start: null })) ? id : null;
  }

  /** Draws a highlight while it is being stored, and takes it away again if it can't be. */
  async #store(
    page: { url: string; title: string },
    { start, ...highlight }: LiveHighlight,
  ): Promise<boolean> {
    const wasSaved = this.#isSaved;
    this.#underWay = [...this.#underWay, { ...highlight, start }];
    const drawn = this.#draw();
    const outcome = await this.#ask('annotatePage', { ...page, highlight }, highlight.quote.exact);
    await drawn;
    this.#underWay = this.#underWay.filter(({ id }) => id !== highlight.id);
    this.#revision += 1;
    if (outcome && !outcome.ok) {
      this.#show({
        message: { kind: 'not-stored', words: failureWords(outcome.failure), quote: highlight.quote.exact },
      });
    }
    if (page.url !== this.#url) return outcome?.ok ?? false;
    if (outcome?.ok) {
      this.#isSaved = true;
      this.#highlights = [
        ...this.#highlights.filter(({ id }) => id !== highlight.id),
        { ...highlight, start },
      ];
      this.#show({ said: i18n.t(wasSaved ? 'annotator.highlighted' : 'annotator.savedAndHighlighted') });
    }
    await this.#draw();
    return outcome?.ok ?? false;
  }

  async #change(id: string, change: PageHighlightChange, url = this.#url): Promise<void> {
    const quote = this.#drawn().find((one) => one.id === id)?.quote.exact ?? '';
    this.#show({ marked: null });
    const isDone = await this.#ask('changePageHighlight', { url, id, change }, quote);
    this.#revision += 1;
    if (isDone === undefined) return;
    this.#live.focus(null);
    this.#show({ message: isDone ? messageOf(id, change.kind, url) : notThere(quote) });
    await this.refresh();
  }

  /** Makes what the reader selected the place of a highlight that wasn't found. */
  async #attach({ id }: PlaceChoice, range: Range): Promise<void> {
    const url = this.#url;
    const marked = range.cloneRange();
    this.#show({ choice: null });
    window.getSelection()?.removeAllRanges();
    const quote = await this.#live.describe(marked);
    const accepted =
      quote && (await this.#ask('attachPageHighlight', { url, attachment: { id, quote } }, quote.exact));
    this.#revision += 1;
    this.#endChoice(accepted ?? null);
    if (accepted) this.#show({ said: i18n.t('annotation.place.attached') });
    await this.refresh();
  }

  /** Answers the panel, which has asked for the place of a highlight. */
  #endChoice(accepted: string | null): void {
    this.#choiceEnds?.(accepted);
    this.#choiceEnds = null;
    if (this.#state.choice) this.#show({ choice: null });
  }

  /** Begins with the panel: the browser opens it only in the click itself. */
  async #write(marked: MarkedText, field: 'note' | 'tags'): Promise<void> {
    const id = marked.highlight?.id ?? this.#live.exactly(marked.range) ?? newId(crypto);
    const opening = this.#ask('openPanel', { annotationId: id, field });
    if (!marked.highlight) await this.#highlight(marked, this.#nextColor, id);
    const panel = await opening;
    this.#show({ marked: null });
    if (panel?.isOpen === false) this.#show({ message: { kind: 'panel-closed', shortcut: panel.shortcut } });
  }

  async #copy(quote: string): Promise<void> {
    await navigator.clipboard.writeText(quote);
    this.#show({ said: i18n.t('annotation.copied') });
  }

  #goTo(place: Parameters<ProtocolMap['goToPlace']>[0]): void {
    const id = 'by' in place ? this.#live.neighbour(place.by) : 'id' in place ? place.id : null;
    const range =
      id === null ? ('start' in place ? this.#live.rangeAt(place) : null) : this.#live.rangeOf(id);
    if (!range) return;
    const { startContainer } = range;
    const element = startContainer instanceof Element ? startContainer : startContainer.parentElement;
    element?.scrollIntoView({ block: 'center' });
    if (id === null) return;
    this.#live.focus(id);
    this.#tellReached(id);
    const highlight = this.#drawn().find((one) => one.id === id);
    if (highlight) this.#show({ said: this.#saidOf(highlight) });
  }

  #saidOf({ color, quote }: LiveHighlight): string {
    return `${colorName(this.#colors, color)}: ${quote.exact}`;
  }

  /** The colour that is taken where none is chosen: the one used last, or the first that is offered. */
  get #nextColor(): HighlightColor {
    return usualColor(this.#colors, this.#lastColor);
  }

  #drawn(): LiveHighlight[] {
    const isStored = (id: string): boolean => this.#highlights.some((one) => one.id === id);
    return [...this.#highlights, ...this.#underWay.filter(({ id }) => !isStored(id))];
  }

  async #draw(): Promise<void> {
    if (!this.#abort.signal.aborted) await this.#live.show(this.#drawn());
  }

  #show(change: Partial<AnnotatorState>): void {
    this.#state = { ...this.#state, ...change };
    const { marked, message, choice, said } = this.#state;
    const isThere = marked !== null || message !== null || choice !== null || said !== '';
    if (isThere && !this.#host.isConnected) documentProperty(window, 'documentElement').append(this.#host);
    render(
      <Annotator {...this.#state} colors={this.#named} lastColor={this.#nextColor} actions={this.#actions} />,
      this.#place,
    );
    if (!isThere) this.#host.remove();
    if (change.said === undefined || said === '') return;
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => {
      this.#show({ said: '' });
    }, SAID_MS);
  }

  /** Asks the background; undefined when it is gone for good, which the reader is told, or has failed. */
  async #ask<Type extends keyof ProtocolMap>(
    type: Type,
    data: Parameters<ProtocolMap[Type]>[0],
    quote: string | null = null,
  ): Promise<Awaited<ReturnType<ProtocolMap[Type]>> | undefined> {
    try {
      return await sendReliably(type, data);
    } catch (error) {
      if (error instanceof ExtensionGoneError) this.#onGone(quote);
      else if (quote !== null)
        this.#show({
          message: { kind: 'not-stored', words: i18n.t('annotation.notStored', [String(error)]), quote },
        });
      return undefined;
    }
  }

  /** Tells the panel, if it is open, where the reader is. */
  #tellReached(id: string): void {
    if (isExtensionThere()) sendMessage('highlightReached', { id }).catch(() => undefined);
  }

  async #tellPlaces(): Promise<void> {
    if (!isExtensionThere()) return;
    this.#isHeard = await sendMessage('placesFound', reportOf(this.#live.places)).catch(() => false);
  }

  #onGone(quote: string | null): void {
    if (this.#state.message?.kind === 'extension-gone') return;
    this.#show({ marked: null, message: { kind: 'extension-gone', words: this.#goneWords, quote } });
  }
}

function messageOf(id: string, kind: PageHighlightChange['kind'], url: string): AnnotatorMessage | null {
  return kind === 'delete' ? { kind: 'deleted', id, url } : null;
}

function notThere(quote: string): AnnotatorMessage {
  return { kind: 'not-stored', words: i18n.t('annotator.notThere'), quote };
}

/** The address of the page without the place in it that the reader is at, unless that is a page of its own. */
function pageAddress(): string {
  const { href, hash } = location;
  return /^#[!/]/.test(hash) ? href : (href.split('#', 1)[0] ?? href);
}

function isVisible(): boolean {
  return documentProperty(window, 'visibilityState') === 'visible';
}

function reportOf({ anchors, text }: LivePlaces): PagePlaces {
  const entries = [...anchors];
  const needsText = entries.some(([, { state }]) => state === 'ambiguous' || state === 'changed');
  return { url: pageAddress(), anchors: entries, text: needsText ? text : '' };
}

/** What happens on our controls is none of the page's: its listeners that hear of it last don't. */
function keepFromPage(place: Element): void {
  for (const type of UI_EVENTS) {
    place.addEventListener(type, (event) => {
      event.stopPropagation();
    });
  }
}

const UI_EVENTS = [
  'click',
  'contextmenu',
  'dblclick',
  'focusin',
  'focusout',
  'keydown',
  'keyup',
  'mousedown',
  'mousemove',
  'mouseout',
  'mouseover',
  'mouseup',
  'pointerdown',
  'pointermove',
  'pointerout',
  'pointerover',
  'pointerup',
  'touchend',
  'touchstart',
  'wheel',
];
