import { randomUUID } from 'node:crypto';
import { v5 as uuidV5 } from 'uuid';
import { customerDecider, type CustomerCommand } from '#domain/customer/customer';
import { orderDecider } from '#domain/order/order';
import { Refusal } from '#domain/refusal';
import { personOf } from '#personal-data/subjects';
import { type AggregateCommandHandler } from '../handle-command.js';

/** Under it, the subject makes the id of the command: never to be changed. */
const NAMESPACE = '6f6a2c1d-0f0e-4a35-9a5b-2f4f6f0b7c11';
/** The command's id says all about it. Has the form of every other hash. */
const HASH = Buffer.from('erasures').toString('base64url').padEnd(22, 'A');
const REASON = 'Erased before; the log was put back to an earlier state.';

/**
 * Says once more that a person was erased, for a log that has lost it; who stands there as erased already is left alone.
 * @returns what is called with the subject of the destroyed key
 */
export function eraseAgain(handler: AggregateCommandHandler): (subject: string) => Promise<void> {
  return async (subject) => {
    const person = personOf(subject);
    if (person === undefined) return;
    const erasedAt = new Date().toISOString();
    const about = {
      identity: { commandId: uuidV5(subject, NAMESPACE), commandHash: HASH, keyed: true },
      actor: { role: 'process', subject: 'erasures' },
      correlationId: randomUUID(),
      occurredAt: erasedAt,
    } as const;
    if ('customerId' in person) {
      const { customerId } = person;
      const command: CustomerCommand = { type: 'EraseCustomer', customerId, reason: REASON, erasedAt, known: true };
      await handler.handle({ ...about, decider: customerDecider, id: customerId, command });
      return;
    }
    const { orderId } = person;
    try {
      await handler.handle({
        ...about,
        decider: orderDecider,
        id: orderId,
        command: { type: 'EraseOrder', orderId, reason: REASON, erasedAt },
      });
    } catch (error) {
      // The order itself was lost with the log, or is another one now that has a customer: there is nothing to say about it.
      if (!(error instanceof Refusal)) throw error;
    }
  };
}
