import Type from 'typebox';
import { Compile } from 'typebox/compile';
import { Text, Uuid } from './fields.js';

/** Who did it. Ids only, never a name. */
export const Actor = Type.Object({
  role: Type.String({ maxLength: 40, examples: ['clerk'] }),
  subject: Type.String({ maxLength: 200, examples: ['clara'] }),
});
export type Actor = Type.Static<typeof Actor>;

/** What stands beside the data of every event. It is stored for ever, as the data is. */
export const EventMetadata = Type.Object({
  schemaVersion: Type.Integer({ minimum: 1, description: 'Version of the data’s shape.', examples: [1] }),
  commandId: Uuid('HMAC of principal, target resource and idempotency key, or random.', '8f14e45f-ceea-867a-9a36-dedd4bea2543'),
  commandHash: Type.String({ description: 'HMAC of method, path and canonical body.', examples: ['mNQyQ3d7v1gqYb0oK8zC2A'] }),
  correlationId: Text('The same for all that one request set off.', 'f7e57f71-b61b-44ae-a8f0-d2cfcdc77994', 200),
  causationId: Text('What caused this: the command’s or the triggering event’s id.', '8f14e45f-ceea-867a-9a36-dedd4bea2543', 200),
  actor: Actor,
  occurredAt: Type.String({ description: 'Business time, ISO 8601 UTC.', examples: ['2026-11-21T09:15:00.000Z'] }),
  traceparent: Type.Optional(Text('W3C trace context of the request.', '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01', 200)),
});
export type EventMetadata = Type.Static<typeof EventMetadata>;

export const metadataValidator = Compile(EventMetadata);
