import { Body, Controller, Inject, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type FastifyReply } from 'fastify';
import { type StockCommand } from '#domain/stock/stock';
import { Allow } from '#platform/auth/access';
import { pathSku } from '#platform/fields/id-fields';
import { IntegerField, QuantityField } from '#platform/fields/number-fields';
import { TextField } from '#platform/fields/text-fields';
import { type CommandContext, Context } from '../http/command-context.js';
import { QUERY_API_URL } from '../http/query-api-url.js';
import { type CommandAnswer, replyToCommand } from '../http/reply-to-command.js';
import { HandleStock } from './stock-command.js';

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
export class StockController {
  constructor(
    private readonly bus: CommandBus,
    @Inject(QUERY_API_URL) private readonly queryApiUrl: string,
  ) {}

  @Post(':sku/receive')
  receive(
    @Param('sku', pathSku) sku: string,
    @Body() body: ReceiveStockBody,
    @Context() context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    return this.#send(context, reply, { type: 'ReceiveStock', sku, ...body });
  }

  @Post(':sku/adjust')
  adjust(
    @Param('sku', pathSku) sku: string,
    @Body() body: AdjustStockBody,
    @Context() context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    return this.#send(context, reply, { type: 'AdjustStock', sku, ...body });
  }

  async #send(context: CommandContext, reply: FastifyReply, command: StockCommand): Promise<CommandAnswer> {
    const result = await this.bus.execute(new HandleStock(context, command));
    return replyToCommand(reply, result, `${this.queryApiUrl}/stock/${command.sku}`, false);
  }
}
