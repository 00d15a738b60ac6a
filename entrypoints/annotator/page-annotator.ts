import type { AnnotatorActions } from '@/components/annotator/Annotator';
import type { AnnotatorMessage, MarkedText, PlaceChoice } from '@/components/annotator/annotator-state';
import { colorName, namedColors } from '@/components/reader/color-names';
import { i18n } from '#i18n';
import type { HighlightColor } from '@/utils/annotation/annotation';
import { usualColor } from '@/utils/annotation/color-preferences';
import { type LiveHighlight, LiveHighlights } from '@/utils/annotation/live-highlights';
import type { PageHighlightChange } from '@/utils/annotation/page-highlight';
import { clearPaint } from '@/utils/annotation/paint-ranges';
import { documentProperty, elementsMatching } from '@/utils/extract/page-window';
import { onMessage } from '@/utils/messaging/messaging';
import type { ProtocolMap } from '@/utils/messaging/protocol';
import { isExtensionThere } from '@/utils/messaging/send-reliably';
import { newId } from '@/utils/shared/new-id';
import type { SaveFailure } from '@/utils/storage/save-job';

import { AnnotatorView, HOST } from './annotator-view';
import { askBackground, type NoAnswer } from './ask-background';
import { copyText } from './copy-text';
import { failureWords } from './failure-words';
import { pageAddress } from './page-address';
import { watchPage } from './page-events';
import { PageLibrary } from './page-library';
import { dropSelection, isControl, middleOfView, pageSelection } from './page-selection';
import { PanelLink } from './panel-link';
import { quoteSaid } from './quote-said';
import { scrollToRange } from './scroll-to-range';

/** After how long another script of ours in the page has shown what it shows of a selection or a click. */
const SUCCESSOR_SHOWS_AFTER_MS = 300;

/** The highlights of this page, and what the reader does with them here. */
export class PageAnnotator {
  readonly #abort = new AbortController();
  /** What has to be said when the extension is gone, and its messages with it. */
  readonly #words = {
    gone: i18n.t('annotator.extensionGone'),
    copied: i18n.t('annotation.copied'),
    notCopied: i18n.t('annotator.notCopied'),
    copy: i18n.t('annotation.copy'),
    close: i18n.t('ui.close'),
  };
  readonly #panel = new PanelLink();
  readonly #library = new PageLibrary(() => this.#draw());
  readonly #live = new LiveHighlights({
    window,
    root: document,
    // Without its extension a script draws nothing more: another may have started after an update.
    body: () => (isExtensionThere() ? documentProperty(window, 'body') : null),
    inView: middleOfView,
    now: () => performance.now(),
    onPlaced: (places) => {
      this.#renewMarked();
      this.#panel.onPlaced(places);
    },
  });
  /** Whether the reader has clicked our button here: a page that isn't saved is none of ours before. */
  #isInvited = false;
  #endsChoice: ((accepted: string | null) => void) | null = null;
  readonly #view: AnnotatorView;
  readonly #ready: Promise<void>;

  constructor() {
    const actions: AnnotatorActions = {
      highlight: (marked, color) => void this.#highlight(marked, color),
      write: (marked, field) => void this.#write(marked, field),
      copyMarked: ({ range, highlight }) =>
        void this.#copy(
          (highlight && this.#library.find(highlight.id)?.quote.exact) ?? this.#live.textOf(range),
        ),
      copy: (quote) => void this.#copy(quote),
      remove: (id) => void this.#change(id, { kind: 'delete' }),
      restore: (id, url) => void this.#change(id, { kind: 'restore' }, url),
      attach: (choice, range) => void this.#attach(choice, range),
      cancelChoice: () => {
        this.#endChoice(null);
      },
      dismissToolbar: () => {
        this.#dismissToolbar();
      },
      dismissMessage: () => {
        this.#view.show({ message: null });
        if (!isExtensionThere()) this.close();
      },
    };
    this.#view = new AnnotatorView(actions, this.#words);
    clearPaint(window);
    this.#listen();
    this.#ready = this.refresh();
  }

  /** Whether its extension is there: it may have been updated under this script, which stayed in its page. */
  isAlive(): boolean {
    return isExtensionThere();
  }

  /** Shows what the library has of this page by now. */
  async refresh(): Promise<void> {
    await this.#library.refresh();
  }

  invite(): void {
    this.#isInvited = true;
  }

  close(): void {
    this.#abort.abort();
    this.#endChoice(null);
    this.#live.close();
    this.#view.close();
  }

  #listen(): void {
    const { signal } = this.#abort;
    watchPage(signal, this.#view.host, {
      onSelection: () => {
        this.#readSelection();
      },
      onClick: (event) => {
        this.#onClick(event);
      },
      onEscape: () => {
        if (this.#view.choice) this.#endChoice(null);
        else if (this.#view.marked) this.#dismissToolbar();
      },
      onReturn: () => void this.refresh(),
      onAddress: () => {
        this.#lookWhereWeAre();
      },
    });
    const ends = [
      onMessage('findPlaces', () => {
        void this.#panel.tellPlaces(this.#live.places);
      }),
      onMessage('goToPlace', async ({ data }) => {
        await this.#ready;
        await this.#live.settled();
        this.#goTo(data);
      }),
      onMessage('highlightSelection', async () => {
        await this.#ready;
        await this.#highlightSelection();
      }),
      onMessage('libraryChanged', () => this.refresh()),
      onMessage('selectPlace', ({ data: { id, quote } }) => {
        this.#endChoice(null);
        this.#view.show({ marked: null, message: null, choice: { id, quote, range: pageSelection() } });
        this.#view.say({ words: i18n.t('annotation.place.select', [quote]), isUrgent: false });
        return new Promise<string | null>((resolve) => {
          this.#endsChoice = resolve;
        });
      }),
    ];
    signal.addEventListener('abort', () => {
      for (const end of ends) end();
    });
  }

  /** After a step within the page that loads no other document. */
  #lookWhereWeAre(): void {
    const url = pageAddress();
    if (url === this.#library.url) return;
    this.#endChoice(null);
    this.#view.show({ marked: null });
    void this.#library.moveTo(url);
  }

  #readSelection(): void {
    this.#lookWhereWeAre();
    const { choice } = this.#view;
    if (choice) {
      this.#view.show({ choice: { ...choice, range: pageSelection() } });
      return;
    }
    const range = this.#library.isSaved || this.#isInvited ? pageSelection() : null;
    if (range && !isExtensionThere()) this.#onGoneUnlessFollowed(null);
    else if (range) this.#view.show({ marked: { range, highlight: null, takesFocus: false } });
    else if (this.#view.marked && !this.#view.marked.highlight) this.#view.show({ marked: null });
  }

  #onClick({ clientX, clientY, target }: MouseEvent): void {
    this.#lookWhereWeAre();
    if (this.#view.choice || pageSelection()) return;
    const hit = isControl(target) ? null : this.#live.at(clientX, clientY);
    if (hit) this.#reach(hit.id, { hasToolbar: true });
    else if (this.#view.marked) this.#dismissToolbar();
  }

  #dismissToolbar(): void {
    if (this.#view.marked?.highlight) this.#live.focus(null);
    else dropSelection();
    this.#view.show({ marked: null });
  }

  /** The reader is at a highlight: it stands out, is said, may have its toolbar, and the panel shows its card. */
  #reach(
    id: string,
    { hasToolbar, takesFocus = false }: { hasToolbar: boolean; takesFocus?: boolean },
  ): void {
    const highlight = this.#library.find(id);
    const range = this.#live.rangeOf(id);
    if (!highlight || !range) return;
    this.#live.focus(id);
    if (!isExtensionThere()) {
      this.#onGoneUnlessFollowed(highlight.quote.exact);
      return;
    }
    this.#panel.tellReached(id);
    const marked = { range, highlight: { id, color: highlight.color }, takesFocus };
    this.#view.show({ marked: hasToolbar ? marked : null });
    this.#sayHighlight(highlight, range);
  }

  async #highlightSelection(): Promise<void> {
    const range = pageSelection();
    const { marked } = this.#view;
    if (range) {
      const focused = documentProperty(window, 'activeElement');
      await this.#highlight(
        { range, highlight: null, takesFocus: true },
        this.#nextColor,
        newId(crypto),
        (id) => {
          // Where the reader has gone on meanwhile, the keys stay with what they do there.
          const isHere = documentProperty(window, 'activeElement') === focused && !pageSelection();
          this.#reach(id, { hasToolbar: isHere, takesFocus: isHere });
        },
      );
    } else if (marked?.highlight) this.#view.show({ marked: { ...marked, takesFocus: true } });
    else this.#view.show({ message: nothingMarked() });
  }

  /** Highlights what is marked in a colour, or gives a highlight another. */
  async #highlight(
    { range, highlight }: MarkedText,
    color: HighlightColor,
    id = newId(crypto),
    onShown = (_id: string): void => undefined,
  ): Promise<void> {
    if (!highlight) this.#lookWhereWeAre();
    const known = highlight?.id ?? this.#live.exactly(range);
    const marked = range.cloneRange();
    if (!highlight) dropSelection();
    if (known !== null) {
      await this.#change(known, { kind: 'color', color });
      onShown(known);
      return;
    }
    // At once: a second click would mark it twice.
    const page = { url: this.#library.url, title: documentProperty(window, 'title') };
    const wasSaved = this.#library.isSaved;
    const described = this.#live.describe(marked);
    this.#view.show({ marked: null });
    const quote = await described;
    if (!quote) {
      this.#view.show({ message: nothingMarked() });
      return;
    }
    const outcome = await this.#library.add(page, { id, color, quote, start: null }, () => {
      onShown(id);
    });
    if (!outcome.ok) this.#onFailure(outcome.failure, quote.exact);
    else if (page.url === this.#library.url) {
      const words = i18n.t(wasSaved ? 'annotator.highlighted' : 'annotator.savedAndHighlighted');
      this.#view.say({ words, isUrgent: false });
    }
  }

  async #change(id: string, change: PageHighlightChange, url = this.#library.url): Promise<void> {
    const quote = this.#library.find(id)?.quote.exact ?? '';
    this.#live.focus(null);
    this.#view.show({ marked: null });
    const outcome = await this.#library.change(url, id, change);
    if (!outcome.ok) this.#onFailure(outcome.failure, quote);
    else this.#view.show({ message: change.kind === 'delete' ? { kind: 'deleted', id, url } : null });
  }

  /** Makes what the reader selected the place of a highlight that wasn't found. */
  async #attach({ id }: PlaceChoice, range: Range): Promise<void> {
    const described = this.#live.describe(range);
    dropSelection();
    this.#view.show({ choice: null });
    const quote = await described;
    const answer = quote && (await this.#library.attach(id, quote));
    this.#endChoice(answer?.ok ? answer.value : null);
    if (!answer) this.#view.show({ message: nothingMarked() });
    else if (!answer.ok) this.#onFailure(answer.failure, quote.exact);
    else if (answer.value !== null)
      this.#view.say({ words: i18n.t('annotation.place.attached'), isUrgent: false });
  }

  /** Answers the panel, which has asked for the place of a highlight. */
  #endChoice(accepted: string | null): void {
    this.#endsChoice?.(accepted);
    this.#endsChoice = null;
    if (this.#view.choice) this.#view.show({ choice: null });
  }

  /** Begins with the panel: the browser opens it only in the click itself. */
  async #write(marked: MarkedText, field: 'note' | 'tags'): Promise<void> {
    const id = marked.highlight?.id ?? this.#live.exactly(marked.range) ?? newId(crypto);
    const opening = askBackground('openPanel', { annotationId: id, field });
    if (!marked.highlight) await this.#highlight(marked, this.#nextColor, id);
    const panel = await opening;
    this.#view.show({ marked: null });
    if (!panel.ok && panel.failure.kind === 'gone') this.#onGone(null);
    else if (panel.ok && !panel.value.isOpen)
      this.#view.show({ message: { kind: 'panel-closed', shortcut: panel.value.shortcut } });
  }

  async #copy(quote: string): Promise<void> {
    const isCopied = await copyText(quote, this.#view.place);
    if (isCopied) this.#view.say({ words: this.#words.copied, isUrgent: false });
    else this.#view.show({ message: { kind: 'not-done', words: this.#words.notCopied } });
  }

  #goTo(place: Parameters<ProtocolMap['goToPlace']>[0]): void {
    const id = 'by' in place ? this.#live.neighbour(place.by) : 'id' in place ? place.id : null;
    const range =
      id === null ? ('start' in place ? this.#live.rangeAt(place) : null) : this.#live.rangeOf(id);
    if (!range) return;
    scrollToRange(range);
    // From there the keys go on, and what reads aloud.
    window.getSelection()?.collapse(range.startContainer, range.startOffset);
    if (id !== null) this.#reach(id, { hasToolbar: 'by' in place });
  }

  #sayHighlight({ color, quote }: LiveHighlight, range: Range): void {
    const words = `${colorName(this.#library.colors, color)}: `;
    this.#view.say({ words, quote: quoteSaid(quote.exact, range), isUrgent: false });
  }

  /** The colour that is taken where none is chosen: the one used last, or the first that is offered. */
  get #nextColor(): HighlightColor {
    return usualColor(this.#library.colors, this.#library.lastColor);
  }

  async #draw(): Promise<void> {
    if (this.#abort.signal.aborted) return;
    if (isExtensionThere())
      this.#view.show({ colors: namedColors(this.#library.colors), lastColor: this.#nextColor });
    await this.#live.show(this.#library.highlights);
    this.#renewMarked();
  }

  /** Keeps the toolbar beside the highlight that it is for: the page may have made its text anew, or the library lost it. */
  #renewMarked(): void {
    const { marked } = this.#view;
    if (!marked?.highlight) return;
    const { id } = marked.highlight;
    const highlight = this.#library.find(id);
    const range = this.#live.rangeOf(id);
    if (!highlight || !range) this.#dismissToolbar();
    else if (range !== marked.range || highlight.color !== marked.highlight.color)
      this.#view.show({ marked: { ...marked, range, highlight: { id, color: highlight.color } } });
  }

  #onFailure(failure: SaveFailure | NoAnswer | { kind: 'not-there' }, quote: string): void {
    if (failure.kind === 'gone') {
      this.#onGone(quote);
      return;
    }
    const words = failure.kind === 'not-there' ? i18n.t('annotator.notThere') : failureWords(failure);
    this.#view.show({ message: { kind: 'not-stored', words, quote } });
  }

  /** The reader goes on to mark, and nobody is there to keep it: said once, and with what would be lost. */
  #onGone(quote: string | null): void {
    const { message } = this.#view;
    if (message?.kind === 'extension-gone' && (quote === null || message.quote !== null)) return;
    this.#view.show({ marked: null, message: { kind: 'extension-gone', words: this.#words.gone, quote } });
  }

  /** The same, unless the page has a script of ours that started after an update: then this one ends. */
  #onGoneUnlessFollowed(quote: string | null): void {
    setTimeout(() => {
      const hosts = [...elementsMatching(window, document, HOST)];
      if (hosts.some((host) => host !== this.#view.host)) this.close();
      else if (!this.#abort.signal.aborted) this.#onGone(quote);
    }, SUCCESSOR_SHOWS_AFTER_MS);
  }
}

function nothingMarked(): AnnotatorMessage {
  return { kind: 'not-done', words: i18n.t('annotator.nothingMarked') };
}
