import { readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { customerStream } from './customer-events.js';
import { carrying, type EventOf, isOf, typesOf } from './define-stream.js';
import { orderStream } from './order-events.js';
import { streams } from './streams.js';

/** All that the contracts declare, listed or not. */
async function declared(): Promise<readonly object[]> {
  const names = (await readdir(import.meta.dirname)).flatMap((file) => /^(.+)-events\.ts$/.exec(file)?.[1] ?? []);
  const modules = await Promise.all(names.map((name) => import(`./${name}-events.ts`) as Promise<Record<string, unknown>>));
  return modules.flatMap((exported) => Object.values(exported)).filter((each) => typeof each === 'object' && each !== null);
}

describe('The list of streams', () => {
  it('has every stream that is declared', async () => {
    expect(new Set((await declared()).filter((each) => 'category' in each))).toEqual(new Set(streams));
  });

  it('has every event that is declared, in one stream', async () => {
    const events = (await declared()).flatMap((each) => ('upcasters' in each && 'type' in each ? [each.type] : []));
    expect([...typesOf(...streams)].toSorted()).toEqual(events.toSorted());
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
