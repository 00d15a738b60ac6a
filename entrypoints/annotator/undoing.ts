import { i18n } from '#i18n';
import type { Result } from '@/utils/shared/result';

import type { FailureNotices } from './failure-notices';
import type { ChangeFailure, PageLibrary } from './page-library';
import type { PageParts } from './page-parts';
import { quoteSaid } from './quote-said';
import type { Reaching } from './reaching';
import { scrollToRange } from './scroll-to-range';
import { Turns } from './turns';

/** What was done to a highlight here, and how that is taken back and done again. */
export interface Edit {
  /** The address of its page: the reader may be at another of the same document by now. */
  url: string;
  id: string;
  undo: () => Promise<Result<null, ChangeFailure>>;
  redo: () => Promise<Result<null, ChangeFailure>>;
}

/** A place of a highlight: when it was accepted last, or null where it is the one that the highlight was made with. */
interface AcceptedPlace {
  id: string;
  accepted: string | null;
}

/** Why the background undoes something now and never. */
const REFUSALS = new Set<ChangeFailure['kind']>(['not-there', 'changed', 'written']);

/**
 * Undoes what was done in this page, one after the other, and does it again. What another window has changed since is never
 * undone: the background refuses that.
 */
export class Undoing {
  readonly #parts: PageParts;
  readonly #notices: FailureNotices;
  readonly #reaching: Reaching;
  readonly #done: Edit[] = [];
  readonly #undone: Edit[] = [];
  readonly #turns = new Turns();
  readonly #places: AcceptedPlace[] = [];

  constructor(parts: PageParts, notices: FailureNotices, reaching: Reaching) {
    this.#parts = parts;
    this.#notices = notices;
    this.#reaching = reaching;
  }

  /** Something was done that can be taken back. */
  record(edit: Edit): void {
    this.#done.push(edit);
    this.#undone.length = 0;
    this.show();
  }

  /** What was recorded hasn't come about. */
  forget(edit: Edit): void {
    drop(this.#done, edit);
    this.show();
  }

  /** Undoes what was done last at this address; or what was done last to this highlight, whatever came after that. */
  undo(id: string | null = null): Promise<void> {
    return this.inTurn(() =>
      this.#exchange('undo', (one) => (id === null ? this.#isHere(one) : one.id === id)),
    );
  }

  /** Does again what was undone last. */
  redo(): Promise<void> {
    return this.inTurn(() => this.#exchange('redo', (one) => this.#isHere(one)));
  }

  /** Shows what can be undone at this address. */
  show(): void {
    const isHere = (edit: Edit): boolean => this.#isHere(edit);
    this.#parts.view.show({
      history: { canUndo: this.#done.some(isHere), canRedo: this.#undone.some(isHere) },
    });
  }

  #isHere({ url }: Edit): boolean {
    return url === this.#parts.library.url;
  }

  async #exchange(how: 'undo' | 'redo', isMeant: (edit: Edit) => boolean): Promise<void> {
    const [from, to] = how === 'undo' ? [this.#done, this.#undone] : [this.#undone, this.#done];
    const edit = from.findLast(isMeant);
    if (!edit) return;
    const hadFocus = this.#parts.view.hasFocus();
    // At once: what isn't answered is asked once, and holds up nothing below it.
    const at = from.indexOf(edit);
    from.splice(at, 1);
    const outcome = await edit[how]();
    if (outcome.ok) {
      to.push(edit);
      await this.#show(edit, how === 'undo' ? 'undone' : 'redone', hadFocus);
      return;
    }
    // What can be tried again is kept: the background may have been silent.
    if (!REFUSALS.has(outcome.failure.kind)) from.splice(at, 0, edit);
    this.#notices.failed(outcome.failure, this.#parts.library.find(edit.id)?.quote.exact ?? '');
  }

  /** The reader is at the highlight then, if it is there; else at a message from which they can go on. */
  async #show(edit: Edit, kind: 'undone' | 'redone', takesFocus: boolean): Promise<void> {
    const { live, library, view } = this.#parts;
    this.show();
    await live.settled();
    const range = this.#isHere(edit) ? live.rangeOf(edit.id) : null;
    if (!range) {
      view.show({ marked: null, message: { kind, takesFocus } });
      return;
    }
    view.show({ message: null });
    const { top, bottom } = range.getBoundingClientRect();
    if (bottom < 0 || top > innerHeight) scrollToRange(range);
    this.#reaching.reach(edit.id, { hasToolbar: true, takesFocus });
    const words = `${i18n.t(`annotation.history.${kind}`)} `;
    view.say({ words, quote: quoteSaid(library.find(edit.id)?.quote.exact ?? '', range), isUrgent: false });
  }

  /** The place of a highlight that counts now: as one that was accepted here, if it is one. */
  placeOf(id: string): AcceptedPlace {
    const accepted = this.#parts.library.find(id)?.accepted ?? null;
    const known = this.#places.find((place) => place.id === id && place.accepted === accepted);
    const place = known ?? { id, accepted };
    if (!known) this.#places.push(place);
    return place;
  }

  /**
   * The place of a highlight was accepted just now, and can be taken back; `accept` accepts it again, if that which was accepted
   * last is still the one of before.
   */
  recordPlace(url: string, id: string, accept: Edit['redo']): void {
    const { library } = this.#parts;
    const place = this.placeOf(id);
    this.record({
      url,
      id,
      undo: () => library.change(url, id, { kind: 'takeBack', accepted: place.accepted }),
      redo: async () => {
        const outcome = await accept();
        // What comes after it was done after this place, whenever that was accepted.
        if (outcome.ok) place.accepted = library.find(id)?.accepted ?? null;
        return outcome;
      },
    });
  }

  /** One after the other: what is undone at once after a change must know of it. `quote` would be lost if it isn't stored. */
  inTurn(work: () => Promise<void>, quote = ''): Promise<void> {
    const isDone = async (): Promise<void> => {
      await work();
      this.show();
    };
    return this.#turns.take(isDone, () => this.#notices.late(quote));
  }
}

/** The deletion of a highlight; it isn't deleted again with what was written on it since it was brought back. */
export function deletionEdit(library: PageLibrary, url: string, id: string): Edit {
  let written: string | undefined;
  return {
    url,
    id,
    undo: async () => {
      const outcome = await library.change(url, id, { kind: 'restore' });
      written = library.find(id)?.written;
      return outcome;
    },
    redo: () => library.change(url, id, { kind: 'delete', ...(written === undefined ? {} : { written }) }),
  };
}

function drop(edits: Edit[], edit: Edit): void {
  const at = edits.indexOf(edit);
  if (at >= 0) edits.splice(at, 1);
}
