import { Body, Controller, Param, Post, UseInterceptors } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type StockCommand, stockDecider } from '#domain/stock/stock';
import { Allow } from '#platform/auth/access';
import { pathSku } from '#platform/fields/id-fields';
import { IntegerField, QuantityField } from '#platform/fields/number-fields';
import { TextField } from '#platform/fields/text-fields';
import { CommandSender } from '../command-sender.js';
import { type CommandContext, Context } from '../http/command-context.js';
import { type CommandReply, ReplyToCommand } from '../http/reply-to-command.js';
import { SendCommand } from '../send-command.js';

export class ReceiveStockBody {
  @QuantityField() quantity: number;
  @TextField(1, 200, { optional: true }) reference?: string;
}

export class AdjustStockBody {
  @IntegerField(-1_000_000_000, 1_000_000_000) delta: number;
  @TextField(1, 1_000) reason: string;
}

@Controller('stock')
@Allow('warehouse')
@UseInterceptors(ReplyToCommand)
export class StockController {
  constructor(
    private readonly bus: CommandBus,
    private readonly commands: CommandSender,
  ) {}

  @Post(':sku/receive')
  receive(@Param('sku', pathSku) sku: string, @Body() body: ReceiveStockBody, @Context() context: CommandContext): Promise<CommandReply> {
    return this.#send(context, { type: 'ReceiveStock', sku, ...body });
  }

  @Post(':sku/adjust')
  adjust(@Param('sku', pathSku) sku: string, @Body() body: AdjustStockBody, @Context() context: CommandContext): Promise<CommandReply> {
    return this.#send(context, { type: 'AdjustStock', sku, ...body });
  }

  async #send(context: CommandContext, command: StockCommand): Promise<CommandReply> {
    const target = this.commands.existing(context, stockDecider, command.sku);
    const result = await this.bus.execute(new SendCommand(context, stockDecider, target, command));
    return { result, at: `stock/${command.sku}` };
  }
}
