/** Remembers figures that can only rise or stay, as one reader sees them one after the other. */
export class NeverLess {
  readonly #seen = new Map<string, bigint>();

  /** @returns what has dropped, in words */
  look(subject: string, figures: Readonly<Record<string, bigint>>): readonly string[] {
    const dropped: string[] = [];
    for (const [name, value] of Object.entries(figures)) {
      const key = `${subject} ${name}`;
      const before = this.#seen.get(key);
      if (before !== undefined && value < before) dropped.push(`${subject}: ${name} dropped from ${before} to ${value}`);
      this.#seen.set(key, value);
    }
    return dropped;
  }
}
