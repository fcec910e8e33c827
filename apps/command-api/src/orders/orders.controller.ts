import { Body, Controller, Inject, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type FastifyReply } from 'fastify';
import { orderDecider } from '#domain/order/order';
import { Allow } from '#platform/auth/access';
import { CommandService } from '../command-service.js';
import { type CommandContext, Context } from '../http/command-context.js';
import { pathId } from '../http/path-ids.js';
import { QUERY_API_URL } from '../http/query-api-url.js';
import { type CommandAnswer, replyToCommand } from '../http/reply-to-command.js';
import { businessTime, customerOf, refuseOccurredAt, refuseUnitPrices } from '../http/reserved-fields.js';
import { CancelOrder } from './cancel-order.js';
import { CancelOrderBody, PlaceOrderBody } from './order-bodies.js';
import { PlaceOrder } from './place-order.js';

@Controller('orders')
@Allow('customer', 'clerk')
export class OrdersController {
  constructor(
    private readonly bus: CommandBus,
    private readonly commands: CommandService,
    @Inject(QUERY_API_URL) private readonly queryApiUrl: string,
  ) {}

  @Post()
  async place(
    @Body() body: PlaceOrderBody,
    @Context() context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const { principal } = context;
    refuseUnitPrices(principal, body.lines);
    refuseOccurredAt(principal, body.occurredAt);
    const customerId = customerOf(principal, body.customerId);
    const target = this.commands.created(context, orderDecider, body.orderId);
    const result = await this.bus.execute(
      new PlaceOrder(context, target, {
        type: 'PlaceOrder',
        orderId: target.id,
        ...(customerId === undefined ? {} : { customerId }),
        currency: body.currency,
        lines: body.lines,
        shipTo: body.shipTo,
        payment: body.payment,
        placedAt: businessTime(body.occurredAt),
        sellDiscontinued: principal.acts.has('clerk'),
      }),
    );
    return replyToCommand(reply, result, `${this.queryApiUrl}/orders/${target.id}`, true);
  }

  @Post(':id/cancel')
  async cancel(
    @Param('id', pathId) id: string,
    @Body() body: CancelOrderBody,
    @Context() context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const result = await this.bus.execute(new CancelOrder(context, id, body.reason));
    return replyToCommand(reply, result, `${this.queryApiUrl}/orders/${id}`, false);
  }
}
