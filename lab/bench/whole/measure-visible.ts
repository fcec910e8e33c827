import { type Random } from '../../test-bed/random.js';
import { loadAtRate } from '../projections/live/command-load.js';
import { type OrderWatch } from '../projections/live/order-watch.js';
import { type Latencies } from '../projections/results.js';
import { type DatabaseWatch } from './database-watch.js';
import { type WholeInstallation } from './installation.js';
import { bodyFor } from './shop.js';

export interface Visible extends Latencies {
  /** Orders that were turned away: the machine does not carry the rate. */
  readonly refused: number;
}

/** From the moment an order is acknowledged to the moment its row can be read, for each of a load at an even rate, half of them guests'. */
export async function measureVisible(
  { sender }: WholeInstallation,
  orders: OrderWatch,
  watch: DatabaseWatch,
  random: Random,
  { rate, milliseconds }: { readonly rate: number; readonly milliseconds: number },
): Promise<Visible> {
  const [guests, customers] = [bodyFor('guests'), bodyFor('customers')];
  let count = 0;
  orders.reset();
  const load = await loadAtRate(sender, random, rate, milliseconds, (orderId, drawn) =>
    (count++ % 2 === 0 ? guests : customers)(orderId, drawn),
  );
  await watch.quiet();
  const last = load.placed.reduce((latest, { position }) => (position > latest ? position : latest), 0n);
  await orders.reached(last);
  const times = orders.visibleAt(load.placed.map(({ position }) => position));
  return {
    refused: load.refused,
    perSecond: (load.placed.length / load.milliseconds) * 1_000,
    // The row may be there before the answer is.
    milliseconds: load.placed.map(({ answered, position }) => Math.max(0, (times.get(position) ?? Number.POSITIVE_INFINITY) - answered)),
  };
}
