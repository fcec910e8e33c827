import { parseAmount } from '#events/contracts/money';
import { OperatorError } from '../operator-error.js';
import { type RetailLine } from './read-line.js';

/** What the file as a whole says about a sku. It never depends on the window, so a week and the year agree. */
export interface CatalogueEntry {
  readonly sku: string;
  readonly name: string;
  /** Pounds. */
  readonly price: string;
  /** Units sold in the whole file: the stock that the year needs. */
  readonly unitsSold: number;
}

interface Tally {
  readonly names: Map<string, number>;
  readonly prices: Map<string, number>;
  unitsSold: number;
}

/** Gathers, sale by sale, the products that the sales need. */
export class Catalogue {
  readonly #tallies = new Map<string, Tally>();
  readonly #stockCodes = new Map<string, string>();

  /** @throws OperatorError when two stock codes would become the same sku */
  add({ kind, line, sku, stockCode, description, unitPrice, quantity }: RetailLine): void {
    const owner = this.#stockCodes.get(sku);
    if (owner === undefined) this.#stockCodes.set(sku, stockCode);
    else if (owner !== stockCode) {
      throw new OperatorError(`Line ${line}: the stock codes "${owner}" and "${stockCode}" would both become the sku ${sku}.`);
    }
    if (kind === 'sale') this.#count(sku, description.trim(), unitPrice, quantity);
  }

  /** In the order of their first sales. */
  get entries(): readonly CatalogueEntry[] {
    return [...this.#tallies].map(([sku, tally]) => ({
      sku,
      name: mostFrequent(tally.names, inCodePointOrder) ?? sku,
      price: mostFrequent(tally.prices, cheapestFirst) ?? '0',
      unitsSold: tally.unitsSold,
    }));
  }

  #count(sku: string, name: string, price: string, quantity: number): void {
    let tally = this.#tallies.get(sku);
    if (tally === undefined) {
      tally = { names: new Map(), prices: new Map(), unitsSold: 0 };
      this.#tallies.set(sku, tally);
    }
    if (name !== '') tally.names.set(name, (tally.names.get(name) ?? 0) + 1);
    tally.prices.set(price, (tally.prices.get(price) ?? 0) + 1);
    tally.unitsSold += quantity;
  }
}

/** Of the values seen most often the first in the given order, so that the same file always gives the same answer. */
function mostFrequent(counts: ReadonlyMap<string, number>, order: (left: string, right: string) => number): string | undefined {
  const most = Math.max(...counts.values());
  return [...counts.keys()].filter((value) => counts.get(value) === most).sort(order)[0];
}

// UTF-8 bytes sort as code points do; UTF-16 code units do not.
const inCodePointOrder = (left: string, right: string) => Buffer.compare(Buffer.from(left), Buffer.from(right));

function cheapestFirst(left: string, right: string): number {
  const difference = parseAmount(left) - parseAmount(right);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
