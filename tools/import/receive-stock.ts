import { OperatorError } from '../operator-error.js';
import { type CatalogueEntry } from './catalogue.js';
import { stockCommand } from './commands.js';
import { type Invoice } from './invoices.js';
import { type ShopState } from './shop-state.js';
import { phase, report, type Sending } from './sending.js';

/** What the orders of a file still need of one sku, beyond what is there. */
interface Shortage {
  readonly sku: string;
  readonly units: number;
  /** Of the stock when it was looked at; undefined where nothing was ever received. */
  readonly revision: number | undefined;
}

const MOST_ROUNDS = 10;
/** One receipt takes no more. */
const MOST_UNITS = 1_000_000_000;

/**
 * Receives what the orders of the file that are not placed yet need beyond what is available, and nothing where that suffices. So it does not
 * matter which files came before, nor where an import of this one was interrupted.
 *
 * @param orders of the whole file, whatever the window
 * @returns the shop as it was looked at last
 * @throws OperatorError when others change a stock every time
 */
export async function receiveStock(
  catalogue: readonly CatalogueEntry[],
  orders: readonly Invoice[],
  look: () => Promise<ShopState>,
  sending: Sending,
): Promise<ShopState> {
  for (let round = 1; ; round++) {
    const shop = await look();
    const shortages = shortagesOf(orders, shop);
    if (round === 1) sending.tally.count('ReceiveStock', 'already-there', catalogue.length - shortages.length);
    const left = await receive(shortages, sending);
    if (left === undefined) return shop;
    if (round === MOST_ROUNDS) throw new OperatorError(`The stock of ${left} changed every time that it was looked at.`);
  }
}

/** An order that exists has its stock, will take it, or was rejected for good: what is to be received is for those that do not. */
function shortagesOf(orders: readonly Invoice[], { stock, waiting, orders: known }: ShopState): Shortage[] {
  const needs = new Map<string, number>();
  for (const { id, lines } of orders) {
    if (!known.has(id)) for (const { sku, quantity } of lines) needs.set(sku, (needs.get(sku) ?? 0) + quantity);
  }
  return [...needs]
    .map(([sku, units]) => {
      const { available, revision } = stock.get(sku) ?? { available: 0, revision: undefined };
      return { sku, units: units + (waiting.get(sku) ?? 0) - available, revision };
    })
    .filter(({ units }) => units > 0);
}

/** @returns a sku of which not everything was received; undefined where there is none */
async function receive(shortages: readonly Shortage[], sending: Sending): Promise<string | undefined> {
  let left: string | undefined;
  if (shortages.length === 0) return left;
  await phase('stock', shortages, sending, async ({ sku, units, revision }, signal) => {
    const command = stockCommand(sku, Math.min(units, MOST_UNITS), revision);
    const outcome = await sending.client.send(command, signal);
    // Somebody changed the stock since: it must be looked at again.
    const overtaken = outcome.kind === 'refused' && ['revision-mismatch', 'idempotency-key-reused'].includes(outcome.problem.code);
    if (overtaken || units > MOST_UNITS) left = sku;
    if (!overtaken) report(command, outcome, sending);
  });
  return left;
}
