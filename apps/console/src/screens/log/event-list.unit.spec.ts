import { describe, expect, it } from 'vitest';
import { type LogEntry } from './log-entry.js';
import { nothingRead, withArrivals, withPage } from './event-list.js';

const at = (position: number): LogEntry => ({
  position: String(position),
  stream: 'order-7',
  revision: position,
  id: `event-${position}`,
  type: 'OrderHeld',
  schemaVersion: 1,
  data: {},
  actor: null,
  commandId: null,
  correlationId: null,
  causationId: null,
  occurredAt: null,
  recordedAt: '2026-02-01T00:00:00Z',
});
const positions = ({ rows }: { readonly rows: readonly LogEntry[] }) => rows.map(({ position }) => Number(position));
const down = (from: number, to: number) => Array.from({ length: from - to + 1 }, (_, index) => from - index);

describe('the events of the log as they are shown', () => {
  it('have what comes in before what was read', () => {
    const read = withPage(nothingRead, { items: [at(10), at(9)], scannedTo: '9', done: false });

    expect(positions(withArrivals(read, [at(11), at(12)]))).toEqual([12, 11, 10, 9]);
  });

  it('have nothing twice where a page and the tail overlap', () => {
    const arrived = withArrivals(nothingRead, [at(9), at(10)]);
    const read = withPage(arrived, { items: [at(10), at(9), at(8)], scannedTo: '8', done: true });

    expect(positions(read)).toEqual([10, 9, 8]);
    expect(positions(withArrivals(read, [at(10), at(11)]))).toEqual([11, 10, 9, 8]);
    expect(read.done).toBe(true);
  });

  it('let go of what is far behind, and read on from there', () => {
    const read = withPage(nothingRead, { items: down(1_999, 1).map(at), scannedTo: '1', done: true });
    const grown = withArrivals(read, [at(2_000), at(2_001)]);

    expect(positions(grown)).toEqual(down(2_001, 1_002));
    expect(grown).toMatchObject({ before: '1002', done: false });
    expect(positions(withPage(grown, { items: down(1_001, 900).map(at), scannedTo: '900', done: false }))).toEqual(down(2_001, 900));
  });
});
