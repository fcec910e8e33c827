import { v5 as uuidV5 } from 'uuid';
import { emailDecider, type EmailCommand } from '#domain/email/email';
import { customerStream } from '#events/contracts/customer-events';
import { carrying, typesOf } from '#events/contracts/define-stream';
import { eventCatalogue } from '#events/contracts/event-catalogue';
import { type FailedEvent, type Subscriber } from '#subscriptions/subscriber';
import { type StoredEvent } from '#event-store/event-store';
import { type AggregateCommandHandler } from '../handle-command.js';
import { forConsumer, isPassing } from '../processes/passing.js';

/** Under it, the event that gives a claim up makes the id of the command that releases it: never to be changed. */
const NAMESPACE = '0d7a4f0e-6a63-4c0b-8f55-3c1b0e2f9d14';
/** The command's id says all about it. Has the form of every other hash. */
const HASH = Buffer.from('email-releases').toString('base64url').padEnd(22, 'A');

/** Frees e-mail addresses that their customers have given up, for whoever wants them next. */
export function emailReleases(handler: AggregateCommandHandler): Subscriber {
  return {
    name: 'email-releases',
    generation: 1,
    kind: 'process',
    version: 1,
    types: new Set(typesOf(carrying(customerStream, 'releasedEmailClaim'))),
    sequence: ({ stream }) => stream,
    act: async (events) => {
      const failures = new Map<string, FailedEvent>();
      for (const event of events) {
        if (failures.has(event.stream)) continue;
        try {
          await release(handler, event);
        } catch (error) {
          if (isPassing(error)) throw forConsumer(error);
          failures.set(event.stream, { event, error });
        }
      }
      return [...failures.values()];
    },
  };
}

async function release(handler: AggregateCommandHandler, stored: StoredEvent): Promise<void> {
  const { event, metadata } = eventCatalogue.decode(stored.type, stored.data, stored.metadata);
  if (!('releasedEmailClaim' in event.data)) return;
  const { customerId, releasedEmailClaim } = event.data;
  if (releasedEmailClaim === undefined) return;
  const { address } = releasedEmailClaim;
  const command: EmailCommand = { type: 'ReleaseEmail', customerId, ...releasedEmailClaim };
  await handler.handle({
    decider: emailDecider,
    id: address,
    command,
    identity: { commandId: uuidV5(stored.id, NAMESPACE), commandHash: HASH, keyed: true },
    actor: { role: 'process', subject: 'email-releases' },
    correlationId: metadata.correlationId,
    occurredAt: new Date().toISOString(),
    traceparent: metadata.traceparent,
  });
}
