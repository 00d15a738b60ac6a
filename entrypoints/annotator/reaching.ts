import { colorName } from '@/components/reader/color-names';
import { i18n } from '#i18n';
import type { LiveHighlight } from '@/utils/annotation/live-highlights';
import { describeImage, type PageImage, pictureRange } from '@/utils/annotation/page-images';
import { pictureWords } from '@/utils/annotation/picture-selector';
import type { ProtocolMap } from '@/utils/messaging/protocol';
import { rangeIfThere } from '@/utils/article/rendered-text';
import { isExtensionThere } from '@/utils/messaging/send-reliably';

import type { FailureNotices } from './failure-notices';
import type { PageParts } from './page-parts';
import { dropSelection } from './page-selection';
import { quoteSaid } from './quote-said';
import { scrollToRange } from './scroll-to-range';

/** The highlight that the reader is at. */
export class Reaching {
  readonly #parts: PageParts;
  readonly #notices: FailureNotices;

  constructor(parts: PageParts, notices: FailureNotices) {
    this.#parts = parts;
    this.#notices = notices;
  }

  /**
   * The reader is at a highlight: it stands out, is said, may have its toolbar, and the panel shows its card. `image` is the
   * picture that they came by, which may be another copy of the one that is drawn as highlighted.
   */
  reach(
    id: string,
    {
      hasToolbar,
      takesFocus = false,
      image = null,
    }: { hasToolbar: boolean; takesFocus?: boolean; image?: PageImage | null },
  ): void {
    const { live, library, panel, view } = this.#parts;
    const highlight = library.find(id);
    const copy = image && live.ofPicture(image.element) !== id ? image : null;
    const range = copy ? pictureRange(copy) : live.rangeOf(id);
    if (!highlight || !range) return;
    live.focus(id);
    if (!isExtensionThere()) {
      this.#notices.goneUnlessFollowed(highlight.quote.exact);
      return;
    }
    panel.tellReached(id);
    const marked = {
      range,
      image: copy,
      hasWords: highlight.quote.exact !== '',
      highlight: { id, color: highlight.color },
      ends: live.placeOf(id),
      takesFocus,
    };
    view.show({ marked: hasToolbar ? marked : null, offer: null });
    this.#say(highlight, range);
  }

  goTo(place: Parameters<ProtocolMap['goToPlace']>[0]): void {
    const { live } = this.#parts;
    const id = 'by' in place ? live.neighbour(place.by) : 'id' in place ? place.id : null;
    const range = id === null ? ('start' in place ? live.rangeAt(place) : null) : live.rangeOf(id);
    if (!range) return;
    scrollToRange(range);
    // From there the keys go on, and what reads aloud.
    window.getSelection()?.collapse(range.startContainer, range.startOffset);
    if (id !== null) this.reach(id, { hasToolbar: 'by' in place });
  }

  /** The reader is at a picture that isn't highlighted. */
  reachPicture(image: PageImage): void {
    const range = pictureRange(image);
    const hasWords = pictureWords(describeImage(image)) !== '';
    this.#parts.live.focus(null);
    this.#parts.view.show({
      marked: { range, image, hasWords, highlight: null, ends: null, takesFocus: true },
      offer: null,
    });
  }

  /** Takes the toolbar away, and what it was for. */
  leave(): void {
    const { live, view } = this.#parts;
    if (view.marked?.highlight) live.focus(null);
    else if (!view.marked?.image) dropSelection();
    view.show({ marked: null });
  }

  /** Keeps the toolbar beside the highlight that it is for: the page may have made its text anew, or the library lost it. */
  renew(): void {
    const { live, library, view } = this.#parts;
    const { marked } = view;
    if (!marked?.highlight) return;
    const { id } = marked.highlight;
    const highlight = library.find(id);
    const { image } = marked;
    const its = image?.element.isConnected ? marked.range : null;
    const range = image ? its : live.rangeOf(id);
    if (!highlight || !range) this.leave();
    else if (range !== marked.range || highlight.color !== marked.highlight.color)
      view.show({
        marked: { ...marked, range, highlight: { id, color: highlight.color }, ends: live.endsOf(id) },
      });
  }

  /** Brings a handle into view that keys have moved out of it. */
  reveal(handle: HTMLElement): void {
    const { top, bottom } = handle.getBoundingClientRect();
    const { marked } = this.#parts.view;
    if (!marked?.ends || (top >= 0 && bottom <= innerHeight)) return;
    const { placed, rendered } = marked.ends;
    const at = handle.dataset.end === 'start' ? placed.start : placed.end - 1;
    const range = rangeIfThere(rendered, { start: at, end: at + 1 });
    if (range) scrollToRange(range);
  }

  #say({ color, quote }: LiveHighlight, range: Range): void {
    const { library, view } = this.#parts;
    const words = `${colorName(library.colors, color)}: `;
    if (quote.exact === '') view.say({ words: words + i18n.t('reader.picture'), isUrgent: false });
    else view.say({ words, quote: quoteSaid(quote.exact, range), isUrgent: false });
  }
}
