import { wallets } from '#read-models/wallets';
import { type Answer, answerOne } from '../answers/answer.js';
import { type Sources } from '../ask.js';
import { type AskedCustomer } from '../customers/own-or-all.js';
import { Select } from '../views/select.js';
import { toWallet, type Wallet } from './wallet.js';

export const NO_WALLET = 'There is no wallet of a customer with this id.';

/** The wallet of this customer. */
export async function findWallet({ views }: Sources, { customerId, visibleId, freshness }: AskedCustomer): Promise<Answer<Wallet>> {
  const question = {
    projection: 'wallets',
    select: Select.from(wallets, 'where customer_id = $1 and ($2::text is null or customer_id = $2)'),
    values: [customerId, visibleId],
    sequence: customerId,
    seesHidden: visibleId === undefined,
  } as const;
  return answerOne(await views.read(question, freshness), toWallet, NO_WALLET);
}
