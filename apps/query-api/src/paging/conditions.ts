/** Builds a `where` from the filters that are given, with their values as parameters. */
export class Conditions {
  readonly values: unknown[] = [];
  readonly #texts: string[] = [];

  /** @param write the condition, given the placeholder of each value */
  add(values: readonly unknown[], write: (...placeholders: string[]) => string): this {
    this.#texts.push(write(...values.map((value) => this.parameter(value))));
    return this;
  }

  /** The same, unless the value is undefined. */
  addGiven<Value>(value: Value | undefined, write: (placeholder: string) => string): this {
    return value === undefined ? this : this.add([value], write);
  }

  /** A value outside the `where`. @returns its placeholder */
  parameter(value: unknown): string {
    return `$${this.values.push(value)}`;
  }

  get where(): string {
    return this.#texts.length === 0 ? '' : `where ${this.#texts.join(' and ')}`;
  }
}
