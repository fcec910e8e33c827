import { type BatchLine } from './batch-line.js';

/** What a line changes, and what it rests on that another line may change. */
export interface Footprint {
  readonly writes: readonly string[];
  readonly reads: readonly string[];
}

/** Every line rests on it; what concerns all of them changes it. */
const EVERYTHING = '*';

/**
 * By which resources a line has to keep its turn among the others: a later line that builds on an earlier one is worked on after it. An order rests on
 * the products, the stock and the wallet that it is placed upon; a payment is its order's.
 * @param subject whose orders those are that name nobody
 */
export function footprintOf({ path, body, idempotencyKey }: BatchLine, subject: string): Footprint {
  const [collection = '', id, verb] = path.split('/').slice(1);
  const writes = idempotencyKey === undefined ? [] : [`${path}#${idempotencyKey}`];
  const skus = [body.sku, ...(Array.isArray(body.lines) ? body.lines.map(skuOf) : [])].filter((sku) => typeof sku === 'string');
  const reads = [EVERYTHING, ...skus.flatMap((sku) => [`products/${sku}`, `stock/${sku}`])];
  switch (collection) {
    case 'products':
      writes.push(`products/${id ?? textOf(body.sku)}`);
      break;
    case 'stock':
      writes.push(`stock/${id ?? ''}`);
      reads.push(`products/${id ?? ''}`);
      break;
    case 'payments':
    case 'orders': {
      const customer = textOf(body.customerId) || subject;
      if (id !== undefined || body.orderId !== undefined) writes.push(`orders/${id ?? textOf(body.orderId)}`);
      if (id === undefined) reads.push(`customers/${customer}`, `wallets/${customer}`);
      break;
    }
    case 'wallets':
      writes.push(`wallets/${id ?? ''}`);
      reads.push(`customers/${id ?? ''}`);
      break;
    case 'credit-notes':
      if (body.creditNoteId !== undefined) writes.push(`credit-notes/${textOf(body.creditNoteId)}`);
      reads.push(`customers/${textOf(body.customerId)}`);
      break;
    case 'customers':
      // An erasure frees an address for others and ends what is known of orders; it is rare, and everything waits for it.
      if (verb === 'erase') writes.push(EVERYTHING);
      writes.push(`customers/${id ?? textOf(body.customerId)}`);
      if (body.email !== undefined) writes.push(`email/${textOf(body.email).trim().toLowerCase()}`);
  }
  return { writes, reads };
}

function skuOf(line: unknown): unknown {
  return typeof line === 'object' && line !== null ? (line as { sku?: unknown }).sku : undefined;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
