import { Body, Controller } from '@nestjs/common';
import { productDecider, type ProductCommand } from '#domain/product/product';
import { PathSku } from '#platform/fields/path-fields';
import { emptyBody, ReasonBody } from '../http/bodies.js';
import { type CommandContext, Context } from '../http/command-context.js';
import { CommandRoute } from '../http/command-route.js';
import { type CommandReply } from '../http/reply-to-command.js';
import { SendCommand } from '../send-command.js';
import { AddProductBody, ChangePriceBody, ReviseProductBody } from './product-bodies.js';
import { productRoutes } from './product-routes.js';

@Controller('products')
export class ProductsController {
  @CommandRoute('', productRoutes.add)
  add(@Body() body: AddProductBody, @Context() context: CommandContext): CommandReply {
    return this.#send(context, { type: 'AddProduct', ...body });
  }

  @CommandRoute(':sku/revise', productRoutes.revise)
  revise(@PathSku() sku: string, @Body() body: ReviseProductBody, @Context() context: CommandContext): CommandReply {
    return this.#send(context, { type: 'ReviseProduct', sku, ...body });
  }

  @CommandRoute(':sku/price', productRoutes.price)
  changePrice(@PathSku() sku: string, @Body() body: ChangePriceBody, @Context() context: CommandContext): CommandReply {
    return this.#send(context, { type: 'ChangePrice', sku, ...body });
  }

  @CommandRoute(':sku/publish', productRoutes.publish)
  publish(@PathSku() sku: string, @Body(emptyBody) _body: object, @Context() context: CommandContext): CommandReply {
    return this.#send(context, { type: 'PublishProduct', sku });
  }

  @CommandRoute(':sku/discontinue', productRoutes.discontinue)
  discontinue(@PathSku() sku: string, @Body() body: ReasonBody, @Context() context: CommandContext): CommandReply {
    return this.#send(context, { type: 'DiscontinueProduct', sku, ...body });
  }

  #send(context: CommandContext, command: ProductCommand): CommandReply {
    return { command: new SendCommand(context, productDecider, command.sku, command), at: `products/${command.sku}` };
  }
}
