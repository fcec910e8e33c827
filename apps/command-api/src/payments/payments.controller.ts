import { Body, Controller, Param, Post, Req, UseGuards, UseInterceptors } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiHeader, ApiOperation, ApiSecurity } from '@nestjs/swagger';
import { type FastifyRequest } from 'fastify';
import { paymentDecider } from '#domain/payment/payment';
import { Allow, Public } from '#platform/auth/access';
import { pathId } from '#platform/fields/id-fields';
import { RawBody } from '#platform/http/raw-body';
import { CommandSender } from '../command-sender.js';
import { type CommandContext, Context, readTraceparent } from '../http/command-context.js';
import { type CommandReply, ReplyToCommand } from '../http/reply-to-command.js';
import { derivedId } from '../identity/command-identity.js';
import { SendCommand } from '../send-command.js';
import { ProviderEventBody, RefundPaymentBody } from './payment-bodies.js';
import { RecordProviderEvent } from './record-provider-event.js';
import { SignedByProvider } from './signed-by-provider.js';

@Controller('payments')
@Allow('clerk')
@UseInterceptors(ReplyToCommand)
export class PaymentsController {
  constructor(
    private readonly bus: CommandBus,
    private readonly commands: CommandSender,
  ) {}

  @Post(':orderId/provider-events')
  @Public()
  @RawBody()
  @UseGuards(SignedByProvider)
  @ApiOperation({
    summary: 'What the payment provider reports of a card payment',
    description:
      'A fact is recorded whenever it comes, also late or with another amount. The event’s id makes repeats harmless: they answer 200 with `"events":[]`. ' +
      '`Idempotency-Key` and `If-Match` have no meaning here.',
  })
  @ApiSecurity({})
  @ApiHeader({
    name: 'Orderline-Signature',
    required: true,
    description:
      '`t=<Unix seconds>,v1=<hex HMAC-SHA256 of "<t>.<bytes of the body>">`, at most 5 minutes old. Several `v1` may stand in it while a secret is being changed.',
  })
  async record(
    @Param('orderId', pathId) orderId: string,
    @Body() body: ProviderEventBody,
    @Req() request: FastifyRequest,
  ): Promise<CommandReply> {
    const path = request.url.split('?', 1)[0] ?? '';
    const traceparent = readTraceparent(request.headers.traceparent);
    const result = await this.bus.execute(new RecordProviderEvent(orderId, body, { path, correlationId: request.id, traceparent }));
    return { result, at: `orders/${orderId}` };
  }

  @Post(':orderId/refund')
  async refund(
    @Param('orderId', pathId) orderId: string,
    @Body() body: RefundPaymentBody,
    @Context() context: CommandContext,
  ): Promise<CommandReply> {
    const target = this.commands.existing(context, paymentDecider, orderId);
    // Repeats with one key are one refund, also after the stream has forgotten the key.
    const refundId = derivedId(target.identity.commandId);
    const command = { type: 'RefundPayment' as const, orderId, refundId, ...body, byHand: true as const };
    const result = await this.bus.execute(new SendCommand(context, paymentDecider, target, command));
    return { result, at: `orders/${orderId}` };
  }
}
