/** What an element stores by itself under its own name: several values, each read by its name behind a dot. */
export class ElementOutput {
  readonly #values: Map<string, unknown>;

  constructor(values: Iterable<readonly [string, unknown]> = []) {
    this.#values = new Map([...values].map(([name, value]) => [name.toLowerCase(), value]));
  }

  /** @returns null for what it has not @param name in any case */
  get(name: string): unknown {
    return this.#values.get(name.toLowerCase()) ?? null;
  }

  set(name: string, value: unknown): void {
    this.#values.set(name.toLowerCase(), value);
  }

  /** Names in lower case with their values. */
  entries(): readonly (readonly [string, unknown])[] {
    return [...this.#values];
  }
}
