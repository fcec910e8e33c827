import { Body, Controller, Param, Post, UseInterceptors } from '@nestjs/common';
import { type StockCommand, stockDecider } from '#domain/stock/stock';
import { Allow } from '#platform/auth/access';
import { IntegerField, pathSku, QuantityField, TextField } from '#platform/fields/fields';
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
  @Post(':sku/receive')
  receive(@Param('sku', pathSku) sku: string, @Body() body: ReceiveStockBody, @Context() context: CommandContext): CommandReply {
    return this.#send(context, { type: 'ReceiveStock', sku, ...body });
  }

  @Post(':sku/adjust')
  adjust(@Param('sku', pathSku) sku: string, @Body() body: AdjustStockBody, @Context() context: CommandContext): CommandReply {
    return this.#send(context, { type: 'AdjustStock', sku, ...body });
  }

  #send(context: CommandContext, command: StockCommand): CommandReply {
    return { command: new SendCommand(context, stockDecider, command.sku, command), at: `stock/${command.sku}` };
  }
}
