/** A quote that isn't found is looked for again after this time, and at the latest after that, in milliseconds. */
const FIRST_WAIT_MS = 400;
const LONGEST_WAIT_MS = 60_000;

/**
 * When quotes that weren't found in a changing page are looked for again: they may come with the next change, or never. The
 * longer one isn't found, the less often it is looked for. Times are milliseconds of one clock.
 */
export class LostQuotes {
  readonly #waits = new Map<string, { waitMs: number; due: number }>();

  /** It was looked for in vain. */
  missed(id: string, now: number): void {
    const before = this.#waits.get(id);
    const waitMs = before ? Math.min(before.waitMs * 2, LONGEST_WAIT_MS) : FIRST_WAIT_MS;
    this.#waits.set(id, { waitMs, due: now + waitMs });
  }

  found(id: string): void {
    this.#waits.delete(id);
  }

  /** Whether it is to be looked for; also one of which nothing is known. */
  isDue(id: string, now: number): boolean {
    return (this.#waits.get(id)?.due ?? 0) <= now;
  }

  /** When the first of these is due; infinity without any. */
  firstDue(ids: string[]): number {
    return Math.min(...ids.map((id) => this.#waits.get(id)?.due ?? 0));
  }

  clear(): void {
    this.#waits.clear();
  }
}
