import { Allow, CurrentPrincipal } from '#platform/auth/access';
import { type Principal } from '#platform/auth/principal';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { type Answer } from '../answers/answer.js';
import { AnswersOne } from '../answers/answering.js';
import { ownOrAll } from '../customers/own-or-all.js';
import { NoParameters } from '../parameters/no-parameters.js';
import { PaymentPath } from '../parameters/paths.js';
import { AskedFreshness, type Freshness } from '../views/freshness.js';
import { FindPayment } from './find-payment.js';
import { Payment } from './payment.js';

@ApiTags('payments')
@Controller('payments')
@Allow('customer', 'clerk')
export class PaymentsController {
  constructor(private readonly queries: QueryBus) {}

  @Get(':orderId')
  @AnswersOne(
    'What was asked of the payment provider for an order, and what he captured, declined and was paid back; a customer sees his own',
    Payment,
  )
  find(
    @Param() { orderId }: PaymentPath,
    @Query(NoParameters) _none: unknown,
    @CurrentPrincipal() principal: Principal,
    @AskedFreshness() freshness: Freshness,
  ): Promise<Answer<Payment>> {
    return this.queries.execute(new FindPayment(orderId, ownOrAll(principal), freshness));
  }
}
