import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type PaymentEvent } from '#events/contracts/payment-events';
import { type Decider } from '#domain/decider';
import { orderDecider } from '#domain/order/order';
import { orderToPay } from '#domain/order/state';
import { type OrderToPay, paymentDecider, type PaymentCommand } from '#domain/payment/payment';
import { type PaymentState } from '#domain/payment/state';
import { Refusal } from '#domain/refusal';
import { type CommandResult } from '../command.js';
import { AggregateCommandHandler } from '../handle-command.js';
import { businessTime } from '../http/reserved-fields.js';
import { CommandIdentities } from '../identity/command-identity.js';
import { type ProviderEventBody } from './payment-bodies.js';

/** Answers how the payment stands, without an effect. */
const ignoring: Decider<PaymentState, undefined, PaymentEvent> = { ...paymentDecider, begins: () => false, decide: () => [] };

const provider = { role: 'provider', subject: 'payments' } as const;

export class RecordProviderEvent extends Command<CommandResult> {
  /** @param event undefined where it means nothing to us: it changes nothing */
  constructor(
    readonly orderId: string,
    readonly event: ProviderEventBody | undefined,
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

  async execute({ orderId, event, request }: RecordProviderEvent): Promise<CommandResult> {
    if (event === undefined) return this.#send(ignoring, orderId, undefined, request, new Date().toISOString());
    const occurredAt = businessTime(event.occurredAt);
    const record = (order?: OrderToPay) => this.#send(paymentDecider, orderId, commandOf(orderId, event, order), request, occurredAt);
    try {
      return await record();
    } catch (error) {
      if (!(error instanceof Refusal && error.code === 'payment-not-found')) throw error;
      const order = await this.#orderToPay(orderId);
      if (order === undefined) throw error;
      return record(order);
    }
  }

  /** The provider may be faster than the process that asks him. @returns undefined where there is no such order */
  async #orderToPay(orderId: string): Promise<OrderToPay | undefined> {
    // What was placed stays as it was, so any state of the order tells it; where none is known, it is read.
    const order = await this.handler.known(orderDecider, orderId);
    return order.status === 'absent' ? undefined : orderToPay(order);
  }

  #send<Asked>(
    decider: Decider<PaymentState, Asked, PaymentEvent>,
    orderId: string,
    command: Asked,
    { path, correlationId, traceparent }: RecordProviderEvent['request'],
    occurredAt: string,
  ): Promise<CommandResult> {
    const identified = { principal: provider, idempotencyKey: undefined, method: 'POST', path, body: command };
    const identity = this.identities.identify(identified, `${paymentDecider.category}-${orderId}`);
    return this.handler.handle({ decider, id: orderId, command, identity, actor: provider, correlationId, occurredAt, traceparent });
  }
}

function commandOf(
  orderId: string,
  { id, type, amount, occurredAt, reason }: ProviderEventBody,
  order: OrderToPay | undefined,
): PaymentCommand {
  const facts = { orderId, providerEventId: id, amount, ...(order === undefined ? {} : { order }) };
  if (type === 'captured') return { type: 'CapturePayment', ...facts, capturedAt: businessTime(occurredAt) };
  return { type: 'DeclinePayment', ...facts, ...(reason === undefined ? {} : { reason }), declinedAt: businessTime(occurredAt) };
}
