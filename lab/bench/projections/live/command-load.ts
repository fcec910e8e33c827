import { setTimeout as delay } from 'node:timers/promises';
import { type Random } from '../../../test-bed/random.js';
import { type Answered } from './command-sender.js';
import { placeOrderBody } from './placing.js';

/** A command that was answered. Times in milliseconds of this process's clock. */
export interface Placed {
  readonly orderId: string;
  /** When it was due, whether it could be sent then or not: who waits in a queue waits too. */
  readonly due: number;
  readonly answered: number;
  readonly position: bigint;
}

export interface Load {
  readonly placed: readonly Placed[];
  readonly refused: number;
  /** From the first due time to the last answer. */
  readonly milliseconds: number;
}

/** Where orders are sent. */
export interface OrderSender {
  placeOrder(body: object): Promise<Answered>;
}

/** What is ordered. */
export type BodyOf = (orderId: string, random: Random) => object;

let run = 0;

/** Orders at an even rate, whether the answers keep up or not. */
export async function loadAtRate(
  sender: OrderSender,
  random: Random,
  rate: number,
  milliseconds: number,
  bodyOf: BodyOf = placeOrderBody,
): Promise<Load> {
  const collect = new Collecting(sender, random, bodyOf);
  const count = Math.round((rate * milliseconds) / 1_000);
  const started = performance.now();
  for (let sent = 0; sent < count;) {
    const due = Math.min(count, Math.floor(((performance.now() - started) * rate) / 1_000) + 1);
    for (; sent < due; sent++) void collect.place(started + (sent * 1_000) / rate);
    await delay(1);
  }
  return collect.finish(started);
}

/** Orders from so many callers, each sending its next when it has its answer: the most that the machine does. */
export async function loadByCallers(
  sender: OrderSender,
  random: Random,
  callers: number,
  milliseconds: number,
  bodyOf: BodyOf = placeOrderBody,
): Promise<Load> {
  const collect = new Collecting(sender, random, bodyOf);
  const started = performance.now();
  const caller = async () => {
    for (let now = started; now < started + milliseconds; now = performance.now()) await collect.place(now);
  };
  await Promise.all(Array.from({ length: callers }, caller));
  return collect.finish(started);
}

class Collecting {
  readonly #name = `live-${process.pid}-${++run}`;
  readonly #placed: Placed[] = [];
  readonly #underWay = new Set<Promise<void>>();
  #count = 0;
  #refused = 0;

  constructor(
    private readonly sender: OrderSender,
    private readonly random: Random,
    private readonly bodyOf: BodyOf,
  ) {}

  place(due: number): Promise<void> {
    const orderId = `${this.#name}-${++this.#count}`;
    const answered = this.sender.placeOrder(this.bodyOf(orderId, this.random)).then(({ status, position }) => {
      if (status === 201) this.#placed.push({ orderId, due, answered: performance.now(), position });
      else this.#refused++;
    });
    const done = answered.finally(() => this.#underWay.delete(done));
    this.#underWay.add(done);
    done.catch(() => undefined); // Reported at the end.
    return done;
  }

  async finish(started: number): Promise<Load> {
    await Promise.all(this.#underWay);
    return { placed: this.#placed, refused: this.#refused, milliseconds: performance.now() - started };
  }
}
