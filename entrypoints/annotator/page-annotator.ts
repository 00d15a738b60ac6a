import type { AnnotatorActions } from '@/components/annotator/Annotator';
import { namedColors } from '@/components/reader/color-names';
import { i18n } from '#i18n';
import { LiveHighlights } from '@/utils/annotation/live-highlights';
import { describeImage, pageImage } from '@/utils/annotation/page-images';
import { clearPaint } from '@/utils/annotation/paint-ranges';
import { pictureWords } from '@/utils/annotation/picture-selector';
import { documentProperty } from '@/utils/extract/page-window';
import { onMessage } from '@/utils/messaging/messaging';
import { isExtensionThere } from '@/utils/messaging/send-reliably';

import { AnnotatorView } from './annotator-view';
import { copyText } from './copy-text';
import { EndMoving } from './end-moving';
import { FailureNotices } from './failure-notices';
import { highlightOfImage } from './highlight-of-image';
import { Marking } from './marking';
import { pageAddress } from './page-address';
import { watchPage } from './page-events';
import { PageLibrary } from './page-library';
import type { PageParts } from './page-parts';
import { isControl, middleOfView, pageSelection } from './page-selection';
import { PanelLink } from './panel-link';
import { PictureFrames } from './picture-frames';
import { PictureOffers } from './picture-offers';
import { PlaceAsking } from './place-asking';
import { Reaching } from './reaching';
import { Undoing } from './undoing';

/** The highlights of this page, and what the reader does with them here: what is heard, and who does what. */
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
  readonly #parts: PageParts;
  readonly #frames = new PictureFrames();
  readonly #notices: FailureNotices;
  readonly #reaching: Reaching;
  readonly #undoing: Undoing;
  readonly #marking: Marking;
  readonly #ends: EndMoving;
  readonly #pictures: PictureOffers;
  readonly #asking: PlaceAsking;
  /** Whether the reader has clicked our button here: a page that isn't saved is none of ours before. */
  #isInvited = Object.hasOwn(globalThis, 'cuttingsInvited');
  readonly #ready: Promise<void>;
  /** Reads what is selected, which may have been before it was known that the page is saved. */
  readonly #lookAtSelection: () => void;
  #wasSaved = false;

  constructor() {
    const view = new AnnotatorView(this.#actions(), this.#words);
    const panel = new PanelLink();
    const live = new LiveHighlights({
      window,
      root: document,
      // Without its extension a script draws nothing more: another may have started after an update.
      body: () => (isExtensionThere() ? documentProperty(window, 'body') : null),
      inView: middleOfView,
      now: () => performance.now(),
      drawPictures: (pictures) => {
        this.#frames.draw(pictures);
      },
      onPlaced: (places) => {
        this.#reaching.renew();
        this.#pictures.renew();
        panel.onPlaced(places);
      },
    });
    this.#parts = { view, panel, live, library: new PageLibrary(() => this.#draw()) };
    this.#notices = new FailureNotices(view, this.#words.gone, () => {
      this.close();
    });
    this.#reaching = new Reaching(this.#parts, this.#notices);
    this.#undoing = new Undoing(this.#parts, this.#notices, this.#reaching);
    this.#marking = new Marking(this.#parts, this.#notices, this.#reaching, this.#undoing);
    this.#ends = new EndMoving(this.#parts, this.#notices, this.#reaching, this.#undoing);
    this.#pictures = new PictureOffers(this.#parts);
    this.#asking = new PlaceAsking(this.#parts, this.#notices, this.#undoing);
    clearPaint(window);
    this.#lookAtSelection = this.#listen();
    this.#answer();
    this.#ready = this.refresh();
  }

  /** Whether its extension is there: it may have been updated under this script, which stayed in its page. */
  isAlive(): boolean {
    return isExtensionThere();
  }

  /** Shows what the library has of this page by now. */
  async refresh(): Promise<void> {
    await this.#parts.library.refresh();
  }

  invite(): void {
    this.#isInvited = true;
  }

  close(): void {
    this.#abort.abort();
    this.#notices.close();
    this.#asking.end(null);
    this.#parts.live.close();
    this.#parts.view.close();
  }

  /** What the controls do. */
  #actions(): AnnotatorActions {
    return {
      highlight: (marked, color) => {
        if (!marked.highlight) this.#lookWhereWeAre();
        void this.#marking.highlight(marked, color);
      },
      write: (marked, field) => {
        if (!marked.highlight) this.#lookWhereWeAre();
        void this.#marking.write(marked, field);
      },
      copyMarked: ({ range, image, highlight }) => {
        const { library, live } = this.#parts;
        const its = highlight && library.find(highlight.id)?.quote.exact;
        void this.#copy(its ?? (image ? pictureWords(describeImage(image)) : live.textOf(range)));
      },
      openPicture: ({ element, id }) => {
        const image = pageImage(element);
        if (id !== null) this.#reaching.reach(id, { hasToolbar: true, takesFocus: true, image });
        else if (image) this.#reaching.reachPicture(image);
      },
      copy: (quote) => void this.#copy(quote),
      remove: (id) => void this.#marking.remove(id),
      undo: (id) => void this.#undoing.undo(id),
      redo: () => void this.#undoing.redo(),
      attach: (choice, range) => void this.#asking.attach(choice, range),
      cancelChoice: () => {
        this.#asking.end(null);
      },
      moveEnds: (marked, span) => {
        this.#ends.show(marked, span);
      },
      setEnds: (marked, span) => void this.#ends.set(marked, span),
      reveal: (handle) => {
        this.#reaching.reveal(handle);
      },
      dismissToolbar: () => {
        this.#reaching.leave();
      },
      dismissMessage: () => {
        this.#parts.view.show({ message: null });
        if (!isExtensionThere()) this.close();
      },
    };
  }

  /** What is heard of the page. */
  #listen(): () => void {
    const { view } = this.#parts;
    return watchPage(this.#abort.signal, view.host, {
      onSelection: () => {
        this.#readSelection();
      },
      onClick: (event) => {
        this.#onClick(event);
      },
      onHover: (event) => {
        if (isExtensionThere()) this.#pictures.hover(event);
      },
      onLeave: () => {
        this.#pictures.leave();
      },
      onMenu: (event) => {
        this.#pictures.menuOpened(event);
      },
      onEscape: () => {
        if (view.choice) this.#asking.end(null);
        else if (view.marked && this.#ends.isMoving) this.#ends.show(view.marked, null);
        else if (view.marked) this.#reaching.leave();
      },
      onReturn: () => void this.refresh(),
      onAddress: () => {
        this.#lookWhereWeAre();
      },
    });
  }

  /** What the background and the panel ask for. */
  #answer(): void {
    const { live, panel } = this.#parts;
    const ends = [
      onMessage('findPlaces', () => {
        void panel.tellPlaces(live.places);
      }),
      onMessage('goToPlace', async ({ data }) => {
        await this.#ready;
        await live.settled();
        this.#reaching.goTo(data);
      }),
      onMessage('highlightSelection', async () => {
        await this.#ready;
        this.#lookWhereWeAre();
        await this.#marking.highlightSelection(this.#pictures.meant());
      }),
      onMessage('highlightPicture', async ({ data: { url } }) => {
        await this.#ready;
        this.#lookWhereWeAre();
        const image = this.#pictures.ofMenu(url);
        if (image) await this.#marking.highlightPicture(image);
        else this.#notices.noPicture();
      }),
      onMessage('highlightQueued', ({ data: { id } }) => {
        this.#parts.library.queue(id);
      }),
      onMessage('libraryChanged', () => this.refresh()),
      onMessage('selectPlace', ({ data: { id, quote } }) => this.#asking.ask(id, quote)),
    ];
    this.#abort.signal.addEventListener('abort', () => {
      for (const end of ends) end();
    });
  }

  /** After a step within the page that loads no other document. */
  #lookWhereWeAre(): void {
    const { library, view } = this.#parts;
    const url = pageAddress();
    if (url === library.url) return;
    this.#asking.end(null);
    view.show({ marked: null, offer: null });
    void library.moveTo(url);
    this.#undoing.show();
  }

  #readSelection(): void {
    this.#lookWhereWeAre();
    const { library, view } = this.#parts;
    const { choice, marked } = view;
    if (choice) {
      view.show({ choice: { ...choice, range: pageSelection() } });
      return;
    }
    const range = library.isSaved || this.#isInvited ? pageSelection() : null;
    if (range && !isExtensionThere()) this.#notices.goneUnlessFollowed(null);
    else if (range)
      view.show({
        marked: { range, image: null, hasWords: true, highlight: null, ends: null, takesFocus: false },
        offer: null,
      });
    else if (marked && !marked.highlight && !marked.image) view.show({ marked: null });
  }

  #onClick({ clientX, clientY, target }: MouseEvent): void {
    this.#lookWhereWeAre();
    const { live, view } = this.#parts;
    if (view.choice || pageSelection()) return;
    const isOwn = isControl(target);
    const image = !isOwn && target instanceof Element ? pageImage(target) : null;
    const picture = image && highlightOfImage(this.#parts, image);
    const hit = isOwn ? null : (live.at(clientX, clientY)?.id ?? picture);
    if (hit !== null) this.#reaching.reach(hit, { hasToolbar: true, image });
    else if (view.marked) this.#reaching.leave();
  }

  async #copy(quote: string): Promise<void> {
    const { view } = this.#parts;
    const isCopied = await copyText(quote, view.place);
    if (isCopied) view.say({ words: this.#words.copied, isUrgent: false });
    else view.show({ message: { kind: 'not-done', words: this.#words.notCopied } });
  }

  async #draw(): Promise<void> {
    if (this.#abort.signal.aborted) return;
    const { live, library, view } = this.#parts;
    if (isExtensionThere())
      view.show({ colors: namedColors(library.colors), lastColor: this.#marking.nextColor });
    const isSavedNow = library.isSaved && !this.#wasSaved;
    this.#wasSaved = library.isSaved;
    if (isSavedNow && !this.#isInvited && !view.marked && pageSelection()) this.#lookAtSelection();
    await live.show(library.highlights);
    this.#reaching.renew();
    this.#pictures.renew();
  }
}
