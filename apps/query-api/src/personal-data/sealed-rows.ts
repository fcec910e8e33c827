import { type StoredTrace } from '#personal-data/key-vault';
import { customerSubject, orderSubject } from '#personal-data/subjects';
import { type Client } from '#postgres/client';
import { withOneConnection } from '#postgres/one-connection';
import { holdsSealed } from './opened.js';

const LOOKED_AT = 1_000;
const PATIENCE_MS = 5_000;

/**
 * What the views say about the keys: whose data is sealed in the rows that came last. This side reads no events; where nothing is sealed it needs no
 * keys either. Views that cannot be read say nothing, for whoever asks for something finds out.
 */
export async function sealedRows(readModelsUrl: string): Promise<StoredTrace> {
  try {
    const sealed = await withOneConnection({ url: readModelsUrl, name: 'orderline-query-api', patienceMs: PATIENCE_MS }, lastSubjects);
    return { events: sealed.length > 0, sealed: [...new Set(sealed)] };
  } catch {
    return { events: false, sealed: [] }; // See above: nothing is known.
  }
}

async function lastSubjects(client: Client): Promise<readonly string[]> {
  const { rows: orders } = await client.query<{ order_id: string; customer_id: string | null; ship_to: object }>(
    `select order_id, customer_id, ship_to from read_models.orders order by placed_at desc limit ${LOOKED_AT}`,
  );
  const { rows: customers } = await client.query<{ customer_id: string }>(
    `select customer_id, name, email, phone, address from read_models.customers order by position desc limit ${LOOKED_AT}`,
  );
  return [
    ...orders
      .filter(({ ship_to }) => holdsSealed(ship_to))
      .map(({ order_id, customer_id }) => orderSubject({ orderId: order_id, customerId: customer_id })),
    ...customers.filter(holdsSealed).map(({ customer_id }) => customerSubject(customer_id)),
  ];
}
