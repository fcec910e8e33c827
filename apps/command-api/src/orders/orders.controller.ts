import { Body, Controller, Param, Post, UseInterceptors } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { orderDecider, type OrderCommand } from '#domain/order/order';
import { type OrderState } from '#domain/order/state';
import { Refusal } from '#domain/refusal';
import { Allow } from '#platform/auth/access';
import { pathId } from '#platform/fields/id-fields';
import { CommandSender } from '../command-sender.js';
import { emptyBody, EraseBody, ReasonBody } from '../http/bodies.js';
import { type CommandContext, Context } from '../http/command-context.js';
import { type CommandReply, ReplyToCommand } from '../http/reply-to-command.js';
import { businessTime, customerOf, refuseOccurredAt, refuseUnitPrices } from '../http/reserved-fields.js';
import { SendCommand } from '../send-command.js';
import { namedLines } from './named-lines.js';
import { PlaceOrderBody, ReturnLinesBody, ShipOrderBody } from './order-bodies.js';
import { PlaceOrder } from './place-order.js';

@Controller('orders')
@Allow('customer', 'clerk')
@UseInterceptors(ReplyToCommand)
export class OrdersController {
  constructor(
    private readonly bus: CommandBus,
    private readonly commands: CommandSender,
  ) {}

  @Post()
  async place(@Body() body: PlaceOrderBody, @Context() context: CommandContext): Promise<CommandReply> {
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
    return { result, at: `orders/${target.id}`, creates: true };
  }

  @Post(':id/cancel')
  cancel(@Param('id', pathId) orderId: string, @Body() { reason }: ReasonBody, @Context() context: CommandContext): Promise<CommandReply> {
    const own = (state: OrderState) => refuseOthers(context, state);
    return this.#send(context, orderId, (cancelledAt) => ({ type: 'CancelOrder', orderId, reason, cancelledAt }), own);
  }

  @Post(':id/ship')
  @Allow('warehouse')
  ship(@Param('id', pathId) orderId: string, @Body() body: ShipOrderBody, @Context() context: CommandContext): Promise<CommandReply> {
    const { lines, trackingNumber } = body;
    const named = lines && namedLines(lines);
    return this.#send(context, orderId, (shippedAt) => ({ type: 'ShipOrder', orderId, lines: named, trackingNumber, shippedAt }));
  }

  @Post(':id/deliver')
  @Allow('warehouse')
  deliver(@Param('id', pathId) orderId: string, @Body(emptyBody) _body: object, @Context() context: CommandContext): Promise<CommandReply> {
    return this.#send(context, orderId, (deliveredAt) => ({ type: 'DeliverOrder', orderId, deliveredAt }));
  }

  /** Goods are back and their money goes back: whoever receives them says so, never the customer himself. */
  @Post(':id/return')
  @Allow('clerk', 'warehouse')
  return(@Param('id', pathId) orderId: string, @Body() body: ReturnLinesBody, @Context() context: CommandContext): Promise<CommandReply> {
    const { reason } = body;
    const lines = namedLines(body.lines);
    return this.#send(context, orderId, (returnedAt) => ({ type: 'ReturnLines', orderId, lines, reason, returnedAt }));
  }

  /** Gives up the personal data of an order without a customer; its key is destroyed by the follower `erasures`. */
  @Post(':id/erase')
  @Allow('clerk')
  erase(@Param('id', pathId) orderId: string, @Body() { reason }: EraseBody, @Context() context: CommandContext): Promise<CommandReply> {
    return this.#send(context, orderId, (erasedAt) => ({ type: 'EraseOrder', orderId, reason, erasedAt }));
  }

  @Post(':id/hold')
  @Allow('clerk')
  hold(@Param('id', pathId) orderId: string, @Body() { reason }: ReasonBody, @Context() context: CommandContext): Promise<CommandReply> {
    return this.#send(context, orderId, (heldAt) => ({ type: 'HoldOrder', orderId, reason, heldAt }));
  }

  @Post(':id/release')
  @Allow('clerk')
  release(@Param('id', pathId) orderId: string, @Body(emptyBody) _body: object, @Context() context: CommandContext): Promise<CommandReply> {
    return this.#send(context, orderId, (releasedAt) => ({ type: 'ReleaseOrder', orderId, releasedAt }));
  }

  /** @param command what is asked for, and when: now */
  async #send(
    context: CommandContext,
    orderId: string,
    command: (now: string) => OrderCommand,
    authorize?: (state: OrderState) => void,
  ): Promise<CommandReply> {
    const occurredAt = businessTime(undefined);
    const target = this.commands.existing(context, orderDecider, orderId);
    const options = { occurredAt, authorize };
    const result = await this.bus.execute(new SendCommand(context, orderDecider, target, command(occurredAt), options));
    return { result, at: `orders/${orderId}` };
  }
}

/** A customer sees his own orders only; another's is as if it did not exist. */
function refuseOthers({ principal }: CommandContext, order: OrderState): void {
  if (principal.acts.has('clerk') || order.status === 'absent') return;
  if (order.customerId !== principal.subject) throw new Refusal('order-not-found', 'There is no such order.');
}
