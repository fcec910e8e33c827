import { pointViews } from '#projector/engine/generations';
import { stockLevelsProjection } from '#read-models/stock-levels';
import pg from 'pg';
import { expect, test } from 'vitest';
import { useInstallation } from '../testing/installation.js';
import { until } from '../testing/until.js';

const shop = useInstallation(async (views) => {
  await views.stock({ sku: '85123A' }, { sku: '71053' });
  await views.moveTo('stock-levels', 5);
  await views.addGeneration('stock-levels', 2);
  await views.run(`insert into read_models.stock_levels_g2 select * from read_models.stock_levels_g1`);
  await views.run(`update projections.generations set position = 5 where name = 'stock-levels'`);
});
const askOften = async () => Promise.all(Array.from({ length: 40 }, () => shop.api.get('/stock/85123A')));

test('a swap to another generation changes the answer’s ETag and nothing else', async () => {
  const before = await askOften();
  await shop.views.swap('stock-levels', 2);
  const after = await askOften();
  expect(new Set(before.map(({ headers }) => headers.get('etag')))).toEqual(new Set(['"0.3.1"']));
  expect(new Set(after.map(({ headers }) => headers.get('etag')))).toEqual(new Set(['"0.3.2"']));
  expect(new Set([...before, ...after].map(({ text }) => text)).size).toBe(1);
});

test('a question that meets a swap half done waits for its end, and does not hold it up', async () => {
  await askOften();
  const swap = new pg.Client({ connectionString: shop.url });
  await swap.connect();
  const [rows, checkpoint] = pointViews(
    stockLevelsProjection,
    2,
    new Set(['read_models.stock_levels', 'read_models.stock_levels_checkpoint']),
  ).split(';');
  await swap.query('begin');
  await swap.query(rows ?? '');
  const asked = askOften();
  await until(() =>
    shop.views.has(`select 1 from pg_stat_activity where wait_event_type = 'Lock' and application_name = 'orderline-query-api'`),
  );
  await swap.query(checkpoint ?? '');
  await swap.query('commit');
  await swap.end();

  expect(new Set((await asked).map(({ status }) => status))).toEqual(new Set([200]));
});

test('prepared statements outlive a view whose columns have other types', async () => {
  await askOften();
  await shop.views.run(`begin;
    drop view read_models.stock_levels;
    create view read_models.stock_levels as select sku, on_hand::integer, reserved::numeric, available, revision, position from read_models.stock_levels_g2;
    commit`);
  for (const { status, body } of [...(await askOften()), ...(await askOften())]) {
    expect([status, body.onHand, body.reserved]).toEqual([200, 120, 20]);
  }
});

test('no question fails while views are swapped', async () => {
  let swapping = true;
  const failed: string[] = [];
  const asking = Array.from({ length: 4 }, async () => {
    while (swapping) {
      for (const path of ['/stock/85123A', '/stock?maxAvailable=500']) {
        const answer = await shop.api.get(path);
        if (answer.status !== 200) failed.push(answer.text);
      }
    }
  });
  try {
    for (let turn = 0; turn < 50; turn++) await shop.views.swap('stock-levels', 1 + (turn % 2));
  } finally {
    swapping = false;
    await Promise.all(asking);
  }
  expect(failed).toEqual([]);
});
