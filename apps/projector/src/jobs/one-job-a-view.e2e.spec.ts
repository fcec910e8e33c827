import { describe, expect, test } from 'vitest';
import { useSteeredProjector } from './testing/steered-projector.js';

const steered = useSteeredProjector();

describe('one job a view', () => {
  test('the same key gives the same job, another body under it is refused', async () => {
    const ask = (body: object) => steered.projector.post('/projections/sales/verify', { body, headers: { 'idempotency-key': 'k-1' } });
    const first = await ask({ rate: 1_000 });
    const again = await ask({ rate: 1_000 });
    await steered.ended(first.body.id);
    const late = await ask({ rate: 1_000 });
    const other = await ask({});

    expect([first.status, first.headers.get('idempotent-replayed')]).toEqual([202, null]);
    for (const { status, headers, body } of [again, late])
      expect([status, headers.get('idempotent-replayed'), body.id]).toEqual([200, 'true', first.body.id]);
    expect([other.status, other.body.code]).toEqual([422, 'idempotency-key-reused']);
    const elsewhere = await steered.projector.post('/projections/sales/pause', { headers: { 'idempotency-key': 'k-1' } });
    expect([elsewhere.status, elsewhere.body.code]).toEqual([422, 'idempotency-key-reused']);
    const whose = await steered.projector.post('/projections/sales/verify', { subject: 'otto', headers: { 'idempotency-key': 'k-1' } });
    expect(whose.status).toBe(202);
    await steered.ended(whose.body.id);
  });

  test('while one is at work the same wish without a key is that job, and any other is refused with its name', async () => {
    const id = await steered.slowRebuild('payments');
    const same = await steered.projector.post('/projections/payments/rebuild', { body: { rate: 1 } });
    expect([same.status, same.body.id]).toEqual([200, id]);
    for (const [verb, asking] of [
      ['rebuild', {}],
      ['rebuild', { body: { rate: 1 }, headers: { 'idempotency-key': 'k-2' } }],
      ['pause', {}],
      ['drop', { body: { unfinished: true } }],
    ] as const) {
      const { status, body } = await steered.projector.post(`/projections/payments/${verb}`, asking);
      expect([verb, status, body.code, body.job]).toEqual([verb, 409, 'job-at-work', id]);
      expect(body.detail).toContain('rebuild, asked for by admin ada');
    }
    await steered.projector.post(`/jobs/${id}/cancel`);
    await steered.ended(id);
    const dropped = await steered.projector.post('/projections/payments/drop', { body: { unfinished: true } });
    expect(await steered.ended(dropped.body.id)).toMatchObject({ state: 'done', result: { generations: [2] } });
  });

  test('of many who ask at once, one begins', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => steered.projector.post('/projections/wallets/rebuild', { body: { rate: 1 } })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 200, 200, 200, 200, 200, 202]);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    await steered.projector.post(`/jobs/${String(answers[0]?.body.id)}/cancel`);
    await steered.ended(answers[0]?.body.id);
  });
});

test('the jobs are listed, the newest first, of one view or of all', async () => {
  const { id } = (await steered.projector.post('/projections/sales/pause')).body;
  await steered.ended(id);
  await steered.ended((await steered.projector.post('/projections/sales/resume')).body.id);
  const list = async (query: string) => (await steered.projector.get(`/jobs${query}`)).body.items as { projection: string; verb: string }[];
  expect((await list('?projection=sales')).slice(0, 2).map(({ projection, verb }) => [projection, verb])).toEqual([
    ['sales', 'resume'],
    ['sales', 'pause'],
  ]);
  expect((await list('')).length).toBeGreaterThanOrEqual((await list('?projection=sales')).length);
  expect((await steered.projector.get('/jobs?name=sales')).body.errors).toMatchObject([{ path: 'name' }]);
});
