import { randomUUID } from 'node:crypto';
import { orderDecider, type OrderCommand } from '#domain/order/order';
import { paymentDecider, type PaymentCommand } from '#domain/payment/payment';
import { type StoredEvent } from '#event-store/event-store';
import { openEventStore } from '#event-store/open-event-store';
import { createLogger } from '#platform/logging/logger';
import { type CommandResult } from '../command.js';
import { AggregateCommandHandler } from '../handle-command.js';

/** Does by hand what the fulfilment of orders does in a running installation, and reads what is in the log. */
export function asFulfilment(databaseUrl: string) {
  const store = openEventStore(databaseUrl);
  const handler = new AggregateCommandHandler(store, createLogger('fulfilment', 'silent'));
  const around = () => ({
    identity: { commandId: randomUUID(), commandHash: 'none', keyed: false },
    actor: { role: 'process', subject: 'fulfilment' },
    correlationId: 'by-hand',
    occurredAt: new Date().toISOString(),
  });
  return {
    order: (command: OrderCommand): Promise<CommandResult> =>
      handler.handle({ decider: orderDecider, id: command.orderId, command, ...around() }),
    payment: (command: PaymentCommand): Promise<CommandResult> =>
      handler.handle({ decider: paymentDecider, id: command.orderId, command, ...around() }),
    events: async (stream: string): Promise<StoredEvent[]> => {
      const found: StoredEvent[] = [];
      for await (const events of store.readStream(stream)) found.push(...events);
      return found;
    },
    stop: () => store.close(),
  };
}
