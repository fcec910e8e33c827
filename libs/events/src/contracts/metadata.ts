import Type from 'typebox';
import { Compile } from 'typebox/compile';

/** Who did it. Ids only, never a name. */
export const Actor = Type.Object({
  role: Type.String({ maxLength: 40 }),
  subject: Type.String({ maxLength: 200 }),
});
export type Actor = Type.Static<typeof Actor>;

/** What stands beside the data of every event. It is stored for ever, as the data is. */
export const EventMetadata = Type.Object({
  schemaVersion: Type.Integer({ minimum: 1, description: 'Version of the data’s shape.' }),
  commandId: Type.String({ format: 'uuid', description: 'HMAC of principal, target resource and idempotency key, or random.' }),
  commandHash: Type.String({ description: 'HMAC of method, path and canonical body.' }),
  correlationId: Type.String({ maxLength: 200, description: 'The same for all that one request set off.' }),
  causationId: Type.String({ maxLength: 200, description: 'What caused this: the command’s or the triggering event’s id.' }),
  actor: Actor,
  occurredAt: Type.String({ description: 'Business time, ISO 8601 UTC.' }),
  traceparent: Type.Optional(Type.String({ maxLength: 200, description: 'W3C trace context of the request.' })),
});
export type EventMetadata = Type.Static<typeof EventMetadata>;

export const metadataValidator = Compile(EventMetadata);
