import { Body, Controller, Param, Post, Req, UseGuards, UseInterceptors } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOperation, ApiSecurity } from '@nestjs/swagger';
import { type FastifyRequest } from 'fastify';
import { paymentDecider } from '#domain/payment/payment';
import { Allow, Public } from '#platform/auth/access';
import { pathId } from '#platform/fields/fields';
import { RawBody } from '#platform/http/raw-body';
import { CommandSender } from '../command-sender.js';
import { type CommandContext, Context, readTraceparent } from '../http/command-context.js';
import { type CommandReply, ReplyToCommand } from '../http/reply-to-command.js';
import { derivedId } from '../identity/command-identity.js';
import { SendCommand } from '../send-command.js';
import { ProviderEventBody, RefundPaymentBody } from './payment-bodies.js';
import { readProviderEvent } from './read-provider-event.js';
import { RecordProviderEvent } from './record-provider-event.js';
import { SignedByProvider } from './signed-by-provider.js';

@Controller('payments')
@Allow('clerk')
@UseInterceptors(ReplyToCommand)
export class PaymentsController {
  constructor(private readonly commands: CommandSender) {}

  @Post(':orderId/provider-events')
  @Public()
  @RawBody()
  @UseGuards(SignedByProvider)
  @ApiOperation({
    summary: 'What the payment provider reports of a card payment',
    description:
      'A fact is recorded whenever it comes, also early, late or with another amount: what the order does not owe is paid back. The event’s id makes repeats ' +
      'harmless: they answer 200 with `"events":[]`, and so does a type that means nothing to us. Fields that we do not know are passed over, any RFC 3339 ' +
      'time and a currency in lower case are read. Amounts are decimal (`"20.34"`), never minor units (`2034`): a provider who counts in those is translated ' +
      'before. `Idempotency-Key` and `If-Match` have no meaning here.',
  })
  @ApiBody({ type: ProviderEventBody })
  @ApiSecurity({})
  @ApiHeader({
    name: 'Orderline-Signature',
    required: true,
    description:
      '`t=<Unix seconds>,v1=<hex HMAC-SHA256 of "<t>.<bytes of the body>">`, at most 5 minutes old. Several `v1` may stand in it while a secret is being changed.',
  })
  async record(@Param('orderId', pathId) orderId: string, @Req() request: FastifyRequest): Promise<CommandReply> {
    const event = await readProviderEvent(request.body);
    const path = request.url.split('?', 1)[0] ?? '';
    const traceparent = readTraceparent(request.headers.traceparent);
    const command = new RecordProviderEvent(orderId, event, { path, correlationId: request.id, traceparent });
    return { command, at: `orders/${orderId}` };
  }

  @Post(':orderId/refund')
  refund(@Param('orderId', pathId) orderId: string, @Body() body: RefundPaymentBody, @Context() context: CommandContext): CommandReply {
    const target = this.commands.existing(context, paymentDecider, orderId);
    // Repeats with one key are one refund, also after the stream has forgotten the key.
    const refundId = derivedId(target.identity.commandId);
    const refund = { type: 'RefundPayment' as const, orderId, refundId, ...body, byHand: true as const };
    return { command: new SendCommand(context, paymentDecider, target, refund), at: `orders/${orderId}` };
  }
}
