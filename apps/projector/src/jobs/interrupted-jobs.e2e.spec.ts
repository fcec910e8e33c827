import { describe, expect, test } from 'vitest';
import { startProjector } from '../testing/running-projector.js';
import { eventsOf, useSteeredProjector } from './testing/steered-projector.js';

const steered = useSteeredProjector();

describe('given a projector that ends', () => {
  test('its jobs are interrupted, and say what to do; another projector takes the next one', async () => {
    const leaving = await startProjector(steered.room.url);
    const id = await steered.slowRebuild('product-search', leaving);
    const told = eventsOf(await steered.projector.stream(`/jobs/${id}/changes`));
    await leaving.close();

    expect((await told).at(-1)?.data).toMatchObject({
      id,
      state: 'interrupted',
      detail: expect.stringContaining('ask for the rebuild again') as string,
    });
    const next = await steered.ended((await steered.projector.post('/projections/product-search/rebuild')).body.id);
    expect(next).toMatchObject({ state: 'done', notes: [expect.stringContaining('going on with generation'), expect.anything()] });
  });

  test('by a crash, its job is seen as interrupted once its lease has run out, and holds nobody up', async () => {
    await steered.room.rows(`insert into projections.jobs (id, name, verb, options, requested_by, state, runner, until)
      values ('dead', 'wallets', 'verify', '{}', 'admin ada', 'running', 'a process that is no more', now() - interval '1 s')`);
    expect(await steered.ended((await steered.projector.post('/projections/wallets/verify')).body.id)).toMatchObject({ state: 'done' });
    expect((await steered.projector.get('/jobs/dead')).body).toMatchObject({
      state: 'interrupted',
      detail: expect.stringContaining('begins anew') as string,
    });
    expect(steered.projector.lines).toContainEqual(
      expect.objectContaining({ job: 'dead', msg: expect.stringContaining('was interrupted') as string }),
    );
  });

  test('a job is cancelled through any other projector', async () => {
    const other = await startProjector(steered.room.url);
    try {
      const id = await steered.slowRebuild('wallets', other);
      expect((await steered.projector.post(`/jobs/${id}/cancel`)).status).toBe(202);
      expect(await steered.ended(id)).toMatchObject({ state: 'cancelled' });
    } finally {
      await other.close();
    }
  });

  test('a job that was given up for dead ends before it does harm, and stays interrupted', async () => {
    const id = await steered.slowRebuild('payments');
    await steered.room.rows(`update projections.jobs set until = now() - interval '1 s' where id = $1`, [id]);
    const taken = steered.room.rows(`update projections.jobs set state = 'interrupted' where id = $1`, [id]);
    await taken;
    await steered.room.until('the work has ended', async () =>
      steered.projector.lines.some((line) => line.job === id && String(line.msg).includes('lost')),
    );
    expect((await steered.projector.get(`/jobs/${id}`)).body.state).toBe('interrupted');
    expect(
      await steered.room.rows(`select 1 from projections.generations where name = 'payments' and generation > 1 and state = 'live'`),
    ).toEqual([]);
  });
});
