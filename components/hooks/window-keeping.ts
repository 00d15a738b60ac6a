import type { IndexKeeping } from '@/utils/library/keep-index';
import { otherTasks, pauseBetweenSlices } from '@/utils/shared/steps';

/** What this window keeps the index with. */
export function windowKeeping(): IndexKeeping {
  return {
    locks: navigator.locks,
    pause: pauseBetweenSlices(untilIdle, () => performance.now()),
    isHidden: () => document.hidden,
    wait: (timeMs) => new Promise((resolve) => setTimeout(resolve, timeMs)),
  };
}

/** Waits until the page has nothing else to do, or for a moment where it always has; one that nobody sees has nothing. */
function untilIdle(): Promise<void> {
  if (document.hidden) return otherTasks();
  return new Promise((resolve) => {
    requestIdleCallback(
      () => {
        resolve();
      },
      { timeout: 500 },
    );
  });
}
