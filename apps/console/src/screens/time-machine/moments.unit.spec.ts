import { describe, expect, it } from 'vitest';
import { type LogEntry } from '../log/log-entry.js';
import { type Change } from '../stepper/steps.js';
import { momentAt, momentsOf, reasonOf } from './moments.js';

const event = (position: string, stream: string, occurredAt: string, data: unknown = {}): LogEntry => ({
  position,
  stream,
  revision: 0,
  id: `event-${position}`,
  type: 'OrderHeld',
  schemaVersion: 1,
  data,
  actor: null,
  commandId: null,
  correlationId: null,
  causationId: null,
  occurredAt,
  recordedAt: '2026-02-01T00:00:00Z',
});
const change = (table: string, status: string, changed: string[] = ['status']): Change => ({
  table,
  key: ['7'],
  before: null,
  after: { status },
  changed,
});

const placed = event('9', 'order-7', '2026-01-01T10:00:00Z');
const started = event('10', 'fulfilment-7', '2026-01-01T10:00:01Z');
const paid = event('11', 'payment-7', '2026-01-01T12:00:00Z');

describe('the moments of an order', () => {
  const changes = new Map([
    ['9', [change('orders', 'placed')]],
    ['11', [change('orders', 'confirmed'), change('payments', 'paid')]],
  ]);
  const moments = momentsOf([paid, started, placed], changes);

  it('stand in the order of the log, not of the text of its positions', () => {
    expect(moments.map(({ event: { position } }) => position)).toEqual(['9', '10', '11']);
  });

  it('keep a row until an event changes it, and mark only what that one changed', () => {
    expect(moments.map(({ rows }) => rows)).toEqual([
      [{ table: 'orders', row: { status: 'placed' }, changed: ['status'] }],
      [{ table: 'orders', row: { status: 'placed' }, changed: [] }],
      [
        { table: 'orders', row: { status: 'confirmed' }, changed: ['status'] },
        { table: 'payments', row: { status: 'paid' }, changed: ['status'] },
      ],
    ]);
  });

  it('know the last that the fulfilment has written down', () => {
    expect(moments.map(({ fulfilment }) => fulfilment?.position)).toEqual([undefined, '10', '10']);
  });

  it.each([
    ['2026-01-01T09:59:59Z', -1],
    ['2026-01-01T10:00:00Z', 0],
    ['2026-01-01T11:00:00Z', 1],
    ['2027-01-01T00:00:00Z', 2],
  ])('of %s is the last before anything later', (time, index) => {
    expect(momentAt(moments, Date.parse(time))).toBe(index);
  });
});

describe('the reason of an event', () => {
  it('is what the event says, if it is a text', () => {
    expect(reasonOf(event('1', 'order-7', '2026-01-01T10:00:00Z', { reason: 'address unclear' }))).toBe('address unclear');
    expect(reasonOf(event('1', 'order-7', '2026-01-01T10:00:00Z', { reason: 7 }))).toBeUndefined();
    expect(reasonOf(event('1', 'order-7', '2026-01-01T10:00:00Z', null))).toBeUndefined();
  });
});
