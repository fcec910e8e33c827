import { setTimeout as delay } from 'node:timers/promises';
import { type HttpAnswer, describeAnswer, headerOf, positionOf } from '#tools/import/http-answer';
import { type Exchange, openExchange } from '#tools/import/exchange';
import { type Random } from '../../test-bed/random.js';
import { type Installation } from './installation.js';
import { NeverLess } from './never-less.js';
import { askSomething, type Page, type Question } from './query-routes.js';
import { type Shop } from './shop.js';

const PAUSE_MS = 12;
const ANSWER_MS = 10_000;

/** Asks one question after the other, and takes nothing but a good answer that is at least as new as the one before. */
export class Reader {
  readonly milliseconds: number[] = [];
  notModified = 0;
  readonly #exchange: Exchange;
  readonly #tags = new Map<string, string>();
  readonly #seen = new NeverLess();

  constructor(
    private readonly installation: Installation,
    private readonly shop: Shop,
    private readonly random: Random,
    private readonly faults: string[],
  ) {
    this.#exchange = openExchange(installation.queryApiUrl);
  }

  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const question = askSomething(this.shop, this.random);
      const began = performance.now();
      try {
        await (question.isStream ? this.#watch(question) : this.#ask(question));
      } catch (error) {
        this.faults.push(`GET ${question.path} failed: ${String(error)}`);
      }
      this.milliseconds.push(performance.now() - began);
      await delay(PAUSE_MS);
    }
  }

  async #ask({ path, view, figures, since }: Question): Promise<void> {
    const least = since ?? (view !== undefined && this.random.next() < 0.3 ? this.shop.position : undefined);
    const tag = this.random.next() < 0.5 ? this.#tags.get(path) : undefined;
    const headers = { ...this.#headers(least), ...(tag !== undefined && { 'if-none-match': tag }) };
    const answer = await this.#exchange(
      { method: 'GET', path, headers, body: undefined, withinMs: ANSWER_MS },
      new AbortController().signal,
    );
    if (answer.status !== 200 && !(answer.status === 304 && tag !== undefined)) {
      this.faults.push(`GET ${path}: ${describeAnswer(answer)}`);
      return;
    }
    const dropped = view === undefined ? [] : this.#seen.look(view, { position: this.#positionIn(path, answer, least) });
    const sums = answer.status === 200 && figures !== undefined ? this.#seen.look(path, figures(answer.json as Page)) : [];
    this.faults.push(...dropped, ...sums);
    if (answer.status === 304) this.notModified++;
    const given = headerOf(answer, 'etag');
    if (given !== undefined) this.#tags.set(path, given);
  }

  #positionIn(path: string, answer: HttpAnswer, least = 0n): bigint {
    const position = positionOf(answer);
    if (position === undefined) this.faults.push(`GET ${path} has no Event-Position`);
    else if (position < least) this.faults.push(`GET ${path} answers for position ${position}, and was asked for ${least}`);
    return position ?? 0n;
  }

  /** The order as it is, and no further. */
  async #watch({ path, since }: Question): Promise<void> {
    const leave = new AbortController();
    const timer = setTimeout(() => leave.abort(new Error('no first event')), ANSWER_MS);
    try {
      const response = await fetch(this.installation.queryApiUrl + path, { headers: this.#headers(since), signal: leave.signal });
      const first = await response.body?.getReader().read();
      if (response.status !== 200 || first?.value === undefined) this.faults.push(`GET ${path}: ${response.status} without an event`);
    } finally {
      clearTimeout(timer);
      leave.abort();
    }
  }

  #headers(least: bigint | undefined): Record<string, string> {
    return { authorization: `Bearer ${this.installation.token}`, ...(least !== undefined && { 'min-event-position': `${least}` }) };
  }
}
