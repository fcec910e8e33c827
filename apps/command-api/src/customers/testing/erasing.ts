import { randomUUID } from 'node:crypto';
import { customerDecider } from '#domain/customer/customer';
import { type AggregateCommandHandler } from '../../handle-command.js';

/** Writes the erasing event as a process does that is killed right after it. @returns its position */
export async function recordErasure(handler: AggregateCommandHandler, customerId: string): Promise<bigint> {
  const erasedAt = new Date().toISOString();
  const { position } = await handler.handle({
    decider: customerDecider,
    id: customerId,
    command: { type: 'EraseCustomer', customerId, reason: 'asked for', erasedAt, known: true },
    identity: { commandId: randomUUID(), commandHash: 'hash', keyed: false },
    actor: { role: 'clerk', subject: 'clara' },
    correlationId: 'erasing',
    occurredAt: erasedAt,
  });
  return position;
}
