import { Allow, CurrentPrincipal } from '#platform/auth/access';
import { type Principal } from '#platform/auth/principal';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { type Answer, type Page } from '../answers/answer.js';
import { AnswersOne, AnswersPage } from '../answers/answering.js';
import { FindPastOrder, MomentParameters } from '../order-history/find-past-order.js';
import { IdPath } from '../parameters/paths.js';
import { AskedFreshness, type Freshness } from '../views/freshness.js';
import { FindOrder } from './find-order.js';
import { ListOrders, ListOrdersParameters } from './list-orders.js';
import { Order } from './order.js';
import { listedCustomer, visibleCustomer } from './visible-customer.js';

@ApiTags('orders')
@Controller('orders')
@Allow('customer', 'clerk', 'warehouse')
export class OrdersController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @AnswersPage('Orders, the latest placed first; a customer sees his own', Order)
  list(
    @Query() parameters: ListOrdersParameters,
    @CurrentPrincipal() principal: Principal,
    @AskedFreshness() freshness: Freshness,
  ): Promise<Answer<Page<Order>>> {
    return this.queries.execute(new ListOrders(parameters, listedCustomer(principal, parameters.customerId), freshness));
  }

  @Get(':id')
  @AnswersOne('An order, as it is or as it was', Order)
  find(
    @Param() { id }: IdPath,
    @Query() moment: MomentParameters,
    @CurrentPrincipal() principal: Principal,
    @AskedFreshness() freshness: Freshness,
  ): Promise<Answer<Order>> {
    const customerId = visibleCustomer(principal);
    const past = moment.asOf !== undefined || moment.revision !== undefined;
    return this.queries.execute(past ? new FindPastOrder(id, customerId, moment, freshness) : new FindOrder(id, customerId, freshness));
  }
}
