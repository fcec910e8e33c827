import { Body, Controller, Inject, Param, Post, Req, Res, UseGuards } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiHeader, ApiOperation, ApiSecurity } from '@nestjs/swagger';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { Allow, Public } from '#platform/auth/access';
import { pathId } from '#platform/fields/id-fields';
import { RawBody } from '#platform/http/raw-body';
import { type CommandContext, Context, readTraceparent } from '../http/command-context.js';
import { QUERY_API_URL } from '../http/query-api-url.js';
import { type CommandAnswer, replyToCommand } from '../http/reply-to-command.js';
import { ProviderEventBody, RefundPaymentBody } from './payment-bodies.js';
import { RecordProviderEvent } from './record-provider-event.js';
import { RefundPayment } from './refund-payment.js';
import { SignedByProvider } from './signed-by-provider.js';

@Controller('payments')
@Allow('clerk')
export class PaymentsController {
  constructor(
    private readonly bus: CommandBus,
    @Inject(QUERY_API_URL) private readonly queryApiUrl: string,
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
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const path = request.url.split('?', 1)[0] ?? '';
    const traceparent = readTraceparent(request.headers.traceparent);
    const result = await this.bus.execute(new RecordProviderEvent(orderId, body, { path, correlationId: request.id, traceparent }));
    return replyToCommand(reply, result, `${this.queryApiUrl}/orders/${orderId}`, false);
  }

  @Post(':orderId/refund')
  async refund(
    @Param('orderId', pathId) orderId: string,
    @Body() body: RefundPaymentBody,
    @Context() context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const result = await this.bus.execute(new RefundPayment(context, orderId, body));
    return replyToCommand(reply, result, `${this.queryApiUrl}/orders/${orderId}`, false);
  }
}
