import type { MarkedText } from '@/components/annotator/annotator-state';
import { i18n } from '#i18n';
import type { HighlightColor } from '@/utils/annotation/annotation';
import { usualColor } from '@/utils/annotation/color-preferences';
import type { LiveHighlight } from '@/utils/annotation/live-highlights';
import type { PageHighlightChange } from '@/utils/annotation/page-highlight';
import { describeImage, type PageImage, pictureRange } from '@/utils/annotation/page-images';
import { pictureWords } from '@/utils/annotation/picture-selector';
import { documentProperty } from '@/utils/extract/page-window';
import { newId } from '@/utils/shared/new-id';

import { askBackground } from './ask-background';
import type { FailureNotices } from './failure-notices';
import { highlightOfImage } from './highlight-of-image';
import type { PageParts } from './page-parts';
import { dropSelection, pageSelection } from './page-selection';
import type { Reaching } from './reaching';
import { endedOrLate } from './turns';
import { deletionEdit, type Edit, type Undoing } from './undoing';

/** Makes highlights, and changes them. */
export class Marking {
  readonly #parts: PageParts;
  readonly #notices: FailureNotices;
  readonly #reaching: Reaching;
  readonly #undoing: Undoing;

  constructor(parts: PageParts, notices: FailureNotices, reaching: Reaching, undoing: Undoing) {
    this.#parts = parts;
    this.#notices = notices;
    this.#reaching = reaching;
    this.#undoing = undoing;
  }

  /** The highlight that covers what is marked, and no more. */
  #known({ range, image, highlight }: MarkedText): string | null {
    if (highlight) return highlight.id;
    return image ? highlightOfImage(this.#parts, image) : this.#parts.live.exactly(range);
  }

  async #describedText(range: Range): Promise<MarkedContent | null> {
    const quote = await this.#parts.live.describe(range);
    return quote && { quote };
  }

  /** The colour that is taken where none is chosen: the one used last, or the first that is offered. */
  get nextColor(): HighlightColor {
    const { colors, lastColor } = this.#parts.library;
    return usualColor(colors, lastColor);
  }

  /** Highlights what is selected, or the picture that is meant. */
  async highlightSelection(meant: PageImage | null): Promise<void> {
    const { view } = this.#parts;
    const range = pageSelection();
    const { marked } = view;
    if (range) {
      const focused = documentProperty(window, 'activeElement');
      await this.highlight(
        { range, image: null, hasWords: true, highlight: null, ends: null, takesFocus: true },
        this.nextColor,
        newId(crypto),
        (id) => {
          // Where the reader has gone on meanwhile, the keys stay with what they do there.
          const isHere = documentProperty(window, 'activeElement') === focused && !pageSelection();
          this.#reaching.reach(id, { hasToolbar: isHere, takesFocus: isHere });
        },
      );
    } else if (marked?.highlight) view.show({ marked: { ...marked, takesFocus: true } });
    else {
      const image = marked?.image ?? meant;
      if (image) await this.highlightPicture(image);
      else this.#notices.nothingMarked();
    }
  }

  async highlightPicture(image: PageImage): Promise<void> {
    const known = highlightOfImage(this.#parts, image);
    const reach = (id: string): void => {
      this.#reaching.reach(id, { hasToolbar: true, takesFocus: true, image });
    };
    if (known !== null) {
      reach(known);
      return;
    }
    const range = pictureRange(image);
    const marked = { range, image, hasWords: true, highlight: null, ends: null, takesFocus: true };
    await this.highlight(marked, this.nextColor, newId(crypto), reach);
  }

  /** Highlights what is marked in a colour, or gives a highlight another. */
  async highlight(
    itself: MarkedText,
    color: HighlightColor,
    id = newId(crypto),
    onShown = (_id: string): void => undefined,
  ): Promise<void> {
    const { library, view } = this.#parts;
    const { range, image, highlight } = itself;
    const known = this.#known(itself);
    const marked = range.cloneRange();
    if (!highlight && !image) dropSelection();
    if (known !== null) {
      await this.recolor(known, color);
      onShown(known);
      return;
    }
    // At once: a second click would mark it twice.
    const page = { url: library.url, title: documentProperty(window, 'title') };
    const wasSaved = library.isSaved;
    const described = image ? describedImage(image) : this.#describedText(marked);
    view.show({ marked: null });
    const content = await described;
    if (!content) {
      this.#notices.nothingMarked();
      return;
    }
    const adding = library.add(page, { id, color, ...content, stood: null }, () => {
      onShown(id);
    });
    void endedOrLate(adding, () => this.#notices.late(content.quote.exact, library.isQueued(id)));
    // At once: what is undone while it is being stored is this.
    const edit = this.#record(page.url, id, { kind: 'unmake', color }, { kind: 'restore' }, adding);
    const outcome = await adding;
    if (!outcome.ok) {
      this.#undoing.forget(edit);
      this.#notices.failed(outcome.failure, content.quote.exact);
      return;
    }
    if (page.url === library.url) {
      const words = i18n.t(wasSaved ? 'annotator.highlighted' : 'annotator.savedAndHighlighted');
      view.say({ words, isUrgent: false });
    }
  }

  recolor(id: string, color: HighlightColor): Promise<void> {
    return this.#undoing.inTurn(() => this.#recolor(id, color));
  }

  remove(id: string): Promise<void> {
    return this.#undoing.inTurn(() => this.#remove(id));
  }

  async #recolor(id: string, color: HighlightColor): Promise<void> {
    const { library } = this.#parts;
    const { url } = library;
    const from = library.find(id)?.color ?? color;
    const isDone = await this.#change(url, id, { kind: 'color', color });
    if (isDone && from !== color)
      this.#record(url, id, { kind: 'color', color: from, from: color }, { kind: 'color', color, from });
  }

  async #remove(id: string): Promise<void> {
    const { library, view } = this.#parts;
    const { url } = library;
    if (!(await this.#change(url, id, { kind: 'delete' }))) return;
    this.#undoing.record(deletionEdit(library, url, id));
    view.show({ message: { kind: 'deleted', id } });
  }

  async #change(url: string, id: string, change: PageHighlightChange): Promise<boolean> {
    const { live, library, view } = this.#parts;
    const quote = library.find(id)?.quote.exact ?? '';
    live.focus(null);
    view.show({ marked: null });
    const outcome = await library.change(url, id, change);
    if (!outcome.ok) this.#notices.failed(outcome.failure, quote);
    else this.#notices.nothingElse();
    return outcome.ok;
  }

  /** Nothing is undone before it has `begun`. */
  #record(
    url: string,
    id: string,
    undo: PageHighlightChange,
    redo: PageHighlightChange,
    begun: Promise<unknown> = Promise.resolve(),
  ): Edit {
    const { library } = this.#parts;
    const edit: Edit = {
      url,
      id,
      undo: async () => {
        await begun;
        return library.change(url, id, undo);
      },
      redo: () => library.change(url, id, redo),
    };
    this.#undoing.record(edit);
    return edit;
  }

  /** Begins with the panel: the browser opens it only in the click itself. */
  async write(marked: MarkedText, field: 'note' | 'tags'): Promise<void> {
    const { view } = this.#parts;
    const id = this.#known(marked) ?? newId(crypto);
    const opening = askBackground('openPanel', { annotationId: id, field });
    // At once: when the answer comes, the reader may be at another highlight.
    if (marked.highlight) view.show({ marked: null });
    else await this.highlight(marked, this.nextColor, id);
    const panel = await opening;
    if (!panel.ok && panel.failure.kind === 'gone') this.#notices.gone(null);
    else if (panel.ok && !panel.value.isOpen)
      view.show({ message: { kind: 'panel-closed', shortcut: panel.value.shortcut } });
  }
}

/** What is highlighted: of a picture the quote is the words that stand for it. */
type MarkedContent = Pick<LiveHighlight, 'quote' | 'picture'>;

function describedImage(image: PageImage): MarkedContent {
  const picture = describeImage(image);
  return {
    picture,
    quote: { type: 'TextQuoteSelector', exact: pictureWords(picture), prefix: '', suffix: '' },
  };
}
