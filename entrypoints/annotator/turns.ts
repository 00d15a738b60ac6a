/** After how long the reader is told that what was begun hasn't ended. */
const LATE_AFTER_MS = 30_000;

/** Does one after the other; what doesn't end holds up what comes after it only until its reader is told so. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();

  take(work: () => Promise<void>, onLate: OnLate): Promise<void> {
    // Not `run` itself: a promise that waits for another ends no sooner.
    const begun = this.#last.then(() => ({ run: work() }));
    this.#last = begun.then(({ run }) => endedOrLate(run, onLate));
    return begun.then(({ run }) => run);
  }
}

/** Tells that something takes long; what it gives is called when that has ended. */
type OnLate = () => (() => void) | undefined;

/** Resolves when work has ended, well or not, or `onLate` was called because that takes long. */
export function endedOrLate(work: Promise<unknown>, onLate: OnLate): Promise<void> {
  return new Promise((resolve) => {
    let endLate: (() => void) | undefined;
    const timer = setTimeout(() => {
      endLate = onLate();
      resolve();
    }, LATE_AFTER_MS);
    const end = (): void => {
      clearTimeout(timer);
      endLate?.();
      resolve();
    };
    work.then(end, end);
  });
}
