import { Presets, SingleBar } from 'cli-progress';

/** Shows how far the import is: one phase at a time. */
export interface Progress {
  begin(phase: string, total: number): void;
  advance(by?: number): void;
  end(): void;
  /** A sentence beside the progress. */
  say(sentence: string): void;
}

const whole = new Intl.NumberFormat('en');
export const formatCount = (count: number | bigint): string => whole.format(count);
/** @param noun of one */
export const counted = (count: number, noun: string): string => `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`;

/** A bar on a terminal, a line every few seconds elsewhere. */
export function openProgress(stream: NodeJS.WriteStream): Progress {
  return stream.isTTY ? new BarProgress(stream) : new LineProgress(stream);
}

class Pace {
  readonly #startedAt = performance.now();
  value = 0;

  constructor(
    readonly phase: string,
    readonly total: number,
  ) {}

  get figures(): { readonly count: string; readonly rate: string; readonly left: string } {
    const seconds = (performance.now() - this.#startedAt) / 1_000;
    const perSecond = this.value / Math.max(seconds, 0.001);
    return {
      count: `${formatCount(this.value)}/${formatCount(this.total)}`,
      rate: `${formatCount(Math.round(perSecond))}/s`,
      left: this.value === 0 ? 'time left unknown' : `${formatCount(Math.ceil((this.total - this.value) / perSecond))} s left`,
    };
  }
}

class BarProgress implements Progress {
  #bar: SingleBar | undefined;
  #pace = new Pace('', 0);

  constructor(private readonly stream: NodeJS.WriteStream) {}

  begin(phase: string, total: number): void {
    this.end();
    this.#pace = new Pace(phase, total);
    const format = `${phase.padEnd(14)} {bar} {count}  {rate}  {left}`;
    this.#bar = new SingleBar({ stream: this.stream, format, barsize: 30, hideCursor: true, emptyOnZero: true }, Presets.shades_classic);
    this.#bar.start(total, 0, this.#pace.figures);
  }

  advance(by = 1): void {
    this.#pace.value += by;
    this.#bar?.update(this.#pace.value, this.#pace.figures);
  }

  end(): void {
    this.#bar?.update(this.#pace.value, this.#pace.figures);
    this.#bar?.stop();
    this.#bar = undefined;
  }

  say(sentence: string): void {
    // Clears the bar's line; the bar draws itself again below.
    this.stream.write(this.#bar === undefined ? `${sentence}\n` : `\r\u001b[K${sentence}\n`);
  }
}

const LINE_EVERY_MS = 5_000;

class LineProgress implements Progress {
  #pace: Pace | undefined;
  #saidAt = 0;

  constructor(private readonly stream: NodeJS.WritableStream) {}

  begin(phase: string, total: number): void {
    this.end();
    this.#pace = new Pace(phase, total);
    this.#saidAt = performance.now();
  }

  advance(by = 1): void {
    if (this.#pace === undefined) return;
    this.#pace.value += by;
    if (performance.now() - this.#saidAt < LINE_EVERY_MS) return;
    this.#saidAt = performance.now();
    const { count, rate, left } = this.#pace.figures;
    this.say(`${this.#pace.phase}: ${count}, ${rate}, ${left}`);
  }

  end(): void {
    if (this.#pace !== undefined) this.say(`${this.#pace.phase}: ${this.#pace.figures.count}, ${this.#pace.figures.rate}`);
    this.#pace = undefined;
  }

  say(sentence: string): void {
    this.stream.write(`${sentence}\n`);
  }
}
