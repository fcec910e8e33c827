import { type EmailAddresses, normalisedEmail } from '#personal-data/email-address';
import { customers } from '#read-models/customers';
import { invalid } from '#platform/problems/problem';
import { type OrderStreams } from '../order-history/stream-reader.js';
import { type PersonalData } from '../personal-data/personal-data.js';
import { type Freshness } from '../views/freshness.js';
import { Select } from '../views/select.js';
import { type Views } from '../views/views.js';

/** The customer of an e-mail address, undefined where it is nobody's, and how new the view is that says so. */
export interface EmailOwner {
  readonly customerId: string | undefined;
  readonly position: bigint;
}

/**
 * Finds who has an e-mail address: no view holds addresses, nor anything made of them, so it is the claim's own stream that is asked, by its name. A claim
 * may outlive its use for a moment, or never have been used: what counts is the address that the customer has.
 */
export class EmailOwners {
  /** @param addresses undefined where this process has no secret to name them by */
  constructor(
    private readonly addresses: EmailAddresses | undefined,
    private readonly streams: OrderStreams,
    private readonly views: Views,
    private readonly personalData: PersonalData,
  ) {}

  /** @throws Problem naming `email`, and never repeating it; what reading the stream and the view throws */
  async find(email: string, freshness: Freshness): Promise<EmailOwner> {
    if (this.addresses === undefined)
      throw invalid('email', 'cannot be asked for here: COMMAND_SECRET, by which addresses are known, is not set for this query API');
    const normalised = normalisedEmail(email);
    if (normalised === undefined) throw invalid('email', 'must be an e-mail address such as name@example.com');
    const holder = await this.streams.holderOf(this.addresses.nameOf(normalised));
    const select = Select.from(customers, 'where customer_id = $1');
    const { rows, position } = await this.views.read({ projection: 'customers', select, values: [holder ?? ''] }, freshness);
    const own = rows[0]?.email ?? undefined;
    const isOwn = own !== undefined && (await this.#isOwn(holder ?? '', own, normalised));
    return { customerId: isOwn ? holder : undefined, position };
  }

  async #isOwn(customerId: string, sealed: string, normalised: string): Promise<boolean> {
    const email = await this.personalData.openEmail(customerId, sealed);
    return email !== undefined && normalisedEmail(email) === normalised;
  }
}
