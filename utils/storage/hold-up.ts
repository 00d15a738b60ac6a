/** Whether a connection of another window, which doesn't give way, holds up that the library is opened. */
export class HoldUp {
  #isHeldUp = false;
  readonly #listeners = new Set<(isHeldUp: boolean) => void>();

  set(isHeldUp: boolean): void {
    this.#isHeldUp = isHeldUp;
    for (const listener of this.#listeners) listener(isHeldUp);
  }

  /** Tells how it is now and whenever that may have changed; the function returned ends it. */
  watch(listener: (isHeldUp: boolean) => void): () => void {
    this.#listeners.add(listener);
    listener(this.#isHeldUp);
    return () => {
      this.#listeners.delete(listener);
    };
  }
}
