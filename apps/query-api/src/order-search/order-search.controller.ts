import { Controller, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import Type from 'typebox';
import { AnswersPage } from '../answers/answering.js';
import { Ask } from '../ask.js';
import { Order } from '../orders/order.js';
import { AskedBy, type Asker } from '../views/freshness.js';
import { searchOrders } from './search-orders.js';
import { SearchOrdersParameters } from './search-orders-parameters.js';

@ApiTags('orders')
@Controller('orders')
export class OrderSearchController {
  @AnswersPage(
    'search',
    {
      allow: ['clerk'],
      summary: 'Orders by id, product, recipient or e-mail address, the latest placed first',
      example: { q: 'lantern' },
    },
    Order,
    { complete: Type.Boolean({ description: 'Whether every order was looked at; false where `name` left older ones out.' }) },
  )
  search(@Query() parameters: SearchOrdersParameters, @AskedBy() { freshness }: Asker) {
    return new Ask(searchOrders, { parameters, freshness });
  }
}
