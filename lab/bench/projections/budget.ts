/** What is left of the time that a suite may take. */
export class Budget {
  readonly #started = performance.now();

  constructor(private readonly milliseconds: number) {}

  /** @param reserve milliseconds that what comes later needs */
  allows(milliseconds: number, reserve: number): boolean {
    return performance.now() - this.#started + milliseconds + reserve <= this.milliseconds;
  }
}
