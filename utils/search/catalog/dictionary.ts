/** Names and their numbers, which are their places among them. */
export class Dictionary {
  readonly names: string[] = [];
  readonly #numbers = new Map<string, number>();

  /** The number of a name, which is given one where it has none. */
  numberOf(name: string): number {
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    const number = this.names.push(name) - 1;
    this.#numbers.set(name, number);
    return number;
  }

  /** The number of a name; undefined where it has none. */
  find(name: string): number | undefined {
    return this.#numbers.get(name);
  }
}
