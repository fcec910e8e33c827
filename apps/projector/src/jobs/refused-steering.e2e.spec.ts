import { describe, expect, test } from 'vitest';
import { replay } from '../testing/open-workbench.js';
import { useSteeredProjector } from './testing/steered-projector.js';

const steered = useSteeredProjector();

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
    const answer = await steered.projector.post(`/projections/${path}`, { body });
    const said = await replay(steered.room, line).catch((error: Error) => error.message);
    expect([answer.status, answer.body.code, answer.body.detail]).toEqual([status, code, said]);
  });

  test('a process manager, where a projection is meant', async () => {
    await steered.room.rows(
      `insert into projections.generations (name, generation, kind, version, state) values ('fulfilment', 1, 'process', 1, 'live')`,
    );
    await steered.room.rows(`insert into projections.leases (name, generation) values ('fulfilment', 1)`);
    const answer = await steered.projector.post('/projections/fulfilment/rebuild');
    expect([answer.status, answer.body.detail]).toEqual([409, expect.stringContaining('fulfilment is a process manager')]);
    expect(await steered.ended((await steered.projector.post('/projections/fulfilment/pause')).body.id)).toMatchObject({ state: 'done' });
    expect(await steered.ended((await steered.projector.post('/projections/fulfilment/resume')).body.id)).toMatchObject({
      detail: 'fulfilment is resumed.',
    });
  });

  test('a rebuild beside one of the CLI', async () => {
    const interrupt = new AbortController();
    const cli = replay(steered.room, 'rebuild order-search --rate 1', undefined, interrupt.signal).catch((error: unknown) => error);
    await steered.room.until('it holds the view', async () => {
      const filling = `select 1 from projections.generations where name = 'order-search' and state = 'rebuilding' and position > 0`;
      return (await steered.room.rows(filling)).length === 1;
    });
    const answer = await steered.projector.post('/projections/order-search/rebuild');
    expect([answer.status, answer.body.code]).toEqual([409, 'steering-refused']);
    expect(answer.body.detail).toContain('order-search is being rebuilt by another process already');
    interrupt.abort();
    await cli;
  });
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
  const answer = await steered.projector.post(`/projections/orders/${path}`, { body });
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
    expect((await steered.projector.post('/projections/orders/pause', { role })).status).toBe(status);
    expect((await steered.projector.get('/jobs', { role })).status).toBe(status);
    expect((await steered.projector.get('/jobs/none', { role })).status).toBe(status);
    expect((await steered.projector.get('/jobs/none/changes', { role })).status).toBe(status);
    expect((await steered.projector.post('/jobs/none/cancel', { role })).status).toBe(status);
  }
  expect((await steered.projector.get('/jobs/none')).status).toBe(404);
  expect((await steered.projector.get('/jobs/none/changes')).status).toBe(404);
  expect((await steered.projector.post('/jobs/none/cancel')).status).toBe(404);
  const wrong = await steered.projector.get('/jobs/none/changes', { headers: { 'last-event-id': 'x' } });
  expect([wrong.status, wrong.body.code]).toEqual([400, 'validation-failed']);
});
