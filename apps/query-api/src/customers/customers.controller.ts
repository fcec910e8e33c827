import { Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AnswersOne, AnswersPage } from '../answers/answering.js';
import { Ask } from '../ask.js';
import { PageParameters } from '../paging/page-parameters.js';
import { IdPath } from '../parameters/paths.js';
import { NoParameters } from '../parameters/no-parameters.js';
import { AskedBy, type Asker } from '../views/freshness.js';
import { Customer } from './customer.js';
import { findCustomer } from './find-customer.js';
import { listCustomers } from './list-customers.js';
import { ownOrAll } from './own-or-all.js';

@ApiTags('customers')
@Controller('customers')
export class CustomersController {
  @AnswersPage('', { allow: ['clerk'], summary: 'Customers by id, with the sums of their orders' }, Customer)
  list(@Query() parameters: PageParameters, @AskedBy() { freshness }: Asker) {
    return new Ask(listCustomers, { parameters, freshness });
  }

  @AnswersOne(
    ':id',
    { allow: ['customer', 'clerk'], summary: 'A customer with the sums of his orders; a customer sees himself', example: { id: '17850' } },
    Customer,
  )
  find(@Param() { id }: IdPath, @Query(NoParameters) _none: unknown, @AskedBy() { principal, freshness }: Asker) {
    return new Ask(findCustomer, { customerId: id, visibleId: ownOrAll(principal), freshness });
  }
}
