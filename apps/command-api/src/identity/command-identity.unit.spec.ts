import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, CommandIdentities, derivedId, eventId } from './command-identity.js';

const identities = new CommandIdentities('a-secret-for-tests-of-at-least-32-characters');
const request = {
  principal: { role: 'clerk', subject: 'clara' },
  idempotencyKey: 'key',
  method: 'POST',
  path: '/orders',
  body: { currency: 'GBP', lines: [{ sku: 'A', quantity: 1 }] },
};
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[58][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('the identity of a keyed command', () => {
  const first = identities.identify(request, 'order-1');

  it('is the same for the same request, and a UUID', () => {
    expect(identities.identify({ ...request, body: { lines: [{ quantity: 1, sku: 'A' }], currency: 'GBP' } }, 'order-1')).toEqual(first);
    expect(first.commandId).toMatch(UUID);
    expect(first.keyed).toBe(true);
  });

  it.each([
    ['another key', { ...request, idempotencyKey: 'other' }, 'order-1'],
    ['another subject', { ...request, principal: { role: 'clerk', subject: 'carol' } }, 'order-1'],
    ['another role', { ...request, principal: { role: 'admin', subject: 'clara' } }, 'order-1'],
    ['another resource', request, 'order-2'],
  ])('differs for %s', (_, other, resource) => {
    expect(identities.identify(other, resource).commandId).not.toBe(first.commandId);
  });

  it.each([
    ['another body', { ...request, body: { ...request.body, currency: 'EUR' } }],
    ['another path', { ...request, path: '/orders/1/cancel' }],
    ['another method', { ...request, method: 'PUT' }],
  ])('keeps its id and changes its hash for %s', (_, other) => {
    const { commandId, commandHash } = identities.identify(other, 'order-1');
    expect(commandId).toBe(first.commandId);
    expect(commandHash).not.toBe(first.commandHash);
  });

  it('is what it was when the first events were written', () => {
    expect(first).toEqual({ commandId: '7d4d919c-8ad8-8fb6-87e0-677b8174e278', commandHash: 'Wida49Ey6z5dp6GPJmq2wQ', keyed: true });
  });

  it('is the same for the same text composed otherwise', () => {
    const named = (body: object) => identities.identify({ ...request, body }, 'order-1');
    expect(named({ attributes: { 'Gr\u00f6\u00dfe': 'Caf\u00e9' } })).toEqual(named({ attributes: { 'Gro\u0308\u00dfe': 'Cafe\u0301' } }));
  });

  it('cannot be had without the secret', () => {
    const others = new CommandIdentities('another-secret-for-tests-of-32-characters');
    const other = others.identify(request, 'order-1');
    expect(other.commandId).not.toBe(first.commandId);
    expect(other.commandHash).not.toBe(first.commandHash);
  });
});

describe('a command without a key', () => {
  it('is a new one every time', () => {
    const ids = [1, 2].map(() => identities.identify({ ...request, idempotencyKey: undefined }, 'order-1').commandId);
    expect(ids[0]).not.toBe(ids[1]);
  });
});

describe('ids that follow from a command', () => {
  it('are fixed, differ by index, and are UUIDs', () => {
    const { commandId } = identities.identify(request, 'order-1');
    expect(eventId(commandId, 0)).toBe(eventId(commandId, 0));
    expect(new Set([eventId(commandId, 0), eventId(commandId, 1), derivedId(commandId)]).size).toBe(3);
    expect(eventId(commandId, 0)).toMatch(UUID);
    expect(derivedId(commandId)).toMatch(UUID);
  });
});

describe('canonical JSON', () => {
  it('does not depend on the order of members, and holds the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value).normalize('NFC')));
        expect(canonicalJson(reversed(value))).toBe(text);
      }),
    );
  });
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, member]) => [name, reversed(member)]),
  );
}
