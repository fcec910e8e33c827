import { NestedField } from '#platform/fields/nested-fields';
import { ChoiceField, TextField } from '#platform/fields/text-fields';
import { TimeField } from '#platform/fields/time-fields';
import { MoneyBody } from '../http/bodies.js';

export class ProviderEventBody {
  @TextField(1, 200, { description: 'The provider’s own id of the event. The same id again is the same event, whatever else it says.' })
  id: string;
  @ChoiceField(['captured', 'declined']) type: 'captured' | 'declined';
  @NestedField(() => MoneyBody) amount: MoneyBody;
  @TimeField({ description: 'By the provider’s clock.' }) occurredAt: string;
  @TextField(0, 1_000, { optional: true, description: 'Why a payment was declined.' }) reason?: string;
}

export class RefundPaymentBody {
  @NestedField(() => MoneyBody) amount: MoneyBody;
  @TextField(1, 1_000) reason: string;
}
