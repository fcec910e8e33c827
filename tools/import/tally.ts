import { type CommandOutcome } from './command-client.js';
import { type Command } from './commands.js';
import { type Invoice } from './invoices.js';

type OutcomeCounts = Record<CommandOutcome['kind'], number>;

/** What became of the commands of one run. */
export class Tally {
  readonly #counts = new Map<Command['name'], OutcomeCounts>();
  /** The invoices that the store now holds. */
  readonly acknowledged: Invoice[] = [];

  count(name: Command['name'], kind: CommandOutcome['kind']): void {
    const counts = this.of(name);
    counts[kind]++;
    this.#counts.set(name, counts);
  }

  of(name: Command['name']): OutcomeCounts {
    return this.#counts.get(name) ?? { new: 0, 'already-there': 0, refused: 0 };
  }

  get refusedCommands(): number {
    return [...this.#counts.values()].reduce((sum, { refused }) => sum + refused, 0);
  }
}
