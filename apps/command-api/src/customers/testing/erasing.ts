import { randomUUID } from 'node:crypto';
import { customerDecider } from '#domain/customer/customer';
import { AggregateCommandHandler } from '../../handle-command.js';
import { eraseAgain } from '../erase-again.js';
import { Erasures, type ErasuresOptions } from '../erasures.js';

/** The follower as the command API makes it, in a process that leads unless told otherwise. */
export function erasuresFor(parts: Pick<ErasuresOptions, 'keys' | 'store' | 'logger'> & Partial<ErasuresOptions>): Erasures {
  const handler = new AggregateCommandHandler(parts.store, parts.logger);
  return new Erasures({ eraseAgain: eraseAgain(handler), leads: () => true, lookMs: 20, ...parts });
}

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
