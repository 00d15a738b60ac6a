import type { MarkedText } from '@/components/annotator/annotator-state';
import { i18n } from '#i18n';
import type { HighlightColor } from '@/utils/annotation/annotation';
import { usualColor } from '@/utils/annotation/color-preferences';
import type { PageHighlightChange } from '@/utils/annotation/page-highlight';
import { documentProperty } from '@/utils/extract/page-window';
import { newId } from '@/utils/shared/new-id';

import { askBackground } from './ask-background';
import type { FailureNotices } from './failure-notices';
import type { PageParts } from './page-parts';
import { dropSelection, pageSelection } from './page-selection';
import type { Reaching } from './reaching';

/** Makes highlights, and changes them. */
export class Marking {
  readonly #parts: PageParts;
  readonly #notices: FailureNotices;
  readonly #reaching: Reaching;

  constructor(parts: PageParts, notices: FailureNotices, reaching: Reaching) {
    this.#parts = parts;
    this.#notices = notices;
    this.#reaching = reaching;
  }

  /** The colour that is taken where none is chosen: the one used last, or the first that is offered. */
  get nextColor(): HighlightColor {
    const { colors, lastColor } = this.#parts.library;
    return usualColor(colors, lastColor);
  }

  async highlightSelection(): Promise<void> {
    const { view } = this.#parts;
    const range = pageSelection();
    const { marked } = view;
    if (range) {
      const focused = documentProperty(window, 'activeElement');
      await this.highlight(
        { range, highlight: null, ends: null, takesFocus: true },
        this.nextColor,
        newId(crypto),
        (id) => {
          // Where the reader has gone on meanwhile, the keys stay with what they do there.
          const isHere = documentProperty(window, 'activeElement') === focused && !pageSelection();
          this.#reaching.reach(id, { hasToolbar: isHere, takesFocus: isHere });
        },
      );
    } else if (marked?.highlight) view.show({ marked: { ...marked, takesFocus: true } });
    else this.#notices.nothingMarked();
  }

  /** Highlights what is marked in a colour, or gives a highlight another. */
  async highlight(
    { range, highlight }: MarkedText,
    color: HighlightColor,
    id = newId(crypto),
    onShown = (_id: string): void => undefined,
  ): Promise<void> {
    const { live, library, view } = this.#parts;
    const known = highlight?.id ?? live.exactly(range);
    const marked = range.cloneRange();
    if (!highlight) dropSelection();
    if (known !== null) {
      await this.change(known, { kind: 'color', color });
      onShown(known);
      return;
    }
    // At once: a second click would mark it twice.
    const page = { url: library.url, title: documentProperty(window, 'title') };
    const wasSaved = library.isSaved;
    const described = live.describe(marked);
    view.show({ marked: null });
    const quote = await described;
    if (!quote) {
      this.#notices.nothingMarked();
      return;
    }
    const outcome = await library.add(page, { id, color, quote, stood: null }, () => {
      onShown(id);
    });
    if (!outcome.ok) this.#notices.failed(outcome.failure, quote.exact);
    else if (page.url === library.url) {
      const words = i18n.t(wasSaved ? 'annotator.highlighted' : 'annotator.savedAndHighlighted');
      view.say({ words, isUrgent: false });
    }
  }

  async change(id: string, change: PageHighlightChange, url = this.#parts.library.url): Promise<void> {
    const { live, library, view } = this.#parts;
    const quote = library.find(id)?.quote.exact ?? '';
    live.focus(null);
    view.show({ marked: null });
    const outcome = await library.change(url, id, change);
    if (!outcome.ok) this.#notices.failed(outcome.failure, quote);
    else view.show({ message: change.kind === 'delete' ? { kind: 'deleted', id, url } : null });
  }

  /** Begins with the panel: the browser opens it only in the click itself. */
  async write(marked: MarkedText, field: 'note' | 'tags'): Promise<void> {
    const { live, view } = this.#parts;
    const id = marked.highlight?.id ?? live.exactly(marked.range) ?? newId(crypto);
    const opening = askBackground('openPanel', { annotationId: id, field });
    if (!marked.highlight) await this.highlight(marked, this.nextColor, id);
    const panel = await opening;
    view.show({ marked: null });
    if (!panel.ok && panel.failure.kind === 'gone') this.#notices.gone(null);
    else if (panel.ok && !panel.value.isOpen)
      view.show({ message: { kind: 'panel-closed', shortcut: panel.value.shortcut } });
  }
}
