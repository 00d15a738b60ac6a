import type { MarkedText } from '@/components/annotator/annotator-state';
import { i18n } from '#i18n';
import { rangeIfThere, type TextSpan } from '@/utils/article/rendered-text';

import type { FailureNotices } from './failure-notices';
import type { PageParts } from './page-parts';
import type { Reaching } from './reaching';
import { acceptedLast, placeEdit, type Undoing } from './undoing';

/** Moves the ends of a highlight. */
export class EndMoving {
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

  /** Whether the highlight that the reader is at is shown elsewhere than where it stands. */
  get isMoving(): boolean {
    const { live, view } = this.#parts;
    const id = view.marked?.highlight?.id;
    return id !== undefined && live.isMoved(id);
  }

  /** Shows where it would stand; null: where it stands. */
  show({ highlight, ends }: MarkedText, span: TextSpan | null): void {
    const { live, view } = this.#parts;
    if (!highlight) return;
    live.move(span && ends && { id: highlight.id, span, rendered: ends.rendered });
    const { marked } = view;
    if (marked?.highlight?.id === highlight.id)
      view.show({ marked: { ...marked, ends: live.endsOf(highlight.id) } });
  }

  /** Makes what it would cover the place of a highlight. */
  set(marked: MarkedText, span: TextSpan): Promise<void> {
    return this.#undoing.inTurn(() => this.#set(marked, span));
  }

  async #set(marked: MarkedText, span: TextSpan): Promise<void> {
    const { live, library, view } = this.#parts;
    const { highlight, ends } = marked;
    if (!highlight || !ends) return;
    const before = live.placeOf(highlight.id)?.placed;
    const range = before && !isAt(before, span) ? rangeIfThere(ends.rendered, span) : null;
    const quote = range && (await live.describe(range));
    if (!quote) {
      this.show(marked, null);
      return;
    }
    const { url } = library;
    const after = acceptedLast(library, highlight.id);
    const move = () => library.change(url, highlight.id, { kind: 'move', quote, after });
    const outcome = await move();
    if (!outcome.ok) {
      this.show(marked, null);
      this.#notices.failed(outcome.failure, quote.exact);
    } else {
      // The reader may be moving them on.
      if (isAt(live.endsOf(highlight.id)?.placed, span)) live.move(null);
      this.#reaching.renew();
      this.#undoing.record(placeEdit(library, url, highlight.id, move));
      view.say({ words: i18n.t('annotation.place.adjusted'), isUrgent: false });
    }
  }
}

function isAt(placed: TextSpan | undefined, { start, end }: TextSpan): boolean {
  return placed?.start === start && placed.end === end;
}
