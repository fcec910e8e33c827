import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { orderDecider, type OrderCommand } from '#domain/order/order';
import { Refusal } from '#domain/refusal';
import { type CommandResult } from '../command.js';
import { CommandService, type Target } from '../command-service.js';
import { type CommandContext } from '../http/command-context.js';
import { ProductCatalogue } from './product-catalogue.js';

type PlaceOrderCommand = Extract<OrderCommand, { type: 'PlaceOrder' }>;

/** An order without what the handler looks up: the products. */
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
    private readonly commands: CommandService,
    private readonly catalogue: ProductCatalogue,
  ) {}

  async execute({ context, target, order }: PlaceOrder): Promise<CommandResult> {
    if (context.minEventPosition !== undefined) await this.catalogue.reach(context.minEventPosition);
    const place = async (fresh: boolean) => {
      const products = await this.catalogue.facts(
        order.lines.map((line) => line.sku),
        fresh,
      );
      return this.commands.send(context, orderDecider, target, { ...order, products }, { occurredAt: order.placedAt });
    };
    try {
      return await place(false);
    } catch (error) {
      // Nobody is turned away on the word of a cache: the products may have been published a moment ago.
      if (error instanceof Refusal && error.code === 'product-not-sold') return place(true);
      throw error;
    }
  }
}
