import { readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { customerStream } from './customer-events.js';
import { carrying, type EventOf, isOf, typesOf } from './define-stream.js';
import { orderStream } from './order-events.js';
import { streams } from './streams.js';

describe('The list of streams', () => {
  it('has every stream that is declared, which lint holds to every event', async () => {
    const names = (await readdir(import.meta.dirname)).flatMap((file) => /^(.+)-events\.ts$/.exec(file)?.[1] ?? []);
    const modules = await Promise.all(names.map((name) => import(`./${name}-events.ts`) as Promise<Record<string, unknown>>));
    const declared = modules.flatMap((exported) =>
      Object.entries(exported).flatMap(([name, value]) => (name.endsWith('Stream') ? value : [])),
    );
    expect(new Set(declared)).toEqual(new Set(streams));
  });
});

describe('The part of a stream that carries a field', () => {
  const valuing = carrying(orderStream, 'lines');

  it('is its events that have the field, required or not', () => {
    expect(typesOf(valuing)).toEqual(['OrderPlaced', 'OrderRejected', 'OrderCancelled', 'OrderShipped', 'OrderLinesReturned']);
    expect(typesOf(carrying(customerStream, 'releasedEmailClaim'))).toEqual(['ContactDetailsChanged', 'CustomerErased']);
  });

  it('is known to the compiler as well', () => {
    const answers = { OrderPlaced: 1, OrderRejected: 2, OrderCancelled: 3, OrderShipped: 4, OrderLinesReturned: 5 };
    const complete: Readonly<Record<EventOf<typeof valuing>['type'], number>> = answers;
    expect(Object.keys(complete)).toEqual(typesOf(valuing));
    // @ts-expect-error no event of an order has such a field
    expect(typesOf(carrying(orderStream, 'lanes'))).toEqual([]);
  });

  it('tells its events from others', () => {
    expect(isOf(valuing, { type: 'OrderShipped', data: {} })).toBe(true);
    expect(isOf(valuing, { type: 'OrderDelivered', data: {} })).toBe(false);
  });
});
