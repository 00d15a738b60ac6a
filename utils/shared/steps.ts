/** Long work that says, between its steps, where it may be held up; what it returns is its result. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Does the work in one stretch. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same work as long as somebody wants it; null when nobody does any more. */
export function* whileWanted<T>(steps: Steps<T>, isWanted: () => boolean): Steps<T | null> {
  while (isWanted()) {
    const step = steps.next();
    if (step.done) return step.value;
    yield;
  }
  return null;
}

/** The same work; `spend` is told how long each step took by a clock, in its units. What is done between them doesn't count. */
export function* timed<T>(steps: Steps<T>, clock: () => number, spend: (time: number) => void): Steps<T> {
  for (;;) {
    const begun = clock();
    const step = steps.next();
    spend(clock() - begun);
    if (step.done) return step.value;
    yield;
  }
}

/** Time after which work that somebody waits for makes way for the page, in milliseconds. */
const SLICE_MS = 30;
/** Longest stretch of work between which the reader may scroll and type, in milliseconds. */
const SHORT_SLICE_MS = 8;

/**
 * Does the work in slices, between which the page may answer its reader; none is much longer than a step or than `sliceMs`
 * milliseconds.
 */
export async function inSlices<T>(steps: Steps<T>, sliceMs = SLICE_MS): Promise<T> {
  let begun = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - begun < sliceMs) continue;
    await otherTasks();
    begun = performance.now();
  }
}

/** The same, where the reader scrolls and types meanwhile. */
export function inShortSlices<T>(steps: Steps<T>): Promise<T> {
  return inSlices(steps, SHORT_SLICE_MS);
}

/**
 * Asks at steps of work whether it is to be held up: null as long as it has gone on for less than `sliceMs` milliseconds by a
 * clock, else what `pause` does.
 */
export function pauseBetweenSlices(
  pause: () => Promise<void>,
  clock: () => number,
  sliceMs = SHORT_SLICE_MS,
): () => Promise<void> | null {
  let begun = clock();
  return () => {
    if (clock() - begun < sliceMs) return null;
    return pause().then(() => {
      begun = clock();
    });
  };
}

/** Lets the tasks that wait have their turn. A message is not held up in tabs behind others, as a timer is. */
export function otherTasks(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
