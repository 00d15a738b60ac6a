import type { MarkedText } from '@/components/annotator/annotator-state';
import { i18n } from '#i18n';
import { rangeIfThere, type RenderedText, type TextSpan } from '@/utils/article/rendered-text';

import type { FailureNotices } from './failure-notices';
import type { PageParts } from './page-parts';
import type { Reaching } from './reaching';
import type { Undoing } from './undoing';

/** Moves the ends of a highlight. */
export class EndMoving {
  readonly #parts: PageParts;
  readonly #notices: FailureNotices;
  readonly #reaching: Reaching;
  readonly #undoing: Undoing;
  /** What is being stored. */
  #setting: { id: string; span: TextSpan } | null = null;

  constructor(parts: PageParts, notices: FailureNotices, reaching: Reaching, undoing: Undoing) {
    this.#parts = parts;
    this.#notices = notices;
    this.#reaching = reaching;
    this.#undoing = undoing;
  }

  /** Whether the highlight that the reader is at is shown elsewhere than where it stands, or will when that is stored. */
  get isMoving(): boolean {
    const { live, view } = this.#parts;
    const id = view.marked?.highlight?.id;
    if (id === undefined || !live.isMoved(id)) return false;
    return this.#setting?.id !== id || !isAt(live.endsOf(id)?.placed, this.#setting.span);
  }

  /** Shows where it would stand; null: where it stands, or will when that is stored. */
  show({ highlight, ends }: MarkedText, span: TextSpan | null): void {
    const { live, view } = this.#parts;
    if (!highlight) return;
    const setting = this.#setting?.id === highlight.id ? this.#setting.span : null;
    const shown = span ?? setting;
    live.move(shown && ends && { id: highlight.id, span: shown, rendered: ends.rendered });
    const { marked } = view;
    if (marked?.highlight?.id === highlight.id)
      view.show({ marked: { ...marked, ends: live.endsOf(highlight.id) } });
  }

  /** Makes what it would cover the place of a highlight. */
  async set(marked: MarkedText, span: TextSpan): Promise<void> {
    const { highlight, ends } = marked;
    if (!highlight || !ends) return;
    const setting = { id: highlight.id, span };
    this.#setting = setting;
    await this.#undoing.inTurn(async () => {
      const isStored = await this.#store(highlight.id, ends.rendered, span);
      if (this.#setting === setting) this.#setting = null;
      // The reader may be moving them on.
      if (!isStored || isAt(this.#parts.live.endsOf(highlight.id)?.placed, span)) this.show(marked, null);
      this.#reaching.renew();
    });
  }

  async #store(id: string, rendered: RenderedText, span: TextSpan): Promise<boolean> {
    const { live, library, view } = this.#parts;
    const before = live.placeOf(id)?.placed;
    const range = before && !isAt(before, span) ? rangeIfThere(rendered, span) : null;
    const quote = range && (await live.describe(range));
    if (!quote) return false;
    const { url } = library;
    const last = this.#undoing.placeOf(id);
    const move = () => library.change(url, id, { kind: 'move', quote, after: last.accepted });
    const outcome = await move();
    if (!outcome.ok) {
      this.#notices.failed(outcome.failure, quote.exact);
      return false;
    }
    this.#undoing.recordPlace(url, id, move);
    view.say({ words: i18n.t('annotation.place.adjusted'), isUrgent: false });
    return true;
  }
}

function isAt(placed: TextSpan | undefined, { start, end }: TextSpan): boolean {
  return placed?.start === start && placed.end === end;
}
