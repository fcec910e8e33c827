import { type CatalogueEntry } from './catalogue.js';
import { type CommandOutcome } from './command-client.js';
import { type Command, creditNoteCommand, orderCommand, productCommands } from './commands.js';
import { type Invoice } from './invoices.js';
import { phase, report, type Sending } from './sending.js';
import { type ShopState } from './shop-state.js';

/** Adds and publishes. A product that is there already stays as it is, also where another file named or priced it otherwise. */
export function sendProducts(catalogue: readonly CatalogueEntry[], sending: Sending): Promise<void> {
  return phase('products', catalogue, sending, async (entry, signal) => {
    const [add, publish] = productCommands(entry);
    const added = await sendOne(add, sending, signal, ['product-exists', 'idempotency-key-reused', 'product-discontinued']);
    if (added.kind !== 'refused') await sendOne(publish, sending, signal, ['product-discontinued']);
  });
}

/**
 * Places what is not there yet.
 *
 * @param products where the last product stands: an order is decided on cached ones, which must not be older
 */
export function sendOrders(orders: readonly Invoice[], shop: ShopState, products: bigint, sending: Sending): Promise<void> {
  return phase('orders', orders, sending, async (invoice, signal) => {
    const command = orderCommand(invoice);
    const there = shop.orders.get(invoice.id) === 'same';
    settle(invoice, command, there ? { kind: 'already-there' } : await sending.client.send(command, signal, products), sending);
  });
}

/** Nothing shows a credit note to compare it with. One that was issued with other lines may have been so in the order of the file, as once was usual. */
export function sendCreditNotes(creditNotes: readonly Invoice[], sending: Sending): Promise<void> {
  return phase('credit notes', creditNotes, sending, async (invoice, signal) => {
    const command = creditNoteCommand(invoice);
    const first = await sending.client.send(command, signal);
    const again = first.kind === 'refused' && first.problem.code === 'idempotency-key-reused';
    settle(invoice, command, again ? await sending.client.send(creditNoteCommand(invoice, [...invoice.lines]), signal) : first, sending);
  });
}

function settle(invoice: Invoice, command: Command, outcome: CommandOutcome, sending: Sending): void {
  report(command, outcome, sending);
  if (outcome.kind !== 'refused') sending.tally.acknowledge(invoice, outcome.kind);
}

/** @param thereAlready the refusals that say that what was asked for is so, or once was */
async function sendOne(command: Command, sending: Sending, signal: AbortSignal, thereAlready: readonly string[]): Promise<CommandOutcome> {
  const sent = await sending.client.send(command, signal);
  const outcome: CommandOutcome = sent.kind === 'refused' && thereAlready.includes(sent.problem.code) ? { kind: 'already-there' } : sent;
  report(command, outcome, sending);
  return outcome;
}
