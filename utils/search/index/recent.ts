/** Keeps what was used last, as much of it as has room. */
export class Recent<Value> {
  readonly #most: number;
  readonly #sizeOf: (value: Value) => number;
  /** What was used last at the end. */
  readonly #values = new Map<number, Value>();
  #size = 0;

  /** `most`: the sum of the sizes. */
  constructor(most: number, sizeOf: (value: Value) => number) {
    [this.#most, this.#sizeOf] = [most, sizeOf];
  }

  get(key: number): Value | undefined {
    const value = this.#values.get(key);
    if (value === undefined) return undefined;
    this.#values.delete(key);
    this.#values.set(key, value);
    return value;
  }

  set(key: number, value: Value): void {
    this.delete(key);
    this.#values.set(key, value);
    this.#size += this.#sizeOf(value);
    for (const oldest of this.#values.keys()) {
      if (this.#size <= this.#most) break;
      this.delete(oldest);
    }
  }

  delete(key: number): void {
    const value = this.#values.get(key);
    if (value === undefined) return;
    this.#values.delete(key);
    this.#size -= this.#sizeOf(value);
  }
}
