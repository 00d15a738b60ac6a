/**
 * Resolves when an element is there, can be used and stands still, as somebody with a mouse waits for it: what is still being
 * drawn around it moves it away from under the pointer. Run in a page, and so on its own.
 */
export async function atRest(selector: string, patienceMs: number): Promise<boolean> {
  // What isn't drawn has no frames.
  const frame = () =>
    new Promise<unknown>((resolve) => {
      requestAnimationFrame(resolve);
      setTimeout(resolve, 1000);
    });
  const place = (): string => {
    const element = document.querySelector(selector);
    return element?.matches(':enabled, :not(button, input, select, textarea)') === true
      ? JSON.stringify(element.getBoundingClientRect())
      : '';
  };
  for (const started = performance.now(); performance.now() - started < patienceMs;) {
    const before = place();
    await frame();
    await frame();
    if (before !== '' && place() === before) return true;
  }
  throw new Error(`${selector} never came to rest in ${document.body.innerText}`);
}
