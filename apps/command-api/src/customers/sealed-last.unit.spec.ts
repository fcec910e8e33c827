import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type JsonObject, type StoredEvent } from '#event-store/event-store';
import { personalKey, seal } from '#personal-data/sealing';
import { sealedLast } from './sealed-last.js';

const sealed = seal(personalKey('someone', randomBytes(32)), 'name', 'Someone');
const time = '2026-01-01T00:00:00.000Z';
const money = { amount: '2', currency: 'GBP' };
const claim = { address: 'a'.repeat(64), claimId: randomUUID() };

function stored(type: string, data: JsonObject, schemaVersion = 1): StoredEvent {
  const metadata = {
    schemaVersion,
    commandId: randomUUID(),
    commandHash: 'hash',
    correlationId: 'correlation',
    causationId: 'causation',
    actor: { role: 'clerk', subject: 'clara' },
    occurredAt: time,
  };
  return { position: 1n, stream: 'stream-1', revision: 0, id: randomUUID(), type, data, metadata, recordedAt: new Date(0) };
}

const registered = (customerId: string) =>
  stored('CustomerRegistered', { customerId, name: sealed, email: sealed, emailClaim: claim, registeredAt: time });
const erased = (customerId: string) => stored('CustomerErased', { customerId, reason: 'asked for', erasedAt: time });
const facts = { currency: 'GBP', country: 'GB', placedAt: time };
const placed = (orderId: string, shipTo: JsonObject, more: JsonObject = {}, version = 3) =>
  stored(
    'OrderPlaced',
    {
      orderId,
      ...facts,
      lines: [{ line: 1, sku: 'mug', name: 'Mug', quantity: 1, unitPrice: money }],
      total: money,
      amountDue: money,
      shipTo: { country: 'GB', ...shipTo },
      payment: { method: 'on-account' },
      ...more,
    },
    version,
  );

describe('whose data the events hold sealed', () => {
  it('is told once for each person: customers, and orders without one', () => {
    const events = [registered('ann'), placed('1', { city: sealed }, { customerId: 'ann' }), placed('2', { name: sealed })];
    expect(sealedLast(events)).toEqual(['customer-ann', 'order-2']);
  });

  it('is nobody who was erased in them', () => {
    const events = [
      registered('ann'),
      placed('2', { name: sealed }),
      erased('ann'),
      stored('OrderErased', { orderId: '2', ...facts, reason: 'asked for', erasedAt: time }),
    ];
    expect(sealedLast(events)).toEqual([]);
  });

  it('is nobody where only a country was given, or plain text from before there was sealing, whatever it looks like', () => {
    expect(sealedLast([placed('1', {}), placed('2', { city: sealed }, {}, 1), placed(sealed, { city: 'Lyon' })])).toEqual([]);
  });

  it('is nobody in other events, nor in those that cannot be read', () => {
    expect(
      sealedLast([stored('Unheard', { name: sealed, customerId: 'ann' }), stored('CustomerRegistered', { customerId: 'ann' })]),
    ).toEqual([]);
  });
});
