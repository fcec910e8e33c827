import { ChoiceField, IdField, QueryTextField } from '#platform/fields/fields';
import { DayOrMomentField } from '#platform/fields/time-fields';
import { type OrderStatus, orderStatuses } from '#read-models/orders';
import { PageParameters } from '../paging/page-parameters.js';

const LONGEST_TEXT = 10_000;
const LONGEST_ADDRESS = 1_000;

export class SearchOrdersParameters extends PageParameters {
  @QueryTextField(LONGEST_TEXT, {
    optional: true,
    description:
      'The beginning of an order’s id; the sku of a product in it, in upper or lower case; or words of the name that one was sold by, of the last at least the beginning. Accents and case do not matter in words.',
  })
  q?: string;

  @QueryTextField(LONGEST_TEXT, {
    optional: true,
    description:
      'Only orders to a recipient with these words, or words that begin so, in his name. Names are sealed: those of the newest 1,000 orders that the other filters leave are opened, and `complete` is false where there were more.',
  })
  name?: string;

  @QueryTextField(LONGEST_ADDRESS, { optional: true, description: 'Only orders of the customer with exactly this e-mail address.' })
  email?: string;

  @ChoiceField(orderStatuses, { optional: true, message: `must be one of ${orderStatuses.join(', ')}` })
  status?: OrderStatus;

  @IdField({ optional: true, description: 'Only orders of this customer.' })
  customerId?: string;

  @DayOrMomentField({ optional: true, description: 'Only orders placed at this business time or later; a day or a UTC time.' })
  from?: string;

  @DayOrMomentField({ optional: true, description: 'Only orders placed before this business time.' })
  to?: string;
}
