import { type CommandClient, type CommandOutcome } from './command-client.js';
import { type Command } from './commands.js';
import { inParallel } from './in-parallel.js';
import { type Progress } from './progress.js';
import { type Report } from './report.js';
import { type Tally } from './tally.js';

/** What every phase of an import works with. */
export interface Sending {
  readonly client: CommandClient;
  readonly concurrency: number;
  readonly tally: Tally;
  readonly report: Report;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

/** Does the work for all items, as many at a time as the import may. @throws the first failure */
export async function phase<Item>(
  name: string,
  items: readonly Item[],
  { concurrency, progress, signal }: Sending,
  work: (item: Item, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  progress.begin(name, items.length);
  try {
    await inParallel(items, concurrency, signal, async (item, either) => {
      await work(item, either);
      progress.advance();
    });
  } finally {
    progress.end();
  }
}

/** Counts what became of a command, and reports it where it was refused. */
export function report(command: Command, outcome: CommandOutcome, { tally, report }: Sending): void {
  tally.count(command.name, outcome.kind);
  if (outcome.kind === 'refused') report.refusedCommand(command, outcome.status, outcome.problem);
}
