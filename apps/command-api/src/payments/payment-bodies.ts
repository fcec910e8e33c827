import { check, ChoiceField, field, NestedField, TextField } from '#platform/fields/fields';
import { MoneyBody } from '../http/bodies.js';
import { readTime } from './rfc3339.js';

export const providerEventTypes = ['captured', 'declined'] as const;

const ProviderTimeField = (description: string) =>
  field(
    { description },
    { type: String, format: 'date-time', example: '2010-12-01T08:26:00+00:00' },
    check('rfc3339Time', 'must be an RFC 3339 time such as 2010-12-01T08:26:00Z', (value) => readTime(value) !== undefined),
  );

export class ProviderEventBody {
  @TextField(1, 200, {
    verbatim: true,
    description: 'The provider’s own id of the event. The same id again is the same event, whatever else it says.',
  })
  id: string;
  @ChoiceField(providerEventTypes) type: (typeof providerEventTypes)[number];
  @NestedField(() => MoneyBody, {
    description: 'In whole units of the currency with their decimals, `"20.34"` and not 2034 pence: never minor units.',
  })
  amount: MoneyBody;
  @ProviderTimeField('By the provider’s clock, in any zone.') occurredAt: string;
  @TextField(0, 1_000, { optional: true, description: 'Why a payment was declined.' }) reason?: string;
}

export class RefundPaymentBody {
  @NestedField(() => MoneyBody) amount: MoneyBody;
  @TextField(1, 1_000) reason: string;
}
