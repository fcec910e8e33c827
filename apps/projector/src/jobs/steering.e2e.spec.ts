import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EngineRoom } from '../testing/engine-room.js';
import { append, orderPlaced, productAdded, stockReceived } from '../testing/events.js';
import { replay } from '../testing/open-workbench.js';
import { type RunningProjector, startProjector } from '../testing/running-projector.js';

const ORDERS = 40;

let room: EngineRoom;
let projector: RunningProjector;
beforeAll(async () => {
  room = await EngineRoom.open();
  for (let order = 0; order < ORDERS; order++) await append(room.store, `order-${order}`, orderPlaced({ orderId: String(order) }));
  await append(room.store, 'product-MUG', productAdded());
  projector = await startProjector(room.url);
  await room.reached(await append(room.store, 'stock-MUG', stockReceived()));
});
afterAll(async () => {
  await projector.close();
  await room[Symbol.asyncDispose]();
});

/** The job once it is over. */
async function ended(id: unknown, by = projector) {
  await room.until(`the end of the job ${String(id)}`, async () => (await by.get(`/jobs/${String(id)}`)).body.state !== 'running');
  return (await by.get(`/jobs/${String(id)}`)).body;
}

/** Asks for a rebuild that takes its time, and waits until it has begun to fill. */
async function slowRebuild(name: string, by = projector) {
  const { status, body } = await by.post(`/projections/${name}/rebuild`, { body: { rate: 1 } });
  expect(status).toBe(202);
  await room.until('some of it is filled', async () => {
    const filling = `select 1 from projections.generations where name = $1 and state = 'rebuilding' and position > 0`;
    return (await room.rows(filling, [name])).length === 1;
  });
  return String(body.id);
}

/** The data of each event of a stream, to its end. */
async function eventsOf(response: Response): Promise<readonly { readonly id: string; readonly data: Record<string, unknown> }[]> {
  const text = await response.text();
  return [...text.matchAll(/^id: (\d+)\ndata: (.*)$/gm)].map(([, id = '', data = '']) => ({
    id,
    data: JSON.parse(data) as Record<string, unknown>,
  }));
}

describe('a rebuild', () => {
  test('is accepted as a job, which tells how far it is and how it ended, and who asked for it', async () => {
    const { status, headers, body } = await projector.post('/projections/orders/rebuild', {
      body: { rate: 100, verify: true },
      headers: { 'x-correlation-id': 'c-1' },
    });
    expect(status).toBe(202);
    expect(headers.get('location')).toBe(`/jobs/${String(body.id)}`);
    expect(body).toMatchObject({ projection: 'orders', verb: 'rebuild', options: { rate: 100, verify: true }, state: 'running' });

    const told = await eventsOf(await projector.stream(`/jobs/${String(body.id)}/changes`));
    const last = told.at(-1)?.data;
    expect(last).toEqual({
      id: body.id,
      projection: 'orders',
      verb: 'rebuild',
      options: { rate: 100, verify: true },
      state: 'done',
      requestedBy: 'admin ada',
      requestedAt: expect.any(String) as string,
      cancelledBy: null,
      progress: { done: ORDERS + 2, total: ORDERS + 2, eventsPerSecond: expect.any(Number) as number, secondsLeft: 0 },
      notes: [expect.stringMatching(/^orders: generation 2, \d+ events in .*live now/)],
      endedAt: expect.any(String) as string,
      exitCode: 0,
      detail: '1 looked at, 1 swapped in.',
      result: expect.objectContaining({ name: 'orders', generation: 2, outcome: 'swapped' }) as object,
    });
    expect(told.map(({ data }) => data.state)).toEqual([...told.slice(1).map(() => 'running'), 'done']);
    expect(await room.rows('select generation from read_models.orders_checkpoint')).toEqual([{ generation: 2 }]);
    const { id: job } = body;
    expect(projector.lines.filter((line) => line.job === job)).toMatchObject([
      { msg: 'job begun', projection: 'orders', verb: 'rebuild', by: 'admin ada', correlationId: 'c-1' },
      { msg: 'job ended', projection: 'orders', verb: 'rebuild', state: 'done', exitCode: 0 },
    ]);
  });

  test('goes on being told after the change that the client has, and one that is over is told once more', async () => {
    const id = await slowRebuild('products');
    const stream = await projector.stream(`/jobs/${id}/changes`, { headers: { 'last-event-id': '1' } });
    await projector.post(`/jobs/${id}/cancel`);
    const told = await eventsOf(stream);
    expect(told.every((event) => Number(event.id) > 1)).toBe(true);
    const again = await projector.stream(`/jobs/${id}/changes`, { headers: { 'last-event-id': told.at(-1)?.id ?? '' } });
    expect(await eventsOf(again)).toEqual([told.at(-1)]);
  });

  test('is ended by a cancellation as by Ctrl-C: what is filled is kept, and the next one goes on from there', async () => {
    const id = await slowRebuild('customers');
    const cancelled = await projector.post(`/jobs/${id}/cancel`, { subject: 'otto' });
    expect([cancelled.status, cancelled.headers.get('location')]).toEqual([202, `/jobs/${id}`]);
    expect(await ended(id)).toMatchObject({ state: 'cancelled', cancelledBy: 'admin otto', exitCode: null });
    const [left] = await room.rows(
      `select generation, state, position from projections.generations where name = 'customers' and state <> 'live'`,
    );
    expect(left).toMatchObject({ generation: 2, state: 'rebuilding' });

    const next = await ended((await projector.post('/projections/customers/rebuild')).body.id);
    expect(next).toMatchObject({
      state: 'done',
      notes: [expect.stringContaining(`going on with generation 2 from position ${String(left?.position)}`), expect.anything()],
    });
    const over = await projector.post(`/jobs/${id}/cancel`);
    expect([over.status, over.body.state, over.body.cancelledBy]).toEqual([200, 'cancelled', 'admin otto']);
  });

  test('that finds differences has failed with the exit code of the CLI, and leaves the generation ready to be swapped', async () => {
    await room.rows('update read_models.stock_levels_g1 set on_hand = on_hand + 1');
    const job = await ended((await projector.post('/projections/stock-levels/rebuild', { body: { verify: true } })).body.id);
    expect(job).toMatchObject({ state: 'failed', exitCode: 3, result: { outcome: 'refused', comparison: { differing: 1 } } });

    expect(await ended((await projector.post('/projections/stock-levels/verify')).body.id)).toMatchObject({ state: 'failed', exitCode: 3 });
    expect(await ended((await projector.post('/projections/stock-levels/swap')).body.id)).toMatchObject({ state: 'done', exitCode: 0 });
    expect(await ended((await projector.post('/projections/stock-levels/rollback')).body.id)).toMatchObject({ state: 'done' });
    expect(await ended((await projector.post('/projections/stock-levels/drop')).body.id)).toMatchObject({
      state: 'done',
      result: { generations: [2] },
    });
  });
});

describe('one job a view', () => {
  test('the same key gives the same job, another body under it is refused', async () => {
    const ask = (body: object) => projector.post('/projections/sales/verify', { body, headers: { 'idempotency-key': 'k-1' } });
    const first = await ask({ rate: 1_000 });
    const again = await ask({ rate: 1_000 });
    await ended(first.body.id);
    const late = await ask({ rate: 1_000 });
    const other = await ask({});

    expect([first.status, first.headers.get('idempotent-replayed')]).toEqual([202, null]);
    for (const { status, headers, body } of [again, late])
      expect([status, headers.get('idempotent-replayed'), body.id]).toEqual([200, 'true', first.body.id]);
    expect([other.status, other.body.code]).toEqual([422, 'idempotency-key-reused']);
    const elsewhere = await projector.post('/projections/sales/pause', { headers: { 'idempotency-key': 'k-1' } });
    expect([elsewhere.status, elsewhere.body.code]).toEqual([422, 'idempotency-key-reused']);
    const whose = await projector.post('/projections/sales/verify', { subject: 'otto', headers: { 'idempotency-key': 'k-1' } });
    expect(whose.status).toBe(202);
    await ended(whose.body.id);
  });

  test('while one is at work the same wish without a key is that job, and any other is refused with its name', async () => {
    const id = await slowRebuild('payments');
    const same = await projector.post('/projections/payments/rebuild', { body: { rate: 1 } });
    expect([same.status, same.body.id]).toEqual([200, id]);
    for (const [verb, asking] of [
      ['rebuild', {}],
      ['rebuild', { body: { rate: 1 }, headers: { 'idempotency-key': 'k-2' } }],
      ['pause', {}],
      ['drop', { body: { unfinished: true } }],
    ] as const) {
      const { status, body } = await projector.post(`/projections/payments/${verb}`, asking);
      expect([verb, status, body.code, body.job]).toEqual([verb, 409, 'job-at-work', id]);
      expect(body.detail).toContain('rebuild, asked for by admin ada');
    }
    await projector.post(`/jobs/${id}/cancel`);
    await ended(id);
    const dropped = await projector.post('/projections/payments/drop', { body: { unfinished: true } });
    expect(await ended(dropped.body.id)).toMatchObject({ state: 'done', result: { generations: [2] } });
  });

  test('of many who ask at once, one begins', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => projector.post('/projections/wallets/rebuild', { body: { rate: 1 } })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 200, 200, 200, 200, 200, 202]);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    await projector.post(`/jobs/${String(answers[0]?.body.id)}/cancel`);
    await ended(answers[0]?.body.id);
  });
});

describe('what cannot be done is refused at once, in the words of the CLI', () => {
  test.each([
    ['nothing/rebuild', {}, 'rebuild nothing', 404, 'not-found'],
    ['nothing/pause', {}, 'pause nothing', 404, 'not-found'],
    ['nothing/parked/retry', {}, 'parked retry nothing', 404, 'not-found'],
    ['product-search/swap', {}, 'swap product-search', 409, 'steering-refused'],
    ['product-search/rollback', {}, 'rollback product-search', 409, 'steering-refused'],
    ['product-search/drop', {}, 'drop product-search', 409, 'steering-refused'],
    ['product-search/drop', { unfinished: true }, 'drop product-search --unfinished', 409, 'steering-refused'],
    ['product-search/parked/retry', { sequence: 'x' }, 'parked retry product-search --sequence x', 409, 'steering-refused'],
    [
      'product-search/parked/discard',
      { reason: 'r', all: true },
      'parked discard product-search --reason r --all',
      409,
      'steering-refused',
    ],
  ])('%s %j', async (path, body, line, status, code) => {
    const answer = await projector.post(`/projections/${path}`, { body });
    const said = await replay(room, line).catch((error: Error) => error.message);
    expect([answer.status, answer.body.code, answer.body.detail]).toEqual([status, code, said]);
  });

  test('a process manager, where a projection is meant', async () => {
    await room.rows(
      `insert into projections.generations (name, generation, kind, version, state) values ('fulfilment', 1, 'process', 1, 'live')`,
    );
    await room.rows(`insert into projections.leases (name, generation) values ('fulfilment', 1)`);
    const answer = await projector.post('/projections/fulfilment/rebuild');
    expect([answer.status, answer.body.detail]).toEqual([409, expect.stringContaining('fulfilment is a process manager')]);
    expect(await ended((await projector.post('/projections/fulfilment/pause')).body.id)).toMatchObject({ state: 'done' });
    expect(await ended((await projector.post('/projections/fulfilment/resume')).body.id)).toMatchObject({
      detail: 'fulfilment is resumed.',
    });
  });

  test('a rebuild beside one of the CLI', async () => {
    const interrupt = new AbortController();
    const cli = replay(room, 'rebuild order-search --rate 1', undefined, interrupt.signal).catch((error: unknown) => error);
    await room.until('it holds the view', async () => {
      const filling = `select 1 from projections.generations where name = 'order-search' and state = 'rebuilding' and position > 0`;
      return (await room.rows(filling)).length === 1;
    });
    const answer = await projector.post('/projections/order-search/rebuild');
    expect([answer.status, answer.body.code]).toEqual([409, 'steering-refused']);
    expect(answer.body.detail).toContain('order-search is being rebuilt by another process already');
    interrupt.abort();
    await cli;
  });
});

test('given a parked event, it is left out with a reason and what waited is applied, or it is tried again, by sequence', async () => {
  const stream = 'product-MUG';
  const park = (position: number, sequence: string, attempts: number) =>
    room.rows(
      `insert into projections.parked (name, generation, position, sequence, stream, revision, type, attempts)
       select 'product-search', generation, $1, $2, $3, 0, 'ProductAdded', $4 from projections.generations where name = 'product-search' and state = 'live'`,
      [position, sequence, stream, attempts],
    );
  await park(ORDERS + 1, 'MUG', 3);
  await park(1, 'TEAPOT', 3);

  const retried = await projector.post('/projections/product-search/parked/retry', { body: { sequence: 'MUG' } });
  expect(await ended(retried.body.id)).toMatchObject({ state: 'done', result: { applied: 1, discarded: 0, failed: [] } });
  const body = { sequence: 'TEAPOT', reason: 'nobody knows it' };
  const discarded = await projector.post('/projections/product-search/parked/discard', { body });
  expect(await ended(discarded.body.id)).toMatchObject({ state: 'done', options: body, result: { discarded: 1 } });

  expect(await room.rows('select sequence, reason from projections.discarded')).toEqual([
    { sequence: 'TEAPOT', reason: 'nobody knows it' },
  ]);
  expect(await room.rows('select 1 from projections.parked')).toEqual([]);
  const [begun] = projector.lines.filter((line) => line.job === discarded.body.id);
  expect(begun).toMatchObject({ by: 'admin ada', options: { sequence: 'TEAPOT' } });
  expect(JSON.stringify(begun)).not.toContain('nobody knows it');
});

test('given a discard that names no sequence, and nobody who could be asked, it is refused as by the CLI', async () => {
  await room.rows(
    `insert into projections.parked (name, generation, position, sequence, stream, revision, type, attempts)
     select 'sales', generation, 1, '0', 'order-0', 0, 'OrderPlaced', 3 from projections.generations where name = 'sales' and state = 'live'`,
  );
  const answer = await projector.post('/projections/sales/parked/discard', { body: { reason: 'r' } });
  expect([answer.status, answer.body.detail]).toEqual([409, expect.stringContaining('leaves out 1 failing events of sales for good')]);
  expect(
    await ended((await projector.post('/projections/sales/parked/discard', { body: { reason: 'r', all: true } })).body.id),
  ).toMatchObject({ state: 'done' });
});

test.each([
  ['rebuild', { rate: 0 }, 'rate'],
  ['rebuild', { rate: '5' }, 'rate'],
  ['rebuild', { verify: 'yes' }, 'verify'],
  ['rebuild', { acceptDifferences: true }, 'acceptDifferences'],
  ['rebuild', { dryRun: true }, 'dryRun'],
  ['swap', { force: true }, 'force'],
  ['drop', { unfinished: 1 }, 'unfinished'],
  ['parked/discard', {}, 'reason'],
  ['parked/discard', { reason: ' ' }, 'reason'],
  ['parked/discard', { reason: 'r', sequence: '7', all: true }, 'all'],
  ['parked/retry', { sequence: '' }, 'sequence'],
  ['pause?now=1', {}, 'now'],
])('%s with %j is refused by name: %s', async (path, body, field) => {
  const answer = await projector.post(`/projections/orders/${path}`, { body });
  expect([answer.status, answer.body.errors]).toEqual([400, [expect.objectContaining({ path: field })]]);
});

test('is for administrators; what is not there is a 404', async () => {
  for (const [role, status] of [
    [undefined, 401],
    ['customer', 403],
    ['clerk', 403],
    ['warehouse', 403],
    ['importer', 403],
  ] as const) {
    expect((await projector.post('/projections/orders/pause', { role })).status).toBe(status);
    expect((await projector.get('/jobs', { role })).status).toBe(status);
    expect((await projector.get('/jobs/none', { role })).status).toBe(status);
    expect((await projector.get('/jobs/none/changes', { role })).status).toBe(status);
    expect((await projector.post('/jobs/none/cancel', { role })).status).toBe(status);
  }
  expect((await projector.get('/jobs/none')).status).toBe(404);
  expect((await projector.get('/jobs/none/changes')).status).toBe(404);
  expect((await projector.post('/jobs/none/cancel')).status).toBe(404);
  const wrong = await projector.get('/jobs/none/changes', { headers: { 'last-event-id': 'x' } });
  expect([wrong.status, wrong.body.code]).toEqual([400, 'validation-failed']);
});

test('the jobs are listed, the newest first, of one view or of all', async () => {
  const { id } = (await projector.post('/projections/sales/pause')).body;
  await ended(id);
  await ended((await projector.post('/projections/sales/resume')).body.id);
  const list = async (query: string) => (await projector.get(`/jobs${query}`)).body.items as { projection: string; verb: string }[];
  expect((await list('?projection=sales')).slice(0, 2).map(({ projection, verb }) => [projection, verb])).toEqual([
    ['sales', 'resume'],
    ['sales', 'pause'],
  ]);
  expect((await list('')).length).toBeGreaterThanOrEqual((await list('?projection=sales')).length);
  expect((await projector.get('/jobs?name=sales')).body.errors).toMatchObject([{ path: 'name' }]);
});

describe('given a projector that ends', () => {
  test('its jobs are interrupted, and say what to do; another projector takes the next one', async () => {
    const leaving = await startProjector(room.url);
    const id = await slowRebuild('product-search', leaving);
    const told = eventsOf(await projector.stream(`/jobs/${id}/changes`));
    await leaving.close();

    expect((await told).at(-1)?.data).toMatchObject({
      id,
      state: 'interrupted',
      detail: expect.stringContaining('ask for the rebuild again') as string,
    });
    const next = await ended((await projector.post('/projections/product-search/rebuild')).body.id);
    expect(next).toMatchObject({ state: 'done', notes: [expect.stringContaining('going on with generation'), expect.anything()] });
  });

  test('by a crash, its job is seen as interrupted once its lease has run out, and holds nobody up', async () => {
    await room.rows(`insert into projections.jobs (id, name, verb, options, requested_by, state, runner, until)
      values ('dead', 'wallets', 'verify', '{}', 'admin ada', 'running', 'a process that is no more', now() - interval '1 s')`);
    expect(await ended((await projector.post('/projections/wallets/verify')).body.id)).toMatchObject({ state: 'done' });
    expect((await projector.get('/jobs/dead')).body).toMatchObject({
      state: 'interrupted',
      detail: expect.stringContaining('begins anew') as string,
    });
    expect(projector.lines).toContainEqual(
      expect.objectContaining({ job: 'dead', msg: expect.stringContaining('was interrupted') as string }),
    );
  });

  test('a job is cancelled through any other projector', async () => {
    const other = await startProjector(room.url);
    try {
      const id = await slowRebuild('wallets', other);
      expect((await projector.post(`/jobs/${id}/cancel`)).status).toBe(202);
      expect(await ended(id)).toMatchObject({ state: 'cancelled' });
    } finally {
      await other.close();
    }
  });

  test('a job that was given up for dead ends before it does harm, and stays interrupted', async () => {
    const id = await slowRebuild('payments');
    await room.rows(`update projections.jobs set until = now() - interval '1 s' where id = $1`, [id]);
    const taken = room.rows(`update projections.jobs set state = 'interrupted' where id = $1`, [id]);
    await taken;
    await room.until('the work has ended', async () =>
      projector.lines.some((line) => line.job === id && String(line.msg).includes('lost')),
    );
    expect((await projector.get(`/jobs/${id}`)).body.state).toBe('interrupted');
    expect(await room.rows(`select 1 from projections.generations where name = 'payments' and generation > 1 and state = 'live'`)).toEqual(
      [],
    );
  });
});
