/** After how long the reader is told that what was begun hasn't ended. */
const LATE_AFTER_MS = 30_000;

/** Does one after the other; what doesn't end holds up what comes after it only until its reader is told so. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();

  take(work: () => Promise<void>, onLate: () => void): Promise<void> {
    // Not `run` itself: a promise that waits for another ends no sooner.
    const begun = this.#last.then(() => ({ run: work() }));
    this.#last = begun.then(({ run }) => endedOrLate(run, onLate));
    return begun.then(({ run }) => run);
  }
}

/** Resolves when work has ended, well or not, or `onLate` was called because that takes long. */
export function endedOrLate(work: Promise<unknown>, onLate: () => void): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      onLate();
      resolve();
    }, LATE_AFTER_MS);
    const end = (): void => {
      clearTimeout(timer);
      resolve();
    };
    work.then(end, end);
  });
}
