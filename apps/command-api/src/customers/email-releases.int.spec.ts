import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { emailDecider } from '#domain/email/email';
import { type EmailClaim } from '#events/contracts/customer-events';
import { type Subscriber } from '#subscriptions/subscriber';
import { EventStoreClosed } from '#event-store/errors';
import { type EventStore, type StoredEvent } from '#event-store/event-store';
import { openEventStore } from '#event-store/open-event-store';
import { migrateEventStore } from '#event-store/postgres/schema';
import { createLogger } from '#platform/logging/logger';
import { createTestDatabase, type TestDatabase } from '#lab/test-bed/database';
import { AggregateCommandHandler } from '../handle-command.js';
import { emailReleases } from './email-releases.js';
import { streamOf } from './testing/log-of.js';

const logger = createLogger('test', 'silent');
let database: TestDatabase;
let store: EventStore;
let handler: AggregateCommandHandler;
let subscriber: Subscriber;
beforeAll(async () => {
  database = await createTestDatabase();
  await migrateEventStore(database.url);
  store = openEventStore(database.url);
  handler = new AggregateCommandHandler(store, logger);
  subscriber = emailReleases(handler);
});
afterAll(async () => {
  await store.close();
  await database.drop();
});

const at = '2026-03-01T10:00:00.000Z';
const actor = { role: 'clerk', subject: 'clara' };
let addresses = 0;
const newClaim = (): EmailClaim => ({ address: String(++addresses).padStart(64, '0'), claimId: randomUUID() });

const claim = (customerId: string, emailClaim: EmailClaim, insteadOf?: string) =>
  handler.handle({
    decider: emailDecider,
    id: emailClaim.address,
    command: { type: 'ClaimEmail', customerId, ...emailClaim, ...(insteadOf === undefined ? {} : { insteadOf }) },
    identity: { commandId: randomUUID(), commandHash: 'hash', keyed: false },
    actor,
    correlationId: 'claim',
    occurredAt: at,
  });

function stored(type: string, customerId: string, more: StoredEvent['data']): StoredEvent {
  const commandId = randomUUID();
  const metadata = {
    schemaVersion: 1,
    commandId,
    commandHash: 'hash',
    correlationId: 'why',
    causationId: commandId,
    actor,
    occurredAt: at,
  };
  const place = { position: 1n, stream: `customer-${customerId}`, revision: 1, recordedAt: new Date(at) };
  return { ...place, id: randomUUID(), type, data: { customerId, ...more }, metadata };
}
const erased = (customerId: string, releasedEmailClaim?: EmailClaim) =>
  stored('CustomerErased', customerId, {
    reason: 'asked for',
    erasedAt: at,
    ...(releasedEmailClaim === undefined ? {} : { releasedEmailClaim }),
  });

const typesOf = async ({ address }: EmailClaim) => (await streamOf(database.url, `email-${address}`)).map(({ type }) => type);

it('an address is released once, however often the event comes', async () => {
  const given = newClaim();
  await claim('ann', given);
  const event = erased('ann', given);
  expect(await subscriber.act?.([event, event])).toEqual([]);
  expect(await emailReleases(new AggregateCommandHandler(store, logger)).act?.([event])).toEqual([]);
  expect(await typesOf(given)).toEqual(['EmailClaimed', 'EmailReleased']);
});

it('an address that another has taken over stays his', async () => {
  const given = newClaim();
  await claim('ann', given);
  await claim('bob', { ...given, claimId: randomUUID() }, given.claimId);
  expect(await subscriber.act?.([erased('ann', given)])).toEqual([]);
  expect(await typesOf(given)).toEqual(['EmailClaimed', 'EmailClaimed']);
});

it('an event that gives nothing up releases nothing', async () => {
  const changed = stored('ContactDetailsChanged', 'ann', { phone: 's1.x', changedAt: at });
  expect(await subscriber.act?.([changed, erased('bob')])).toEqual([]);
});

it('an event that cannot be read fails alone: what comes after it in its stream waits, the others are done', async () => {
  const [waiting, other] = [newClaim(), newClaim()];
  await claim('ann', waiting);
  await claim('bob', other);
  const unreadable = stored('ContactDetailsChanged', 'ann', {});
  const failures = await subscriber.act?.([unreadable, erased('ann', waiting), erased('bob', other)]);
  expect(failures).toMatchObject([{ event: unreadable, error: { code: 'event-shape' } }]);
  expect(await typesOf(waiting)).toEqual(['EmailClaimed']);
  expect(await typesOf(other)).toEqual(['EmailClaimed', 'EmailReleased']);
});

it('a store that is away is no event’s fault', async () => {
  const gone = openEventStore(database.url);
  await gone.close();
  await expect(emailReleases(new AggregateCommandHandler(gone, logger)).act?.([erased('ann', newClaim())])).rejects.toThrow(
    EventStoreClosed,
  );
});
