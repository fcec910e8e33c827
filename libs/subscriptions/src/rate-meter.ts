/** Events per second over the last few seconds, from a counter that is read now and then. */
export class RateMeter {
  readonly #samples: { readonly at: number; readonly count: number }[] = [];

  constructor(
    private readonly windowMs = 5_000,
    private readonly now: () => number = () => performance.now(),
  ) {}

  sample(count: number): number {
    const at = this.now();
    this.#samples.push({ at, count });
    while (this.#samples.length > 2 && at - (this.#samples[1] as { at: number }).at >= this.windowMs) this.#samples.shift();
    const first = this.#samples[0] as { at: number; count: number };
    return at === first.at ? 0 : ((count - first.count) * 1_000) / (at - first.at);
  }
}
