import { type CommandOutcome } from './command-client.js';
import { type Command } from './commands.js';
import { type Invoice } from './invoices.js';

type OutcomeCounts = Record<CommandOutcome['kind'], number>;

/** What became of the commands of one run. */
export class Tally {
  readonly #counts = new Map<Command['name'], OutcomeCounts>();
  readonly #acknowledged: Invoice[] = [];
  readonly #written: Invoice[] = [];

  count(name: Command['name'], kind: CommandOutcome['kind'], times = 1): void {
    const counts = this.of(name);
    counts[kind] += times;
    this.#counts.set(name, counts);
  }

  acknowledge(invoice: Invoice, kind: 'new' | 'already-there'): void {
    this.#acknowledged.push(invoice);
    if (kind === 'new') this.#written.push(invoice);
  }

  of(name: Command['name']): OutcomeCounts {
    return this.#counts.get(name) ?? { new: 0, 'already-there': 0, refused: 0 };
  }

  /** The invoices that the store now holds. */
  get acknowledged(): readonly Invoice[] {
    return this.#acknowledged;
  }

  /** Those of them that this run wrote. */
  get written(): readonly Invoice[] {
    return this.#written;
  }

  get refusedCommands(): number {
    return [...this.#counts.values()].reduce((sum, { refused }) => sum + refused, 0);
  }
}
