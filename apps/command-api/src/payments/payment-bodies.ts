import { currencies, isCurrency } from '#events/contracts/currencies';
import { ZONED_TIME_PATTERN } from '#platform/fields/calendar';
import { AmountField, check, ChoiceField, field, NestedField, TextField } from '#platform/fields/fields';
import { PositiveMoneyBody } from '../http/bodies.js';
import { readTime } from './rfc3339.js';

export const providerEventTypes = ['captured', 'declined'] as const;

const ProviderTimeField = (description: string) =>
  field(
    { description },
    { type: String, pattern: ZONED_TIME_PATTERN, example: '2010-12-01T08:26:00+00:00' },
    check('rfc3339Time', 'must be an RFC 3339 time such as 2010-12-01T08:26:00Z', (value) => readTime(value) !== undefined),
  );

const ProviderCurrencyField = () =>
  field(
    { description: 'ISO 4217, in capitals or not.' },
    { type: String, enum: [...currencies.keys()].flatMap((code) => [code, code.toLowerCase()]), example: 'GBP' },
    check('currency', 'must be an ISO 4217 code such as GBP', (value) => typeof value === 'string' && isCurrency(value)),
  );

/** Money as the provider writes it; fields of his own are his business. */
export class ProviderMoneyBody {
  @AmountField('above zero') amount: string;
  @ProviderCurrencyField() currency: string;
}

export class ProviderEventBody {
  @TextField(1, 200, {
    verbatim: true,
    description: 'The provider’s own id of the event. The same id again is the same event, whatever else it says.',
  })
  id: string;
  @ChoiceField(providerEventTypes) type: (typeof providerEventTypes)[number];
  @NestedField(() => ProviderMoneyBody, {
    description: 'In whole units of the currency with their decimals, `"20.34"` and not 2034 pence: never minor units.',
  })
  amount: ProviderMoneyBody;
  @ProviderTimeField('By the provider’s clock, in any zone.') occurredAt: string;
  @TextField(0, 1_000, { optional: true, description: 'Why a payment was declined.', described: { nullable: true } }) reason?: string;
}

export class RefundPaymentBody {
  @NestedField(() => PositiveMoneyBody) amount: PositiveMoneyBody;
  @TextField(1, 1_000) reason: string;
}
