import { Body, Controller, Inject, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type FastifyReply } from 'fastify';
import { productDecider, type ProductCommand } from '#domain/product/product';
import { Allow } from '#platform/auth/access';
import { pathSku } from '#platform/fields/id-fields';
import { CommandSender, type Target } from '../command-sender.js';
import { emptyBody } from '../http/bodies.js';
import { type CommandContext, Context } from '../http/command-context.js';
import { type CommandAnswer, replyToCommand } from '../http/reply-to-command.js';
import { QUERY_API_URL } from '../http/query-api-url.js';
import { AddProductBody, ChangePriceBody, DiscontinueProductBody, ReviseProductBody } from './product-bodies.js';
import { HandleProduct } from './product-command.js';

@Controller('products')
@Allow('clerk')
export class ProductsController {
  constructor(
    private readonly bus: CommandBus,
    private readonly commands: CommandSender,
    @Inject(QUERY_API_URL) private readonly queryApiUrl: string,
  ) {}

  @Post()
  add(
    @Body() body: AddProductBody,
    @Context() context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    return this.#send(context, reply, this.commands.created(context, productDecider, body.sku), { type: 'AddProduct', ...body });
  }

  @Post(':sku/revise')
  revise(
    @Param('sku', pathSku) sku: string,
    @Body() body: ReviseProductBody,
    @Context() context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    return this.#sendTo(sku, context, reply, { type: 'ReviseProduct', sku, ...body });
  }

  @Post(':sku/price')
  changePrice(
    @Param('sku', pathSku) sku: string,
    @Body() body: ChangePriceBody,
    @Context() context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    return this.#sendTo(sku, context, reply, { type: 'ChangePrice', sku, ...body });
  }

  @Post(':sku/publish')
  publish(
    @Param('sku', pathSku) sku: string,
    @Body(emptyBody) _body: object,
    @Context() context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    return this.#sendTo(sku, context, reply, { type: 'PublishProduct', sku });
  }

  @Post(':sku/discontinue')
  discontinue(
    @Param('sku', pathSku) sku: string,
    @Body() body: DiscontinueProductBody,
    @Context() context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    return this.#sendTo(sku, context, reply, { type: 'DiscontinueProduct', sku, ...body });
  }

  #sendTo(sku: string, context: CommandContext, reply: FastifyReply, command: ProductCommand): Promise<CommandAnswer> {
    return this.#send(context, reply, this.commands.existing(context, productDecider, sku), command);
  }

  async #send(context: CommandContext, reply: FastifyReply, target: Target, command: ProductCommand): Promise<CommandAnswer> {
    const result = await this.bus.execute(new HandleProduct(context, target, command));
    return replyToCommand(reply, result, `${this.queryApiUrl}/products/${target.id}`, command.type === 'AddProduct');
  }
}
