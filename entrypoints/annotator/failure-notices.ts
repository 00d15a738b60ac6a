import type { AnnotatorMessage } from '@/components/annotator/annotator-state';
import { i18n } from '#i18n';
import { elementsMatching } from '@/utils/extract/page-window';
import { isExtensionThere } from '@/utils/messaging/send-reliably';
import type { SaveFailure } from '@/utils/storage/save-job';

import { type AnnotatorView, HOST } from './annotator-view';
import { failureWords } from './failure-words';
import type { ChangeFailure } from './page-library';

/** After how long another script of ours in the page has shown what it shows of a selection or a click. */
const SUCCESSOR_SHOWS_AFTER_MS = 300;

/** Tells the reader what came to nothing. */
export class FailureNotices {
  readonly #view: AnnotatorView;
  readonly #goneWords: string;
  readonly #close: () => void;
  #isClosed = false;
  readonly #late = new Set<AnnotatorMessage>();

  /** `goneWords` are said when the extension is gone; then `close` may end what is left of it here. */
  constructor(view: AnnotatorView, goneWords: string, close: () => void) {
    this.#view = view;
    this.#goneWords = goneWords;
    this.#close = close;
  }

  /** Nothing can be marked there. */
  nothingMarked(): void {
    this.#view.show({ message: { kind: 'not-done', words: i18n.t('annotator.nothingMarked') } });
  }

  /** The picture isn't one that can be highlighted. */
  noPicture(): void {
    this.#view.show({ message: { kind: 'not-done', words: i18n.t('annotator.noPicture') } });
  }

  /** What was to be stored isn't; `quote` would be lost with it. */
  failed(failure: SaveFailure | ChangeFailure, quote: string): void {
    if (failure.kind === 'gone') {
      this.gone(quote);
      return;
    }
    const words = failureWords(failure);
    const isLeft = failure.kind === 'changed' || failure.kind === 'written';
    this.#view.show({ message: isLeft ? { kind: 'not-done', words } : { kind: 'not-stored', words, quote } });
  }

  /**
   * What was to be stored isn't yet, and nobody knows whether it will be, unless it is kept until its page is saved (`isQueued`);
   * `quote` would be lost with it. What it gives is called when it is stored after all, or known not to be.
   */
  late(quote: string, isQueued = false): (() => void) | undefined {
    if (this.#isClosed) return undefined;
    if (!isExtensionThere()) {
      this.gone(quote);
      return undefined;
    }
    const late: AnnotatorMessage = isQueued
      ? { kind: 'queued' }
      : { kind: 'not-stored', words: i18n.t('annotator.late'), quote };
    this.#late.add(late);
    this.nothingElse();
    return () => {
      const { message } = this.#view;
      const isShown = message !== null && this.#late.has(message);
      this.#late.delete(late);
      if (isShown) this.nothingElse();
    };
  }

  /** Nothing is to be told but of what is late; of that the last that would take words with it. */
  nothingElse(): void {
    const late = [...this.#late];
    const withWords = late.findLast((message) => message.kind === 'not-stored' && message.quote !== '');
    this.#view.show({ message: withWords ?? late.at(-1) ?? null });
  }

  /** The reader goes on to mark, and nobody is there to keep it: said once, and with what would be lost. */
  gone(quote: string | null): void {
    const { message } = this.#view;
    if (message?.kind === 'extension-gone' && (quote === null || message.quote !== null)) return;
    this.#view.show({ marked: null, message: { kind: 'extension-gone', words: this.#goneWords, quote } });
  }

  /** The same, unless the page has a script of ours that started after an update: then this one ends. */
  goneUnlessFollowed(quote: string | null): void {
    setTimeout(() => {
      const hosts = [...elementsMatching(window, document, HOST)];
      if (hosts.some((host) => host !== this.#view.host)) this.#close();
      else if (!this.#isClosed) this.gone(quote);
    }, SUCCESSOR_SHOWS_AFTER_MS);
  }

  close(): void {
    this.#isClosed = true;
  }
}
