import { render } from 'preact';

import { i18n } from '#i18n';
import styles from '@/components/annotator/annotator.css?inline';
import { Annotator, type AnnotatorActions } from '@/components/annotator/Annotator';
import type { AnnotatorState, MarkedText, MessageWords, Said } from '@/components/annotator/annotator-state';
import { saidOf } from '@/components/annotator/message-words';
import toolbarStyles from '@/components/reader/SelectionToolbar.module.css?inline';
import handleStyles from '@/components/reader/TextHandle.module.css?inline';
import { DEFAULT_COLORS, usualColor } from '@/utils/annotation/color-preferences';
import { ANY_PAGE_PAINTS, swatchRules } from '@/utils/annotation/highlight-sheet';
import { closestElement, documentProperty, elementOf, newElement } from '@/utils/extract/page-window';

import { keepFromPage } from './keep-from-page';

/** What our controls stand in. */
export const HOST = 'cuttings-annotator';
/** After how long a region that is in the page is known to those who hear it, and for how long its words stand there. */
const HEARD_AFTER_MS = 150;
const SAID_MS = 5_000;

/**
 * What the annotator shows: in one element behind a closed shadow root, in front of all else, which is in the page only while
 * something is shown.
 */
export class AnnotatorView {
  readonly host = newElement(window, HOST);
  readonly #root = this.host.attachShadow({ mode: 'closed' });
  /** What holds the controls. */
  readonly place = newElement(window, 'div');
  readonly #actions: AnnotatorActions;
  readonly #messageWords: MessageWords;
  #state: AnnotatorState = {
    marked: null,
    message: null,
    choice: null,
    offer: null,
    history: { canUndo: false, canRedo: false },
    colors: [],
    lastColor: usualColor(DEFAULT_COLORS, null),
  };
  #said: Said | null = null;
  #isSaid = false;
  #saying: ReturnType<typeof setTimeout> | undefined;
  /** Where the keys went before they came here, and the text that the controls were for. */
  #before: HTMLElement | null = null;
  #lastMarked: Range | null = null;
  #inFrontOf: Range | undefined;

  constructor(actions: AnnotatorActions, messageWords: MessageWords) {
    this.#actions = actions;
    this.#messageWords = messageWords;
    this.host.lang = i18n.t('languageTag');
    this.host.dir = 'ltr';
    this.host.popover = 'manual';
    const sheet = newElement(window, 'style');
    sheet.textContent = swatchRules(ANY_PAGE_PAINTS.of) + toolbarStyles + handleStyles + styles;
    this.#root.append(sheet, this.place);
    this.place.addEventListener('focusin', ({ relatedTarget }) => {
      const isOurs = relatedTarget instanceof Node && this.#root.contains(relatedTarget);
      if (!isOurs) this.#before = relatedTarget instanceof HTMLElement ? relatedTarget : null;
    });
    this.place.addEventListener('keydown', (event) => {
      const change = historyKey(event);
      if (!change) return;
      event.preventDefault();
      if (change === 'undo') actions.undo(null);
      else actions.redo();
    });
    keepFromPage(this.place);
  }

  get marked(): MarkedText | null {
    return this.#state.marked;
  }

  get message(): AnnotatorState['message'] {
    return this.#state.message;
  }

  get choice(): AnnotatorState['choice'] {
    return this.#state.choice;
  }

  get offer(): AnnotatorState['offer'] {
    return this.#state.offer;
  }

  /** Whether the keys are with the controls. */
  hasFocus(): boolean {
    return this.#root.activeElement !== null;
  }

  /** Shows it otherwise. A message is said as well. */
  show(change: Partial<AnnotatorState>): void {
    this.#state = { ...this.#state, ...change };
    if (change.message) this.say(saidOf(change.message));
    else this.#draw();
  }

  /** Says something, and nothing else that is still being said. */
  say(said: Said): void {
    clearTimeout(this.#saying);
    this.#said = said;
    this.#isSaid = false;
    this.#draw();
    this.#saying = setTimeout(() => {
      this.#isSaid = true;
      this.#draw();
      this.#saying = setTimeout(() => {
        this.#said = null;
        this.#draw();
      }, SAID_MS);
    }, HEARD_AFTER_MS);
  }

  close(): void {
    clearTimeout(this.#saying);
    render(null, this.place);
    this.host.remove();
  }

  #draw(): void {
    const { marked, message, choice, offer } = this.#state;
    if (marked) this.#lastMarked = marked.range;
    const hadFocus = this.hasFocus();
    const isThere =
      marked !== null || message !== null || choice !== null || offer !== null || this.#said !== null;
    if (isThere) this.#bringToFront(marked?.range);
    render(
      <Annotator
        {...this.#state}
        said={this.#isSaid ? this.#said : null}
        messageWords={this.#messageWords}
        area={this.host}
        actions={this.#actions}
      />,
      this.place,
    );
    if (!isThere) this.host.remove();
    if (hadFocus && !this.hasFocus()) this.#giveFocusBack();
  }

  /**
   * In front of what the page shows in its top layer, such as an element that fills the screen; in an open modal dialog where the
   * text is in it, since all else can't be used then.
   */
  #bringToFront(range: Range | undefined): void {
    const isNew = range !== undefined && range !== this.#inFrontOf;
    if (this.hasFocus() || (this.host.isConnected && !isNew)) return;
    this.#inFrontOf = range;
    const text = this.#lastMarked?.startContainer;
    const element = text?.isConnected ? elementOf(window, text) : null;
    const dialog = element ? closestElement(window, element, 'dialog:modal') : null;
    const parent = dialog ?? documentProperty(window, 'documentElement');
    if (this.host.parentNode === parent) this.host.hidePopover();
    else parent.append(this.host);
    this.host.showPopover();
  }

  /** To where the keys went before; else the caret stands where the text ends, and Tab goes on from there. */
  #giveFocusBack(): void {
    const before = this.#before;
    this.#before = null;
    if (before?.isConnected) {
      HTMLElement.prototype.focus.call(before, { preventScroll: true });
      return;
    }
    const range = this.#lastMarked;
    if (range?.endContainer.isConnected && window.getSelection()?.isCollapsed !== false)
      window.getSelection()?.collapse(range.endContainer, range.endOffset);
  }
}

/**
 * What a key does with what was done, where it is pressed on our controls: elsewhere it is the page's. Where the keyboard has
 * no Latin letters, it goes by where the key lies.
 */
function historyKey({
  key,
  code,
  ctrlKey,
  metaKey,
  shiftKey,
  altKey,
}: KeyboardEvent): 'undo' | 'redo' | null {
  if (!(ctrlKey || metaKey) || altKey) return null;
  const letter = /^[a-z]$/i.test(key) ? key.toLowerCase() : code.replace(/^Key/, '').toLowerCase();
  if (letter === 'z') return shiftKey ? 'redo' : 'undo';
  return letter === 'y' ? 'redo' : null;
}
