import { type CDPSession, type Page } from 'playwright-core';

const MEBIBYTE = 1_048_576;
/** Of what was there after the warm-up, and on top of it: a heap is never the same twice. */
const [TOLERATED, ON_TOP_MIB] = [0.15, 2];

/** The heap of a tab, each time after everything that nobody needs was collected. */
export class Heap {
  readonly weights: number[] = [];

  private constructor(
    readonly name: string,
    private readonly session: CDPSession,
  ) {}

  static async of(name: string, page: Page): Promise<Heap> {
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');
    return new Heap(name, session);
  }

  async weigh(): Promise<void> {
    await this.session.send('HeapProfiler.collectGarbage');
    const { metrics } = await this.session.send('Performance.getMetrics');
    const used = metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value;
    if (used === undefined) throw new Error('The browser does not tell how large its heap is');
    this.weights.push(used / MEBIBYTE);
  }

  get isFlat(): boolean {
    const early = Math.max(...this.weights.slice(0, Math.ceil(this.weights.length / 3)));
    return (this.weights.at(-1) ?? 0) <= early * (1 + TOLERATED) + ON_TOP_MIB;
  }
}
