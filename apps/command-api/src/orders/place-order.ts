import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type ShipTo } from '#events/contracts/fields';
import { orderDecider, type OrderCommand } from '#domain/order/order';
import { type OrderState } from '#domain/order/state';
import { Refusal } from '#domain/refusal';
import { KeyDestroyed } from '#personal-data/errors';
import { KeyVault } from '#personal-data/key-vault';
import { type CommandResult } from '../command.js';
import { CommandSender, type Target } from '../command-sender.js';
import { type CommandContext } from '../http/command-context.js';
import { isOthers } from './others-orders.js';
import { ProductCatalogue } from './product-catalogue.js';
import { sealShipTo } from './seal-ship-to.js';

type PlaceOrderCommand = Extract<OrderCommand, { type: 'PlaceOrder' }>;

/** An order without what the handler looks up: the products. The address is still as it was given. */
export class PlaceOrder extends Command<CommandResult> {
  constructor(
    readonly context: CommandContext,
    readonly target: Target,
    readonly order: Omit<PlaceOrderCommand, 'products'>,
  ) {
    super();
  }
}

@CommandHandler(PlaceOrder)
export class PlaceOrderHandler implements ICommandHandler<PlaceOrder> {
  constructor(
    private readonly commands: CommandSender,
    private readonly catalogue: ProductCatalogue,
    private readonly keys: KeyVault,
  ) {}

  async execute({ context, target, order }: PlaceOrder): Promise<CommandResult> {
    if (context.minEventPosition !== undefined) await this.catalogue.reach(context.minEventPosition, context.waitMs, context.wait);
    const sealed = await this.#sealed(order);
    const place = async (fresh: boolean) => {
      const products = await this.catalogue.facts(
        order.lines.map((line) => line.sku),
        fresh,
      );
      const { refuse, shipTo } = sealed;
      return this.commands.send(context, orderDecider, target, { ...order, shipTo, products }, { isHidden: isOthers(context), refuse });
    };
    try {
      return await place(false);
    } catch (error) {
      // Nobody is turned away on the word of a cache: the products may have been published a moment ago.
      if (error instanceof Refusal && error.code === 'product-not-sold') return place(true);
      throw error;
    }
  }

  async #sealed(order: PlaceOrder['order']): Promise<{ readonly shipTo: ShipTo; readonly refuse?: (state: OrderState) => void }> {
    try {
      return { shipTo: await sealShipTo(this.keys, order) };
    } catch (error) {
      // Refused by the command's own path, where the repeat of an order from before the erasure is recognised first.
      if (error instanceof KeyDestroyed) return { shipTo: { country: order.shipTo.country }, refuse: refuseErased };
      throw error;
    }
  }
}

function refuseErased(state: OrderState): void {
  if (state.status !== 'absent') return; // The order exists, and that is what it is refused for.
  throw new Refusal('customer-erased', 'The personal data of this customer was erased for good, and no new address is taken.');
}
