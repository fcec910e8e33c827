import { Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AnswersOne } from '../answers/answering.js';
import { Ask } from '../ask.js';
import { ownOrAll } from '../customers/own-or-all.js';
import { NoParameters } from '../parameters/no-parameters.js';
import { PaymentPath } from '../parameters/paths.js';
import { AskedBy, type Asker } from '../views/freshness.js';
import { findPayment } from './find-payment.js';
import { Payment } from './payment.js';

@ApiTags('payments')
@Controller('payments')
export class PaymentsController {
  @AnswersOne(
    ':orderId',
    {
      allow: ['customer', 'clerk'],
      summary:
        'What was asked of the payment provider for an order, and what he captured, declined and was paid back; a customer sees his own',
      example: { orderId: '536366' },
    },
    Payment,
  )
  find(@Param() { orderId }: PaymentPath, @Query(NoParameters) _none: unknown, @AskedBy() { principal, freshness }: Asker) {
    return new Ask(findPayment, { orderId, customerId: ownOrAll(principal), freshness });
  }
}
