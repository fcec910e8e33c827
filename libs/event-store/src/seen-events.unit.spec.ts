import { expect, it } from 'vitest';
import { SeenEvents } from './seen-events.js';

const event = (position: number) => ({ position: BigInt(position), id: `event-${position}` });
const batch = (position: number, lastId: string | undefined = `event-${position}`) => ({ position: BigInt(position), lastId });

it('given nothing seen, nothing has to stand anywhere', () => {
  expect(new SeenEvents().markers).toEqual([]);
});

it('given events in any order, the newest is what has to stand', () => {
  const seen = new SeenEvents();
  for (const position of [2, 5, 3]) seen.note(event(position));
  expect(seen.markers).toEqual([event(5)]);
});

it('given a subscription elsewhere, both places have to stand, and only one where they are the same event', () => {
  const seen = new SeenEvents();
  seen.note(event(5));
  seen.follow(batch(3));
  expect(seen.markers).toEqual([event(5), event(3)]);
  seen.follow(batch(5));
  expect(seen.markers).toEqual([event(5)]);
  seen.follow(batch(5, 'another'));
  expect(seen.markers).toEqual([event(5), { position: 5n, id: 'another' }]);
});

it('given a subscription from the beginning that has read nothing yet, its place is none', () => {
  const seen = new SeenEvents();
  seen.follow({ position: 0n, lastId: undefined });
  expect(seen.markers).toEqual([]);
});

it('given that the log has changed, all is forgotten', () => {
  const seen = new SeenEvents();
  seen.note(event(5));
  seen.follow(batch(7));
  seen.forget();
  expect(seen.markers).toEqual([]);
});
