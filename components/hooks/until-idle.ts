/** Waits until the page has nothing else to do, or for a moment where it always has or nobody sees it. */
export function untilIdle(): Promise<void> {
  return new Promise((resolve) => {
    requestIdleCallback(
      () => {
        resolve();
      },
      { timeout: 500 },
    );
  });
}
