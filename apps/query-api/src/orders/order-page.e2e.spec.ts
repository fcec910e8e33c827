import { afterAll, expect, test } from 'vitest';
import { useInstallation } from '../testing/installation.js';
import { order } from '../testing/read-models.js';
import { Seals } from '../testing/seals.js';

const strange = '"lines":[] and \\"lines\\":[],\u2028"}]';
const anna = { role: 'customer', subject: 'anna' } as const;
const ben = { role: 'customer', subject: 'ben' } as const;
const clerk = { role: 'clerk' } as const;
const country = 'France';
let seals: Seals;

const shop = useInstallation(async (views) => {
  seals = await Seals.open(views.url);
  const sealed = async (subject: string, name: string) => ({ ...(await seals.seal(subject, { name }, 'shipTo.')), country });
  await views.orders(
    {
      order_id: 'strange',
      customer_id: null,
      ship_to: { name: strange, country },
      lines: order.lines.map((line) => ({ ...line, name: strange })),
    },
    { order_id: 'anna-1', customer_id: 'anna', ship_to: await sealed('customer-anna', 'Anna Lang') },
    { order_id: 'anna-2', customer_id: 'anna', ship_to: await sealed('customer-anna', 'Anna Lang') },
    { order_id: 'ben-1', customer_id: 'ben', ship_to: await sealed('customer-ben', 'Ben Kurz') },
  );
  await views.moveTo('orders', 10);
});
afterAll(() => seals.close());

const ids = (body: unknown) => (body as { items: { orderId: string }[] }).items.map(({ orderId }) => orderId);

test('an order in a page is what it is by itself, whatever stands in its texts', async () => {
  const { body } = await shop.api.get('/orders');
  expect(ids(body)).toEqual(['strange', 'ben-1', 'anna-2', 'anna-1']);
  for (const item of body.items) expect(item).toEqual((await shop.api.get(`/orders/${String(item.orderId)}`)).body);
  expect(body.items[0]).toMatchObject({ lines: order.lines.map(() => ({ name: strange })), shipTo: { name: strange } });
});

test('many who ask for pages at the same time each get their own', async () => {
  const asked = [
    ['/orders', anna, ['anna-2', 'anna-1']],
    ['/orders', ben, ['ben-1']],
    ['/orders?customerId=anna', clerk, ['anna-2', 'anna-1']],
    ['/orders', clerk, ['strange', 'ben-1', 'anna-2', 'anna-1']],
    ['/orders?limit=1', clerk, ['strange']],
    ['/orders?limit=1', anna, ['anna-2']],
  ] as const;
  const many = [...asked, ...asked, ...asked, ...asked];
  const answers = await Promise.all(many.map(([path, asking]) => shop.api.get(path, asking)));
  expect(answers.map(({ body }) => ids(body))).toEqual(many.map(([, , expected]) => expected));
  expect(new Set(answers.map(({ headers }) => headers.get('event-position')))).toEqual(new Set(['10']));
});

test('who was erased is in no page that is asked for afterwards, however many ask all the while', async () => {
  let isOver = false;
  const others = Array.from({ length: 8 }, async () => {
    while (!isOver) await shop.api.get('/orders', clerk);
  });
  expect((await shop.api.get('/orders', clerk)).text).toContain('Ben Kurz');
  await seals.erase('customer-ben');
  expect((await shop.api.get('/orders', clerk)).text).not.toContain('Ben Kurz');
  isOver = true;
  await Promise.all(others);
});

test('a page is not sent again to whoever has it, and is when a line has changed', async () => {
  const tag = (await shop.api.get('/orders?limit=1', clerk)).headers.get('etag') ?? '';
  const again = () => shop.api.get('/orders?limit=1', { ...clerk, headers: { 'If-None-Match': tag } });
  expect((await again()).status).toBe(304);
  await shop.views.run(`update read_models.orders set lines = '[]' where order_id = 'strange'`);
  const changed = await again();
  expect([changed.status, changed.body.items[0]?.lines]).toEqual([200, []]);
});
