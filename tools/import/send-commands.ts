import { type CatalogueEntry } from './catalogue.js';
import { type CommandClient, type CommandOutcome } from './command-client.js';
import { type Command, creditNoteCommand, orderCommand, productCommands, stockCommand } from './commands.js';
import { inParallel } from './in-parallel.js';
import { type Invoice } from './invoices.js';
import { type Progress } from './progress.js';
import { type Report } from './report.js';
import { type RetailData } from './retail-data.js';
import { type Tally } from './tally.js';

interface Sending {
  readonly client: CommandClient;
  readonly concurrency: number;
  readonly tally: Tally;
  readonly report: Report;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

/**
 * Products, then their stock, then orders, then credit notes; each phase begins when the one before is acknowledged.
 *
 * @throws OperatorError when the command API cannot be reached or used
 */
export async function sendCommands(data: RetailData, sending: Sending): Promise<void> {
  await sendProducts(data.catalogue, sending);
  // An order is decided on cached products: they must not be older than what was just acknowledged.
  const { furthestPosition } = sending.client;
  await phase('stock', data.catalogue, sending, async (entry, signal) => {
    await sendOne(stockCommand(entry), sending, signal);
  });
  await phase('orders', data.orders, sending, (invoice, signal) =>
    sendInvoice(invoice, orderCommand(invoice), sending, signal, furthestPosition),
  );
  await phase('credit notes', data.creditNotes, sending, (invoice, signal) =>
    sendInvoice(invoice, creditNoteCommand(invoice), sending, signal),
  );
}

function sendProducts(catalogue: readonly CatalogueEntry[], sending: Sending): Promise<void> {
  return phase('products', catalogue, sending, async (entry, signal) => {
    const [add, publish] = productCommands(entry);
    const added = await sendOne(add, sending, signal);
    if (added.kind !== 'refused') await sendOne(publish, sending, signal);
  });
}

async function sendInvoice(
  invoice: Invoice,
  command: Command,
  sending: Sending,
  signal: AbortSignal,
  decideOnPosition?: bigint,
): Promise<void> {
  const outcome = await sendOne(command, sending, signal, decideOnPosition);
  if (outcome.kind !== 'refused') sending.tally.acknowledged.push(invoice);
}

async function sendOne(command: Command, sending: Sending, signal: AbortSignal, decideOnPosition?: bigint): Promise<CommandOutcome> {
  const outcome = await sending.client.send(command, signal, decideOnPosition);
  sending.tally.count(command.name, outcome.kind);
  if (outcome.kind === 'refused') sending.report.refusedCommand(command, outcome.status, outcome.problem);
  return outcome;
}

async function phase<Item>(
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
