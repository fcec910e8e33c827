import { Body, Controller, Inject, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type FastifyReply } from 'fastify';
import { orderDecider } from '#domain/order/order';
import { Allow } from '#platform/auth/access';
import { pathId } from '#platform/fields/id-fields';
import { CommandSender } from '../command-sender.js';
import { emptyBody } from '../http/bodies.js';
import { type CommandContext, Context } from '../http/command-context.js';
import { QUERY_API_URL } from '../http/query-api-url.js';
import { type CommandAnswer, replyToCommand } from '../http/reply-to-command.js';
import { businessTime, customerOf, refuseOccurredAt, refuseUnitPrices } from '../http/reserved-fields.js';
import { CancelOrder } from './cancel-order.js';
import { DeliverOrder } from './deliver-order.js';
import { EraseOrder } from './erase-order.js';
import { namedLines } from './named-lines.js';
import { CancelOrderBody, EraseOrderBody, PlaceOrderBody, ReturnLinesBody, ShipOrderBody } from './order-bodies.js';
import { PlaceOrder } from './place-order.js';
import { ReturnLines } from './return-lines.js';
import { ShipOrder } from './ship-order.js';

@Controller('orders')
@Allow('customer', 'clerk')
export class OrdersController {
  constructor(
    private readonly bus: CommandBus,
    private readonly commands: CommandSender,
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

  @Post(':id/ship')
  @Allow('warehouse')
  async ship(
    @Param('id', pathId) id: string,
    @Body() body: ShipOrderBody,
    @Context() context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const { lines, ...shipment } = body;
    const result = await this.bus.execute(
      new ShipOrder(context, id, { ...shipment, ...(lines === undefined ? {} : { lines: namedLines(lines) }) }),
    );
    return replyToCommand(reply, result, `${this.queryApiUrl}/orders/${id}`, false);
  }

  @Post(':id/deliver')
  @Allow('warehouse')
  async deliver(
    @Param('id', pathId) id: string,
    @Body(emptyBody) _body: object,
    @Context() context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const result = await this.bus.execute(new DeliverOrder(context, id));
    return replyToCommand(reply, result, `${this.queryApiUrl}/orders/${id}`, false);
  }

  /** Goods are back and their money goes back: whoever receives them says so, never the customer himself. */
  @Post(':id/return')
  @Allow('clerk', 'warehouse')
  async return(
    @Param('id', pathId) id: string,
    @Body() body: ReturnLinesBody,
    @Context() context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const result = await this.bus.execute(new ReturnLines(context, id, { lines: namedLines(body.lines), reason: body.reason }));
    return replyToCommand(reply, result, `${this.queryApiUrl}/orders/${id}`, false);
  }

  @Post(':id/erase')
  @Allow('clerk')
  async erase(
    @Param('id', pathId) id: string,
    @Body() body: EraseOrderBody,
    @Context() context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const result = await this.bus.execute(new EraseOrder(context, id, body.reason));
    return replyToCommand(reply, result, `${this.queryApiUrl}/orders/${id}`, false);
  }
}
