import { wallets } from '#read-models/wallets';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type Answer, answerOne } from '../answers/answer.js';
import { type Freshness } from '../views/freshness.js';
import { Select } from '../views/select.js';
import { Views } from '../views/views.js';
import { toWallet, type Wallet } from './wallet.js';

export const NO_WALLET = 'There is no wallet of a customer with this id.';

/** The wallet of this customer. @param visibleId who it must be; undefined: anyone */
export class FindWallet extends Query<Answer<Wallet>> {
  constructor(
    readonly customerId: string,
    readonly visibleId: string | undefined,
    readonly freshness: Freshness,
  ) {
    super();
  }
}

@QueryHandler(FindWallet)
export class FindWalletHandler implements IQueryHandler<FindWallet> {
  constructor(private readonly views: Views) {}
  execute = (query: FindWallet) => findWallet(this.views, query);
}

async function findWallet(views: Views, { customerId, visibleId, freshness }: FindWallet): Promise<Answer<Wallet>> {
  const question = {
    projection: 'wallets',
    select: Select.from(wallets, 'where customer_id = $1 and ($2::text is null or customer_id = $2)'),
    values: [customerId, visibleId],
    sequence: customerId,
    seesHidden: visibleId === undefined,
  } as const;
  return answerOne(await views.read(question, freshness), toWallet, NO_WALLET);
}
