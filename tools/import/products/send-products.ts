import { createHash } from 'node:crypto';
import { type CommandOutcome } from '../command-client.js';
import { type Command } from '../commands.js';
import { type ProblemDetails } from '../http-answer.js';
import { phase, report, type Sending } from '../sending.js';
import { type ProductLine } from './product-lines.js';
import { changesOf, pricesDiffer, type Shelf, type Shelves, type StoredProduct } from './stored-products.js';

/** What the API takes for a line that says what no product can be; else it refuses for what the shop holds. */
const INVALID: ReadonlySet<number> = new Set([400, 413, 422]);
/** What is refused where somebody else was quicker. */
const OVERTAKEN: ReadonlySet<string> = new Set(['product-exists', 'revision-mismatch']);
const TRIES = 4;

export interface SentProducts {
  /** Products that are as their lines say. */
  readonly done: number;
  /** Lines that say what no product can be. */
  readonly invalid: number;
  readonly firstInvalid?: { readonly line: number; readonly detail: string };
  /** Products that could not be made what their lines say. */
  readonly refused: number;
}

/**
 * Makes the shop hold what the lines say: added, revised, priced and published; and as many on hand as they say at least.
 * @param look what the shop holds of a sku now
 */
export async function sendProductLines(
  lines: readonly ProductLine[],
  shelves: Shelves,
  look: (sku: string) => Promise<Shelf>,
  sending: Sending,
): Promise<SentProducts> {
  const sent: { -readonly [Name in keyof SentProducts]: SentProducts[Name] } = { done: 0, invalid: 0, refused: 0 };
  await phase('products', lines, sending, async (line, signal) => {
    let shelf: Shelf = { product: shelves.products.get(line.sku), stock: shelves.stock.get(line.sku) };
    for (let attempt = 1; ; attempt++) {
      const refusal = await bring(line, shelf, sending, signal);
      if (refusal === undefined) sent.done++;
      else if (OVERTAKEN.has(refusal.outcome.problem.code) && attempt < TRIES) {
        shelf = await look(line.sku);
        continue;
      } else {
        report(refusal.command, refusal.outcome, sending);
        if (INVALID.has(refusal.outcome.status)) {
          sent.invalid++;
          sent.firstInvalid ??= { line: line.line, detail: reasonOf(refusal.outcome.problem) };
        } else sent.refused++;
      }
      return;
    }
  });
  return sent;
}

/** With the field, where the API names one. */
function reasonOf({ detail, errors }: ProblemDetails): string {
  const [first] = Array.isArray(errors) ? (errors as readonly { readonly path?: unknown; readonly message?: unknown }[]) : [];
  return first === undefined ? detail : `${String(first.path)} ${String(first.message)}`;
}

interface Refusal {
  readonly command: Command;
  readonly outcome: Extract<CommandOutcome, { kind: 'refused' }>;
}

/** @returns the first command that is refused, after which there are no others */
async function bring(line: ProductLine, { product, stock }: Shelf, sending: Sending, signal: AbortSignal): Promise<Refusal | undefined> {
  const commands = product === undefined ? additionOf(line) : correctionsOf(line, product);
  if (commands.length === 0) sending.tally.count('AddProduct', 'already-there');
  const missing = (line.stock ?? 0) - (stock?.onHand ?? 0);
  if (missing > 0) commands.push(receiptOf(line, missing, stock?.revision));
  for (const command of commands) {
    const outcome = await sending.client.send(command, signal);
    if (outcome.kind === 'refused') return { command, outcome };
    report(command, outcome, sending);
  }
  return undefined;
}

function additionOf(line: ProductLine): Command[] {
  const { line: _, stock: _stock, ...body } = line;
  return [
    command('AddProduct', line, '/products', 'first', withoutNulls(body)),
    command('PublishProduct', line, `${pathOf(line.sku)}/publish`, 'first', {}),
  ];
}

/** They say how it shall be, whatever it is: so nobody's change in between stands in their way. */
function correctionsOf(line: ProductLine, stored: StoredProduct): Command[] {
  const commands: Command[] = [];
  const next = (name: Command['name'], verb: string, body: Readonly<Record<string, unknown>>) =>
    commands.push(command(name, line, `${pathOf(line.sku)}/${verb}`, stored.revision, body));
  const changes = changesOf(line, stored);
  if (Object.keys(changes).length > 0) next('ReviseProduct', 'revise', changes);
  if (pricesDiffer(line.price, stored)) next('ChangePrice', 'price', { price: line.price });
  // One that is discontinued stays so: the shop says why, where there is anything else to change.
  if (stored.status === 'draft') next('PublishProduct', 'publish', {});
  return commands;
}

/** @param revision of the stock that the quantity was reckoned from, so that nothing is received twice; undefined where there is none */
function receiptOf(line: ProductLine, quantity: number, revision: number | undefined): Command {
  const receipt = command('ReceiveStock', line, `/stock/${encodeURIComponent(line.sku)}/receive`, revision ?? 'first', {
    quantity,
    reference: 'catalogue',
  });
  return { ...receipt, ifMatch: revision };
}

const pathOf = (sku: string): string => `/products/${encodeURIComponent(sku)}`;

/** @param seen the revision that it was decided on */
function command(
  name: Command['name'],
  { line, sku }: ProductLine,
  path: string,
  seen: number | 'first',
  body: Readonly<Record<string, unknown>>,
): Command {
  // The same command again is a repeat, and another body is another command.
  const digest = createHash('sha256').update(JSON.stringify(body)).digest('base64url').slice(0, 22);
  return { name, id: sku, path, idempotencyKey: `catalogue/${name}/${seen}/${digest}`, body, lines: [line] };
}

function withoutNulls(said: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null));
}
