import { expect, test } from 'vitest';
import { type StoredEvent } from '#event-store/event-store';
import { sortEvents } from './sort-events.js';

const subscriber = { types: new Set(['Happened']), sequence: ({ stream }: StoredEvent) => stream };
const at = (position: number, stream: string, type = 'Happened'): StoredEvent => ({
  position: BigInt(position),
  stream,
  revision: position,
  id: 'id',
  type,
  data: {},
  metadata: {},
  recordedAt: new Date(0),
});
const none = { parked: new Map<string, number>(), discarded: new Set<bigint>(), failed: new Map<bigint, never>() };
const positions = (events: readonly StoredEvent[]) => events.map(({ position }) => Number(position));

test('without obstacles everything handled is applied', () => {
  const sorted = sortEvents(subscriber, [at(1, 'a'), at(2, 'b', 'Ignored'), at(3, 'a')], none);
  expect(positions(sorted.apply)).toEqual([1, 3]);
  expect(sorted.parked).toEqual([]);
});

test('what comes after something parked in its sequence waits, the others go on', () => {
  const sorted = sortEvents(subscriber, [at(5, 'a'), at(6, 'b'), at(7, 'a')], { ...none, parked: new Map([['a', 2]]) });
  expect(positions(sorted.apply)).toEqual([6]);
  expect(sorted.parked.map(({ event, attempts }) => [Number(event.position), attempts])).toEqual([
    [5, 0],
    [7, 0],
  ]);
});

test('an event that failed for good is set aside, what came before it in its sequence is applied, what comes after it waits', () => {
  const poison = at(6, 'a');
  const failed = new Map([[6n, { event: poison, sequence: 'a', attempts: 4, error: new Error('no') }]]);
  const sorted = sortEvents(subscriber, [at(5, 'a'), poison, at(7, 'b'), at(8, 'a')], { ...none, failed });
  expect(positions(sorted.apply)).toEqual([5, 7]);
  expect(sorted.parked.map(({ event, attempts }) => [Number(event.position), attempts])).toEqual([
    [6, 4],
    [8, 0],
  ]);
});

test('what a person discarded is left out and counted', () => {
  const sorted = sortEvents(subscriber, [at(5, 'a'), at(6, 'a')], { ...none, discarded: new Set([5n]) });
  expect(positions(sorted.apply)).toEqual([6]);
  expect(sorted.discarded).toBe(1);
});
