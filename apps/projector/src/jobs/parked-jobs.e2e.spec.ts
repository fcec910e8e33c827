import { expect, test } from 'vitest';
import { ORDERS, useSteeredProjector } from './testing/steered-projector.js';

const steered = useSteeredProjector();

test('given a parked event, it is left out with a reason and what waited is applied, or it is tried again, by sequence', async () => {
  const stream = 'product-MUG';
  const park = (position: number, sequence: string, attempts: number) =>
    steered.room.rows(
      `insert into projections.parked (name, generation, position, sequence, stream, revision, type, attempts)
       select 'product-search', generation, $1, $2, $3, 0, 'ProductAdded', $4 from projections.generations where name = 'product-search' and state = 'live'`,
      [position, sequence, stream, attempts],
    );
  await park(ORDERS + 1, 'MUG', 3);
  await park(1, 'TEAPOT', 3);

  const retried = await steered.projector.post('/projections/product-search/parked/retry', { body: { sequence: 'MUG' } });
  expect(await steered.ended(retried.body.id)).toMatchObject({ state: 'done', result: { applied: 1, discarded: 0, failed: [] } });
  const body = { sequence: 'TEAPOT', reason: 'nobody knows it' };
  const discarded = await steered.projector.post('/projections/product-search/parked/discard', { body });
  expect(await steered.ended(discarded.body.id)).toMatchObject({ state: 'done', options: body, result: { discarded: 1 } });

  expect(await steered.room.rows('select sequence, reason from projections.discarded')).toEqual([
    { sequence: 'TEAPOT', reason: 'nobody knows it' },
  ]);
  expect(await steered.room.rows('select 1 from projections.parked')).toEqual([]);
  const [begun] = steered.projector.lines.filter((line) => line.job === discarded.body.id);
  expect(begun).toMatchObject({ by: 'admin ada', options: { sequence: 'TEAPOT' } });
  expect(JSON.stringify(begun)).not.toContain('nobody knows it');
});

test('given a discard that names no sequence, and nobody who could be asked, it is refused as by the CLI', async () => {
  await steered.room.rows(
    `insert into projections.parked (name, generation, position, sequence, stream, revision, type, attempts)
     select 'sales', generation, 1, '0', 'order-0', 0, 'OrderPlaced', 3 from projections.generations where name = 'sales' and state = 'live'`,
  );
  const answer = await steered.projector.post('/projections/sales/parked/discard', { body: { reason: 'r' } });
  expect([answer.status, answer.body.detail]).toEqual([409, expect.stringContaining('leaves out 1 failing events of sales for good')]);
  expect(
    await steered.ended((await steered.projector.post('/projections/sales/parked/discard', { body: { reason: 'r', all: true } })).body.id),
  ).toMatchObject({ state: 'done' });
});
