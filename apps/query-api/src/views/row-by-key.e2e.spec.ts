import { expect, test } from 'vitest';
import { type Asking } from '../testing/running-query-api.js';
import { useInstallation } from '../testing/installation.js';

const shop = useInstallation(async (views) => {
  await views.products(
    { sku: 'MUG', name: 'Mug', status: 'published' },
    { sku: 'mug', name: 'Another mug', status: 'published' },
    { sku: 'DRAFT', name: 'Draft', status: 'draft' },
  );
  await views.orders({ order_id: '1', customer_id: 'anna' }, { order_id: '2', customer_id: 'ben' }, { order_id: '3', customer_id: null });
  await views.moveTo('products', 7);
  await views.moveTo('orders', 9);
});
const anna = { role: 'customer', subject: 'anna' } as const;

test('many who ask at the same time each get what they asked for, and what they may see', async () => {
  const asked: readonly (readonly [path: string, asking: Asking | undefined, status: number])[] = [
    ['/products/MUG', undefined, 200],
    ['/products/mug', undefined, 200],
    ['/products/DRAFT', { role: undefined }, 404],
    ['/products/DRAFT', { role: 'clerk' }, 200],
    ['/products/NONE', { role: 'clerk' }, 404],
    ['/orders/1', anna, 200],
    ['/orders/2', anna, 404],
    ['/orders/3', anna, 404],
    ['/orders/2', { role: 'clerk' }, 200],
    ['/orders/3', { role: 'clerk' }, 200],
  ];
  const many = [...asked, ...asked, ...asked, ...asked];
  const answers = await Promise.all(many.map(([path, asking]) => shop.api.get(path, asking)));
  expect(answers.map(({ status }) => status)).toEqual(many.map(([, , status]) => status));
  for (const [index, { status, headers, body }] of answers.entries()) {
    const path = many[index]?.[0] ?? '';
    expect(headers.get('event-position')).toBe(path.startsWith('/products') ? '7' : '9');
    if (status === 200) expect(body.sku ?? body.orderId).toBe(path.split('/').at(-1));
  }
});

test('a row that changes is seen by whoever asks after it has changed, however many ask all the while', async () => {
  let isOver = false;
  const others = Array.from({ length: 8 }, async () => {
    while (!isOver) await shop.api.get('/products/MUG');
  });
  for (let position = 8; position < 28; position++) {
    await shop.views.moveTo('products', position);
    const { headers } = await shop.api.get('/products/MUG');
    expect(headers.get('event-position')).toBe(String(position));
  }
  isOver = true;
  await Promise.all(others);
});
