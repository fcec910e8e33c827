import { Allow, CurrentPrincipal } from '#platform/auth/access';
import { type Principal } from '#platform/auth/principal';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { type Answer } from '../answers/answer.js';
import { AnswersOne } from '../answers/answering.js';
import { IdPath } from '../parameters/paths.js';
import { NoParameters } from '../parameters/no-parameters.js';
import { AskedFreshness, type Freshness } from '../views/freshness.js';
import { Customer } from './customer.js';
import { FindCustomer } from './find-customer.js';
import { ownOrAll } from './own-or-all.js';

@ApiTags('customers')
@Controller('customers')
@Allow('customer', 'clerk')
export class CustomersController {
  constructor(private readonly queries: QueryBus) {}

  @Get(':id')
  @AnswersOne('A customer with the sums of his orders; a customer sees himself', Customer)
  find(
    @Param() { id }: IdPath,
    @Query(NoParameters) _none: unknown,
    @CurrentPrincipal() principal: Principal,
    @AskedFreshness() freshness: Freshness,
  ): Promise<Answer<Customer>> {
    return this.queries.execute(new FindCustomer(id, ownOrAll(principal), freshness));
  }
}
