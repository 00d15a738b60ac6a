import { i18n } from '#i18n';
import type { Result } from '@/utils/shared/result';

import type { FailureNotices } from './failure-notices';
import type { ChangeFailure, PageLibrary } from './page-library';
import type { PageParts } from './page-parts';
import type { Reaching } from './reaching';

/** What was done to a highlight here, and how that is taken back and done again. */
export interface Edit {
  /** The address of its page: the reader may be at another of the same document by now. */
  url: string;
  id: string;
  undo: () => Promise<Result<null, ChangeFailure>>;
  redo: () => Promise<Result<null, ChangeFailure>>;
}

/**
 * Undoes what was done in this page, one after the other, and does it again. What another window has changed since is never
 * undone: the background refuses that.
 */
export class Undoing {
  readonly #parts: PageParts;
  readonly #notices: FailureNotices;
  readonly #reaching: Reaching;
  #done: Edit[] = [];
  #undone: Edit[] = [];
  #last: Promise<unknown> = Promise.resolve();

  constructor(parts: PageParts, notices: FailureNotices, reaching: Reaching) {
    this.#parts = parts;
    this.#notices = notices;
    this.#reaching = reaching;
  }

  /** Something was done that can be taken back. */
  record(edit: Edit): void {
    this.#done.push(edit);
    this.#undone = [];
    this.show();
  }

  /** Undoes what was done last at this address; or what was done last to this highlight, whatever came after that. */
  undo(id: string | null = null): Promise<void> {
    return this.inTurn(async () => {
      const edit = this.#done.findLast((one) => (id === null ? this.#isHere(one) : one.id === id));
      this.#done = this.#done.filter((one) => one !== edit);
      if (edit) await this.#exchange(edit, 'undo', this.#undone);
    });
  }

  /** Does again what was undone last. */
  redo(): Promise<void> {
    return this.inTurn(async () => {
      const edit = this.#undone.findLast((one) => this.#isHere(one));
      this.#undone = this.#undone.filter((one) => one !== edit);
      if (edit) await this.#exchange(edit, 'redo', this.#done);
    });
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

  /** The reader is at the highlight then, if it is there; else at a message from which they can go on. */
  async #exchange(edit: Edit, how: 'undo' | 'redo', to: Edit[]): Promise<void> {
    const { live, library, view } = this.#parts;
    const takesFocus = view.hasFocus();
    const outcome = await edit[how]();
    if (!outcome.ok) {
      this.#notices.failed(outcome.failure, library.find(edit.id)?.quote.exact ?? '');
      return;
    }
    to.push(edit);
    this.show();
    await live.settled();
    const kind = how === 'undo' ? 'undone' : 'redone';
    if (live.rangeOf(edit.id) && this.#isHere(edit)) {
      view.show({ message: null });
      this.#reaching.reach(edit.id, { hasToolbar: true, takesFocus });
    } else view.show({ marked: null, message: { kind, takesFocus } });
    view.say({ words: i18n.t(`annotation.history.${kind}`), isUrgent: false });
  }

  /** One after the other: what is undone at once after a change must know of it. */
  inTurn(work: () => Promise<void>): Promise<void> {
    const run = this.#last.then(work).then(() => {
      this.show();
    });
    this.#last = run.catch(() => undefined);
    return run;
  }
}

/** A place of a highlight that has just been accepted, as it can be taken back; `accept` accepts it again. */
export function placeEdit(library: PageLibrary, url: string, id: string, accept: Edit['redo']): Edit {
  const acceptedNow = (): string | null => library.find(id)?.accepted ?? null;
  let accepted = acceptedNow();
  return {
    url,
    id,
    undo: () => library.change(url, id, { kind: 'takeBack', accepted }),
    redo: async () => {
      const outcome = await accept();
      accepted = acceptedNow();
      return outcome;
    },
  };
}
