/** What a program does that knows nothing of all this: the same framework, a validation that does nothing, and one statement with the driver alone. */
import { randomUUID } from 'node:crypto';
import { type AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { type Readable } from 'node:stream';
import fastify from 'fastify';
import pg from 'pg';

/** Its first message. */
export interface FloorServes {
  readonly port: number;
}

/** Single-row floors never use more connections than this. */
const INSERT_CONNECTIONS = 32;
const READ_CONNECTIONS = 8;

const PRODUCT =
  'select sku, name, description, category, attributes, price, currency, status, revision, position from read_models.products';
const ORDER = `select order_id, customer_id, status, currency, lines, total, amount_due, ship_to, payment_method, payment_status, placed_at, updated_at, rejection,
  hold_reason, held_since, revision, position from read_models.orders`;
const LATEST = 'order by placed_at desc, order_id desc limit $1';
const INSERT = 'insert into floor (stream, revision, id, type, data, metadata) values ($1, $2, $3, $4, $5, $6)';

interface Asked {
  readonly Params: { readonly id: string };
  readonly Querystring: { readonly limit?: string; readonly customerId?: string };
}

const [url = ''] = process.argv.slice(2);
const reads = new pg.Pool({ connectionString: url, max: READ_CONNECTIONS });
const inserts = new pg.Pool({ connectionString: url, max: INSERT_CONNECTIONS });
for (const pool of [reads, inserts]) pool.on('error', () => undefined); // The server is stopped when the benchmark is interrupted.

const app = fastify({ bodyLimit: 1_048_576 });
app.setValidatorCompiler(() => () => true);
const schema = { params: {}, querystring: {} };

app.get<Asked>('/products/:id', { schema }, async ({ params: { id } }) => {
  const { rows } = await reads.query({ name: 'product', text: `${PRODUCT} where sku = $1`, values: [id] });
  return rows[0];
});
app.get<Asked>('/orders/:id', { schema }, async ({ params: { id } }) => {
  const { rows } = await reads.query({ name: 'order', text: `${ORDER} where order_id = $1`, values: [id] });
  return rows[0];
});
app.get<Asked>('/orders', { schema }, async ({ query: { limit = '50', customerId } }) => {
  const { rows } =
    customerId === undefined
      ? await reads.query({ name: 'orders', text: `${ORDER} ${LATEST}`, values: [limit] })
      : await reads.query({ name: 'own', text: `${ORDER} where customer_id = $2 ${LATEST}`, values: [limit, customerId] });
  return { items: rows };
});
for (const path of ['/wallets/:id/credit', '/stock/:id/receive']) {
  app.post<Asked>(path, { schema: { ...schema, body: {} } }, async ({ params: { id }, body }) => {
    await insert(id, body);
    return { id, revision: 0 };
  });
}
app.addContentTypeParser('application/x-ndjson', (_request, payload, done) => done(null, payload));
app.post('/batch', async ({ body }, reply) => {
  const lines: Promise<string>[] = [];
  for await (const line of createInterface({ input: body as Readable })) {
    lines.push(insert('batch', JSON.parse(line) as unknown).then(() => '{"status":200}\n'));
  }
  return reply.type('application/x-ndjson').send((await Promise.all(lines)).join(''));
});

/** A row of the size and shape of an event. */
async function insert(stream: string, data: unknown): Promise<void> {
  const metadata = { commandId: randomUUID(), actor: { role: 'clerk', subject: 'bench' }, correlationId: randomUUID() };
  const values = [stream, 0, randomUUID(), 'Floor', JSON.stringify(data), JSON.stringify(metadata)];
  await inserts.query({ name: 'insert', text: INSERT, values });
}

await app.listen({ port: 0, host: '127.0.0.1' });
process.on('disconnect', () => process.exit());
const serves: FloorServes = { port: (app.server.address() as AddressInfo).port };
process.send?.(serves);
