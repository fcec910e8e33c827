import { type Random } from '../../../test-bed/random.js';
import { type Latencies } from '../results.js';
import { type CommandSender } from './command-sender.js';
import { type Load, loadAtRate, loadByCallers } from './command-load.js';
import { type OrderWatch } from './order-watch.js';

export interface Lag extends Latencies {
  /** Whether the commands were taken, and their rows made, at the rate at which they came. */
  readonly sustained: boolean;
}

/** Rows may be this much later than the last command before the machine counts as left behind. */
const MOST_BEHIND_MS = 1_000;
const CALLERS = 64;

/** From the moment a command is due to the moment its row can be read, for each command of a load at an even rate. */
export async function measureLag(
  sender: CommandSender,
  watch: OrderWatch,
  random: Random,
  rate: number,
  milliseconds: number,
): Promise<Lag> {
  watch.reset();
  const started = performance.now();
  const load = await loadAtRate(sender, random, rate, milliseconds);
  const behindMs = (await untilVisible(watch, load)) - started - milliseconds;
  const times = watch.visibleAt(load.placed.map(({ position }) => position));
  return {
    perSecond: (load.placed.length / load.milliseconds) * 1_000,
    milliseconds: load.placed.map(({ due, position }) => (times.get(position) ?? Number.POSITIVE_INFINITY) - due),
    sustained: load.refused === 0 && behindMs < MOST_BEHIND_MS,
  };
}

/** The most commands per second that the machine takes, their rows included. */
export async function mostPerSecond(sender: CommandSender, watch: OrderWatch, random: Random, milliseconds: number): Promise<number> {
  watch.reset();
  const started = performance.now();
  const load = await loadByCallers(sender, random, CALLERS, milliseconds);
  return (load.placed.length / ((await untilVisible(watch, load)) - started)) * 1_000;
}

/** @returns when the last row could be read @throws Error where a row is not there although it was told to be */
async function untilVisible(watch: OrderWatch, { placed }: Load): Promise<number> {
  const last = placed.reduce((latest, each) => (each.position > latest.position ? each : latest), placed[0] ?? nothingPlaced());
  await watch.reached(last.position);
  const visible = performance.now();
  for (const { orderId } of [last, ...placed.filter((_each, index) => index % 100 === 0)]) {
    if (!(await watch.sees(orderId))) throw new Error(`Order ${orderId} was told to be visible and is not`);
  }
  return visible;
}

function nothingPlaced(): never {
  throw new Error('The command API took no order at all');
}
