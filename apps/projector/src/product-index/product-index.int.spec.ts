import { describe, expect, test } from 'vitest';
import { missingElasticsearch, useElasticsearch } from '#lab/elasticsearch/given-elasticsearch';
import { append, productAdded } from '../testing/events.js';
import { IndexRoom } from '../testing/index-room.js';

describe.skipIf(missingElasticsearch !== undefined)('the product index', () => {
  const server = useElasticsearch();

  test('given products, each is a document at the position of its last event, and readers learn how far they see them', async () => {
    await using room = await IndexRoom.open(server.url);
    room.startConsumers();
    await room.addProducts(0, 20);
    const position = await room.reprice(3, '9.99');

    await room.searchable(position);

    const { index, generation } = await room.shown();
    expect(generation).toBe(1);
    expect(await room.peopleSee()).toEqual([index]);
    expect(await room.product('P3')).toMatchObject({ price: '9.99', amount: 9.99 });
    await room.expectRight();
  });

  test('given events that touch no product, what readers see moves on all the same', async () => {
    await using room = await IndexRoom.open(server.url);
    room.startConsumers();
    await room.searchable(await room.addProducts(0, 2));

    await room.searchable(await append(room.store, 'stock-P1', { type: 'StockReceived', data: { sku: 'P1', quantity: 3 } }));

    await room.expectRight();
  });

  test('given a product that is gone, what stands in its place is the same whether its events came one by one or in one batch', async () => {
    await using room = await IndexRoom.open(server.url);
    room.startConsumers();
    await room.searchable(await room.addProducts(0, 2));

    await room.searchable(await room.discontinue(1));

    expect([...((await room.documents())?.values() ?? [])].map(({ sku, kind }) => [sku, kind])).toEqual([
      ['P0', 'product'],
      ['P1', 'deleted'],
    ]);
    await room.expectRight();
  });

  test('given live writes, rebuild, rollback and drop work as for other views, and leave one index a generation', async () => {
    await using room = await IndexRoom.open(server.url);
    room.startConsumers();
    await room.searchable(await room.addProducts(0, 20));
    const { index: first } = await room.shown();

    expect(await room.replay('rebuild product-index --verify')).toMatchObject({
      exitCode: 0,
      document: { outcome: 'swapped', generation: 2 },
    });
    const { index: second } = await room.shown();
    await room.searchable(await room.addProducts(20, 25));
    expect((await room.indexes()).length).toBe(2);
    expect(second).not.toBe(first);
    await room.expectRight();

    expect(await room.replay('rollback product-index')).toMatchObject({ document: { generation: 1 } });
    await room.searchable(await append(room.store, 'product-Q', productAdded('Q', 'Quill')));
    expect((await room.shown()).index).toBe(first);
    await room.expectRight();

    expect(await room.replay('drop product-index')).toMatchObject({ document: { generations: [2] } });
    expect(await room.indexes()).toEqual([first]);
    expect(await room.peopleSee()).toEqual([first]);
  });
});
