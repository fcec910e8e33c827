import { Body, Controller } from '@nestjs/common';
import { type StockCommand, stockDecider } from '#domain/stock/stock';
import { PathSku } from '#platform/fields/path-fields';
import { type CommandContext, Context } from '../http/command-context.js';
import { CommandRoute } from '../http/command-route.js';
import { type CommandReply } from '../http/reply-to-command.js';
import { SendCommand } from '../send-command.js';
import { AdjustStockBody, ReceiveStockBody } from './stock-bodies.js';
import { stockRoutes } from './stock-routes.js';

@Controller('stock')
export class StockController {
  @CommandRoute(':sku/receive', stockRoutes.receive)
  receive(@PathSku() sku: string, @Body() body: ReceiveStockBody, @Context() context: CommandContext): CommandReply {
    return this.#send(context, { type: 'ReceiveStock', sku, ...body });
  }

  @CommandRoute(':sku/adjust', stockRoutes.adjust)
  adjust(@PathSku() sku: string, @Body() body: AdjustStockBody, @Context() context: CommandContext): CommandReply {
    return this.#send(context, { type: 'AdjustStock', sku, ...body });
  }

  #send(context: CommandContext, command: StockCommand): CommandReply {
    return { command: new SendCommand(context, stockDecider, command.sku, command), at: `stock/${command.sku}` };
  }
}
