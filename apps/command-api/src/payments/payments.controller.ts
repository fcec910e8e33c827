import { Body, Controller, Req } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';
import { paymentDecider } from '#domain/payment/payment';
import { PathId } from '#platform/fields/path-fields';
import { CommandSender } from '../command-sender.js';
import { type CommandContext, Context, readTraceparent } from '../http/command-context.js';
import { CommandRoute } from '../http/command-route.js';
import { type CommandReply } from '../http/reply-to-command.js';
import { derivedId } from '../identity/command-identity.js';
import { SendCommand } from '../send-command.js';
import { RefundPaymentBody } from './payment-bodies.js';
import { ProviderRoute } from './provider-route.js';
import { refundRoute } from './refund-route.js';
import { readProviderEvent } from './read-provider-event.js';
import { RecordProviderEvent } from './record-provider-event.js';

@Controller('payments')
export class PaymentsController {
  constructor(private readonly commands: CommandSender) {}

  @ProviderRoute(':orderId/provider-events')
  async record(@PathId('orderId') orderId: string, @Req() request: FastifyRequest): Promise<CommandReply> {
    const event = await readProviderEvent(request.body);
    const path = request.url.split('?', 1)[0] ?? '';
    const traceparent = readTraceparent(request.headers.traceparent);
    const command = new RecordProviderEvent(orderId, event, { path, correlationId: request.id, traceparent });
    return { command, at: `orders/${orderId}` };
  }

  @CommandRoute(':orderId/refund', refundRoute)
  refund(@PathId('orderId') orderId: string, @Body() body: RefundPaymentBody, @Context() context: CommandContext): CommandReply {
    const target = this.commands.existing(context, paymentDecider, orderId);
    // Repeats with one key are one refund, also after the stream has forgotten the key.
    const refundId = derivedId(target.identity.commandId);
    const refund = { type: 'RefundPayment' as const, orderId, refundId, ...body, byHand: true as const };
    return { command: new SendCommand(context, paymentDecider, target, refund), at: `orders/${orderId}` };
  }
}
