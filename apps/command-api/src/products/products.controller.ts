import { Body, Controller, Param, Post, UseInterceptors } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { productDecider, type ProductCommand } from '#domain/product/product';
import { Allow } from '#platform/auth/access';
import { pathSku } from '#platform/fields/id-fields';
import { CommandSender } from '../command-sender.js';
import { emptyBody, ReasonBody } from '../http/bodies.js';
import { type CommandContext, Context } from '../http/command-context.js';
import { type CommandReply, ReplyToCommand } from '../http/reply-to-command.js';
import { SendCommand } from '../send-command.js';
import { AddProductBody, ChangePriceBody, ReviseProductBody } from './product-bodies.js';

@Controller('products')
@Allow('clerk')
@UseInterceptors(ReplyToCommand)
export class ProductsController {
  constructor(
    private readonly bus: CommandBus,
    private readonly commands: CommandSender,
  ) {}

  @Post()
  add(@Body() body: AddProductBody, @Context() context: CommandContext): Promise<CommandReply> {
    return this.#send(context, { type: 'AddProduct', ...body });
  }

  @Post(':sku/revise')
  revise(@Param('sku', pathSku) sku: string, @Body() body: ReviseProductBody, @Context() context: CommandContext): Promise<CommandReply> {
    return this.#send(context, { type: 'ReviseProduct', sku, ...body });
  }

  @Post(':sku/price')
  changePrice(
    @Param('sku', pathSku) sku: string,
    @Body() body: ChangePriceBody,
    @Context() context: CommandContext,
  ): Promise<CommandReply> {
    return this.#send(context, { type: 'ChangePrice', sku, ...body });
  }

  @Post(':sku/publish')
  publish(@Param('sku', pathSku) sku: string, @Body(emptyBody) _body: object, @Context() context: CommandContext): Promise<CommandReply> {
    return this.#send(context, { type: 'PublishProduct', sku });
  }

  @Post(':sku/discontinue')
  discontinue(@Param('sku', pathSku) sku: string, @Body() body: ReasonBody, @Context() context: CommandContext): Promise<CommandReply> {
    return this.#send(context, { type: 'DiscontinueProduct', sku, ...body });
  }

  async #send(context: CommandContext, command: ProductCommand): Promise<CommandReply> {
    const target = this.commands.existing(context, productDecider, command.sku);
    const result = await this.bus.execute(new SendCommand(context, productDecider, target, command));
    return { result, at: `products/${command.sku}`, creates: command.type === 'AddProduct' };
  }
}
