import { describe, expect, test } from 'vitest';
import { eventsOf, ORDERS, useSteeredProjector } from './testing/steered-projector.js';

const steered = useSteeredProjector();

describe('a rebuild', () => {
  test('is accepted as a job, which tells how far it is and how it ended, and who asked for it', async () => {
    const { status, headers, body } = await steered.projector.post('/projections/orders/rebuild', {
      body: { rate: 100, verify: true },
      headers: { 'x-correlation-id': 'c-1' },
    });
    expect(status).toBe(202);
    expect(headers.get('location')).toBe(`/jobs/${String(body.id)}`);
    expect(body).toMatchObject({ projection: 'orders', verb: 'rebuild', options: { rate: 100, verify: true }, state: 'running' });

    const told = await eventsOf(await steered.projector.stream(`/jobs/${String(body.id)}/changes`));
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
    expect(await steered.room.rows('select generation from read_models.orders_checkpoint')).toEqual([{ generation: 2 }]);
    const { id: job } = body;
    expect(steered.projector.lines.filter((line) => line.job === job)).toMatchObject([
      { msg: 'job begun', projection: 'orders', verb: 'rebuild', by: 'admin ada', correlationId: 'c-1' },
      { msg: 'job ended', projection: 'orders', verb: 'rebuild', state: 'done', exitCode: 0 },
    ]);
  });

  test('goes on being told after the change that the client has, and one that is over is told once more', async () => {
    const id = await steered.slowRebuild('products');
    const stream = await steered.projector.stream(`/jobs/${id}/changes`, { headers: { 'last-event-id': '1' } });
    await steered.projector.post(`/jobs/${id}/cancel`);
    const told = await eventsOf(stream);
    expect(told.every((event) => Number(event.id) > 1)).toBe(true);
    const again = await steered.projector.stream(`/jobs/${id}/changes`, { headers: { 'last-event-id': told.at(-1)?.id ?? '' } });
    expect(await eventsOf(again)).toEqual([told.at(-1)]);
  });

  test('is ended by a cancellation as by Ctrl-C: what is filled is kept, and the next one goes on from there', async () => {
    const id = await steered.slowRebuild('customers');
    const cancelled = await steered.projector.post(`/jobs/${id}/cancel`, { subject: 'otto' });
    expect([cancelled.status, cancelled.headers.get('location')]).toEqual([202, `/jobs/${id}`]);
    expect(await steered.ended(id)).toMatchObject({ state: 'cancelled', cancelledBy: 'admin otto', exitCode: null });
    const [left] = await steered.room.rows(
      `select generation, state, position from projections.generations where name = 'customers' and state <> 'live'`,
    );
    expect(left).toMatchObject({ generation: 2, state: 'rebuilding' });

    const next = await steered.ended((await steered.projector.post('/projections/customers/rebuild')).body.id);
    expect(next).toMatchObject({
      state: 'done',
      notes: [expect.stringContaining(`going on with generation 2 from position ${String(left?.position)}`), expect.anything()],
    });
    const over = await steered.projector.post(`/jobs/${id}/cancel`);
    expect([over.status, over.body.state, over.body.cancelledBy]).toEqual([200, 'cancelled', 'admin otto']);
  });

  test('that finds differences has failed with the exit code of the CLI, and leaves the generation ready to be swapped', async () => {
    await steered.room.rows('update read_models.stock_levels_g1 set on_hand = on_hand + 1');
    const job = await steered.ended(
      (await steered.projector.post('/projections/stock-levels/rebuild', { body: { verify: true } })).body.id,
    );
    expect(job).toMatchObject({ state: 'failed', exitCode: 3, result: { outcome: 'refused', comparison: { differing: 1 } } });

    expect(await steered.ended((await steered.projector.post('/projections/stock-levels/verify')).body.id)).toMatchObject({
      state: 'failed',
      exitCode: 3,
    });
    expect(await steered.ended((await steered.projector.post('/projections/stock-levels/swap')).body.id)).toMatchObject({
      state: 'done',
      exitCode: 0,
    });
    expect(await steered.ended((await steered.projector.post('/projections/stock-levels/rollback')).body.id)).toMatchObject({
      state: 'done',
    });
    expect(await steered.ended((await steered.projector.post('/projections/stock-levels/drop')).body.id)).toMatchObject({
      state: 'done',
      result: { generations: [2] },
    });
  });
});
