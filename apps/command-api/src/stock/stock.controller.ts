import { Body, Controller, Param } from '@nestjs/common';
import { type StockCommand, stockDecider } from '#domain/stock/stock';
import { IntegerField, pathSku, QuantityField, TextField } from '#platform/fields/fields';
import { type CommandContext, Context } from '../http/command-context.js';
import { CommandRoute } from '../http/command-route.js';
import { type CommandReply } from '../http/reply-to-command.js';
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
export class StockController {
  @CommandRoute(':sku/receive', { allow: ['warehouse'], summary: 'Takes goods into stock', body: ReceiveStockBody, problems: [] })
  receive(@Param('sku', pathSku) sku: string, @Body() body: ReceiveStockBody, @Context() context: CommandContext): CommandReply {
    return this.#send(context, { type: 'ReceiveStock', sku, ...body });
  }

  @CommandRoute(':sku/adjust', {
    allow: ['warehouse'],
    summary: 'Corrects what is on hand, up or down',
    body: AdjustStockBody,
    problems: [],
  })
  adjust(@Param('sku', pathSku) sku: string, @Body() body: AdjustStockBody, @Context() context: CommandContext): CommandReply {
    return this.#send(context, { type: 'AdjustStock', sku, ...body });
  }

  #send(context: CommandContext, command: StockCommand): CommandReply {
    return { command: new SendCommand(context, stockDecider, command.sku, command), at: `stock/${command.sku}` };
  }
}
