import { Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AnswersOne, AnswersPage } from '../answers/answering.js';
import { Ask } from '../ask.js';
import { findPastOrder, MomentParameters } from '../order-history/find-past-order.js';
import { IdPath } from '../parameters/paths.js';
import { AskedBy, type Asker } from '../views/freshness.js';
import { findOrder } from './find-order.js';
import { listOrders, ListOrdersParameters } from './list-orders.js';
import { Order } from './order.js';
import { audienceOf, listedCustomer, visibleCustomer } from './visible-customer.js';

@ApiTags('orders')
@Controller('orders')
export class OrdersController {
  @AnswersPage(
    '',
    { allow: ['customer', 'clerk', 'warehouse'], summary: 'Orders, the latest placed first; a customer sees his own' },
    Order,
  )
  list(@Query() parameters: ListOrdersParameters, @AskedBy() { principal, freshness }: Asker) {
    return new Ask(listOrders, {
      parameters,
      customerId: listedCustomer(principal, parameters.customerId),
      shownTo: audienceOf(principal),
      freshness,
    });
  }

  @AnswersOne(
    ':id',
    { allow: ['customer', 'clerk', 'warehouse'], summary: 'An order, as it is or as it was', example: { id: '536365' } },
    Order,
  )
  find(@Param() { id }: IdPath, @Query() moment: MomentParameters, @AskedBy() { principal, freshness }: Asker) {
    const asked = { orderId: id, customerId: visibleCustomer(principal), freshness };
    const past = moment.asOf !== undefined || moment.revision !== undefined;
    return past ? new Ask(findPastOrder, { ...asked, moment }) : new Ask(findOrder, { ...asked, shownTo: audienceOf(principal) });
  }
}
