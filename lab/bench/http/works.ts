import { type Installation } from './installation.js';
import { KEY } from './request-key.js';
import { clerks, creditBody, customers, guestOrder, ownOrder, receiptBody, skus } from './shop.js';

/** One kind of request, as it is sent to an API and to its floor. */
export interface Work {
  readonly name: string;
  readonly api: 'command' | 'query';
  /** Least part of the floor's rate at 64 callers. */
  readonly target: number | null;
  /** Works that one request counts for. */
  readonly weight: number;
  readonly requests: readonly string[];
}

const DIFFERENT = 2_048;
const WALLETS = 1_000;
const BATCH_LINES = 500;

interface Sent {
  readonly token: string;
  readonly path: string;
  readonly headers?: string;
  readonly body?: string;
}

/** The works of the table. Every principal asks in turn. */
export async function httpWorks({ token }: Installation): Promise<readonly Work[]> {
  const customerTokens = await Promise.all(customers.map((customer) => token('customer', customer)));
  const clerkTokens = await Promise.all(clerks.map((clerk) => token('clerk', clerk)));
  const warehouseTokens = await Promise.all(clerks.map((clerk) => token('warehouse', clerk)));
  const importerTokens = await Promise.all(clerks.map((clerk) => token('importer', clerk)));
  const of = <Item>(items: readonly Item[], index: number) => items[index % items.length] as Item;
  const each = (make: (index: number) => Sent) => Array.from({ length: DIFFERENT }, (_, index) => requestText(make(index)));
  const read = { api: 'query', weight: 1 } as const;
  const command = { api: 'command', weight: 1, target: 0.8 } as const;
  const headers = `Content-Type: application/json\r\nIdempotency-Key: ${KEY}\r\n`;
  return [
    {
      ...read,
      name: 'GET /products/{sku}',
      target: 0.7,
      requests: each((index) => ({ token: of(customerTokens, index), path: `/products/${of(skus, index * 7)}` })),
    },
    {
      ...read,
      name: 'GET /orders/{id}, customers',
      target: 0.6,
      requests: each((index) => ({
        token: of(customerTokens, index),
        path: `/orders/${ownOrder(of(customers, index), Math.floor(index / customers.length))}`,
      })),
    },
    {
      ...read,
      name: 'GET /orders/{id}, staff',
      target: 0.6,
      requests: each((index) => ({
        token: of(clerkTokens, index),
        path: `/orders/${index % 2 === 0 ? guestOrder(index * 13) : ownOrder(of(customers, index * 5), index * 3)}`,
      })),
    },
    {
      ...read,
      name: 'GET /orders?limit=50, customers',
      target: 0.5,
      requests: each((index) => ({ token: of(customerTokens, index), path: `/orders?limit=50&customerId=${of(customers, index)}` })),
    },
    {
      ...read,
      name: 'GET /orders?limit=50, staff',
      target: 0.5,
      requests: each((index) => ({ token: of(clerkTokens, index), path: '/orders?limit=50' })),
    },
    {
      ...command,
      name: 'POST /wallets/{id}/credit',
      requests: each((index) => ({
        token: of(clerkTokens, index),
        path: `/wallets/bench-wallet-${index % WALLETS}/credit`,
        headers,
        body: JSON.stringify(creditBody),
      })),
    },
    {
      ...command,
      name: 'POST /stock/{sku}/receive',
      requests: each((index) => ({
        token: of(warehouseTokens, index),
        path: `/stock/${of(skus, index)}/receive`,
        headers,
        body: JSON.stringify(receiptBody),
      })),
    },
    {
      api: 'command',
      name: `POST /batch of ${BATCH_LINES} credits (lines/s)`,
      target: null,
      weight: BATCH_LINES,
      requests: importerTokens.map((importer) =>
        requestText({ token: importer, path: '/batch', headers: 'Content-Type: application/x-ndjson\r\n', body: batchBody() }),
      ),
    },
  ];
}

function batchBody(): string {
  const line = (index: number) => JSON.stringify({ path: `/wallets/bench-wallet-${index}/credit`, body: creditBody });
  return Array.from({ length: BATCH_LINES }, (_, index) => `${line(index)}\n`).join('');
}

/** A whole request, as it goes over the wire. */
export function requestText({ token, path, headers = '', body }: Sent): string {
  const head = `${body === undefined ? 'GET' : 'POST'} ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\nAuthorization: Bearer ${token}\r\n`;
  return body === undefined ? `${head}\r\n` : `${head}${headers}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}
