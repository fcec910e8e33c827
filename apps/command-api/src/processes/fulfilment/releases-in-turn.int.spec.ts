import { expect, test } from 'vitest';
import { type EventVersions } from '#events/contracts/event-catalogue';
import { type EventStore } from '#event-store/event-store';
import { AggregateCommandHandler } from '../../handle-command.js';
import { mortal } from '../testing/mortal-store.js';
import { Shop, silent } from '../testing/shop.js';
import { Fulfilments } from './fulfilments.js';

const lines = [
  { sku: 'MUG', quantity: 1 },
  { sku: 'PLATE', quantity: 2 },
];
/** No order takes so many appends. */
const MOST_APPENDS = 8;
/** Where the first instance dies: after so many appends, or right inside the next one. */
const deaths = [false, true].flatMap((inside) => Array.from({ length: MOST_APPENDS }, (_, appends) => ({ inside, appends })));
const kinds = ['account', 'wallet', 'poor', 'short'] as const;

/** One of each kind for every death. */
const orders = deaths.flatMap((death) => kinds.map((kind) => ({ ...death, kind, id: `${kind}-${death.appends}-${String(death.inside)}` })));

async function open(): Promise<Shop> {
  const shop = await Shop.open();
  await Promise.all([shop.receive('MUG', 1_000), shop.receive('PLATE', 2_000), shop.credit('ada', '1000')]);
  const lives = {
    account: { lines },
    wallet: { method: 'wallet', customerId: 'ada', lines },
    poor: { method: 'wallet', customerId: 'bob', lines },
    short: { lines: [...lines, { sku: 'VASE', quantity: 1 }] },
  } as const;
  for (const { id, kind } of orders) await shop.place(id, lives[kind]);
  return shop;
}

/** Hears that an order was placed, in an instance that writes these versions: the release before, and this one beside it, record first and send then. */
async function hear(shop: Shop, store: EventStore, orderId: string, versions: EventVersions): Promise<void> {
  const [placed] = await shop.events(`order-${orderId}`);
  const occurrence = { event: { type: placed?.type, data: placed?.data }, stream: `order-${orderId}`, revision: 0 };
  const fulfilments = new Fulfilments(new AggregateCommandHandler(store, silent), silent, 1_800, () => versions);
  await fulfilments.tell({ type: 'React', orderId, occurrences: [occurrence as never] }, { correlationId: 'both' });
}

/** What an order has set off, by whom it was asked for: the command's id says it. */
async function effects(shop: Shop): Promise<readonly unknown[]> {
  return shop.rows(
    `select stream, type, metadata->>'commandId' as command from event_store.events where stream not like 'fulfilment-%' and type not like '%Received'
     and type not in ('OrderPlaced', 'WalletCredited') order by stream, position`,
  );
}

test.each([
  ['sends before it records', 'current', 'records before it sends', 'previous'],
  ['records before it sends', 'previous', 'sends before it records', 'current'],
] as const)(
  'given an instance that %s (%s) and dies anywhere, one that %s (%s) comes to the same, with the same commands',
  async (_, first, __, second) => {
    await using undisturbed = await open();
    for (const { id } of orders) await hear(undisturbed, undisturbed.store, id, second);

    await using shop = await open();
    for (const { id, appends, inside } of orders) {
      const dead = hear(shop, mortal(shop.store, appends, inside).store, id, first);
      await dead.catch((error: unknown) => expect(String(error)).toContain('died'));
      await hear(shop, shop.store, id, second);
    }

    expect(await effects(shop)).toEqual(await effects(undisturbed));
  },
);
