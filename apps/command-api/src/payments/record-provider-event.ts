import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { paymentDecider, type PaymentCommand } from '#domain/payment/payment';
import { type CommandResult } from '../command.js';
import { AggregateCommandHandler } from '../handle-command.js';
import { businessTime } from '../http/reserved-fields.js';
import { CommandIdentities } from '../identity/command-identity.js';
import { type ProviderEventBody } from './payment-bodies.js';

const provider = { role: 'provider', subject: 'payments' } as const;

export class RecordProviderEvent extends Command<CommandResult> {
  constructor(
    readonly orderId: string,
    readonly event: ProviderEventBody,
    readonly request: { readonly path: string; readonly correlationId: string; readonly traceparent: string | undefined },
  ) {
    super();
  }
}

/**
 * What the payment provider says is recorded once, by the provider's own id of the event. The payment's rules know that id again, so each
 * request is a command of its own: a repeat has to say that it changed nothing, where a repeated key would give the first answer again.
 */
@CommandHandler(RecordProviderEvent)
export class RecordProviderEventHandler implements ICommandHandler<RecordProviderEvent> {
  constructor(
    private readonly handler: AggregateCommandHandler,
    private readonly identities: CommandIdentities,
  ) {}

  execute({ orderId, event, request }: RecordProviderEvent): Promise<CommandResult> {
    const { path, correlationId, traceparent } = request;
    const identified = { principal: provider, idempotencyKey: undefined, method: 'POST', path, body: event };
    return this.handler.handle({
      decider: paymentDecider,
      id: orderId,
      command: commandOf(orderId, event),
      identity: this.identities.identify(identified, `${paymentDecider.category}-${orderId}`),
      actor: provider,
      correlationId,
      occurredAt: businessTime(event.occurredAt),
      traceparent,
    });
  }
}

function commandOf(orderId: string, { id, type, amount, occurredAt, reason }: ProviderEventBody): PaymentCommand {
  const facts = { orderId, providerEventId: id, amount };
  if (type === 'captured') return { type: 'CapturePayment', ...facts, capturedAt: businessTime(occurredAt) };
  return { type: 'DeclinePayment', ...facts, ...(reason === undefined ? {} : { reason }), declinedAt: businessTime(occurredAt) };
}
