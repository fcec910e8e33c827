import { Body, Controller } from '@nestjs/common';
import { orderDecider, type OrderCommand } from '#domain/order/order';
import { type OrderState } from '#domain/order/state';
import { PathId } from '#platform/fields/path-fields';
import { CommandSender, type SendOptions } from '../command-sender.js';
import { emptyBody, EraseBody, ReasonBody } from '../http/bodies.js';
import { type CommandContext, Context } from '../http/command-context.js';
import { CommandRoute } from '../http/command-route.js';
import { type CommandReply } from '../http/reply-to-command.js';
import { customerOf, refuseUnitPrices } from '../http/reserved-fields.js';
import { SendCommand } from '../send-command.js';
import { namedLines } from './named-lines.js';
import { PlaceOrderBody, ReturnLinesBody, ShipOrderBody } from './order-bodies.js';
import { orderRoutes } from './order-routes.js';
import { isOthers } from './others-orders.js';
import { PlaceOrder } from './place-order.js';

@Controller('orders')
export class OrdersController {
  constructor(private readonly commands: CommandSender) {}

  @CommandRoute('', orderRoutes.place)
  place(@Body() body: PlaceOrderBody, @Context() context: CommandContext): CommandReply {
    const { principal } = context;
    const { currency, lines, shipTo, payment } = body;
    refuseUnitPrices(principal, lines);
    const customerId = customerOf(principal, body.customerId);
    const target = this.commands.created(context, orderDecider, body.orderId);
    const command = new PlaceOrder(context, target, {
      type: 'PlaceOrder',
      orderId: target.id,
      ...(customerId === undefined ? {} : { customerId }),
      currency,
      lines,
      shipTo,
      payment,
      placedAt: context.occurredAt,
      sellDiscontinued: principal.acts.has('clerk'),
    });
    return { command, at: `orders/${target.id}` };
  }

  @CommandRoute(':id/cancel', orderRoutes.cancel)
  cancel(@PathId('id') orderId: string, @Body() { reason }: ReasonBody, @Context() context: CommandContext): CommandReply {
    return this.#send(
      context,
      orderId,
      { type: 'CancelOrder', orderId, reason, cancelledAt: context.occurredAt },
      { isHidden: isOthers(context) },
    );
  }

  @CommandRoute(':id/ship', orderRoutes.ship)
  ship(@PathId('id') orderId: string, @Body() body: ShipOrderBody, @Context() context: CommandContext): CommandReply {
    const { lines, trackingNumber } = body;
    const named = lines && namedLines(lines);
    return this.#send(context, orderId, { type: 'ShipOrder', orderId, lines: named, trackingNumber, shippedAt: context.occurredAt });
  }

  @CommandRoute(':id/deliver', orderRoutes.deliver)
  deliver(@PathId('id') orderId: string, @Body(emptyBody) _body: object, @Context() context: CommandContext): CommandReply {
    return this.#send(context, orderId, { type: 'DeliverOrder', orderId, deliveredAt: context.occurredAt });
  }

  /** Goods are back and their money goes back: whoever receives them says so, never the customer himself. */
  @CommandRoute(':id/return', orderRoutes.return)
  return(@PathId('id') orderId: string, @Body() body: ReturnLinesBody, @Context() context: CommandContext): CommandReply {
    const { reason } = body;
    const lines = namedLines(body.lines);
    return this.#send(context, orderId, { type: 'ReturnLines', orderId, lines, reason, returnedAt: context.occurredAt });
  }

  /** Gives up the personal data of an order without a customer; its key is destroyed by the follower `erasures`. */
  @CommandRoute(':id/erase', orderRoutes.erase)
  erase(@PathId('id') orderId: string, @Body() { reason }: EraseBody, @Context() context: CommandContext): CommandReply {
    return this.#send(context, orderId, { type: 'EraseOrder', orderId, reason, erasedAt: context.occurredAt });
  }

  @CommandRoute(':id/hold', orderRoutes.hold)
  hold(@PathId('id') orderId: string, @Body() { reason }: ReasonBody, @Context() context: CommandContext): CommandReply {
    return this.#send(context, orderId, { type: 'HoldOrder', orderId, reason, heldAt: context.occurredAt });
  }

  @CommandRoute(':id/release', orderRoutes.release)
  release(@PathId('id') orderId: string, @Body(emptyBody) _body: object, @Context() context: CommandContext): CommandReply {
    return this.#send(context, orderId, { type: 'ReleaseOrder', orderId, releasedAt: context.occurredAt });
  }

  #send(context: CommandContext, orderId: string, command: OrderCommand, options?: SendOptions<OrderState>): CommandReply {
    return { command: new SendCommand(context, orderDecider, orderId, command, options), at: `orders/${orderId}` };
  }
}
