import { randomUUID } from 'node:crypto';
import { customerDecider } from '#domain/customer/customer';
import { type CommandHandling } from '../../handle-command.js';

/** Writes the erasing event as a process does that is killed right after it. @returns its position */
export async function recordErasure(handling: CommandHandling, customerId: string): Promise<bigint> {
  const erasedAt = new Date().toISOString();
  const { position } = await handling.handle({
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
