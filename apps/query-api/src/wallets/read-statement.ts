import { walletEntries } from '#read-models/wallets';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type Answer, missing, type Page } from '../answers/answer.js';
import { Conditions } from '../paging/conditions.js';
import { Cursors } from '../paging/cursors.js';
import { answerPage } from '../paging/page.js';
import { type PageParameters } from '../paging/page-parameters.js';
import { type Freshness } from '../views/freshness.js';
import { Select } from '../views/select.js';
import { Views } from '../views/views.js';
import { NO_WALLET } from './find-wallet.js';
import { toWalletEntry, type WalletEntry } from './wallet.js';

/** What came into a wallet and went out of it, the latest first. @param visibleId whose it must be; undefined: anyone's */
export class ReadStatement extends Query<Answer<Page<WalletEntry>>> {
  constructor(
    readonly customerId: string,
    readonly visibleId: string | undefined,
    readonly parameters: PageParameters,
    readonly freshness: Freshness,
  ) {
    super();
  }
}

@QueryHandler(ReadStatement)
export class ReadStatementHandler implements IQueryHandler<ReadStatement> {
  constructor(
    private readonly views: Views,
    private readonly cursors: Cursors,
  ) {}
  execute = (query: ReadStatement) => readStatement(this.views, this.cursors, query);
}

async function readStatement(views: Views, cursors: Cursors, query: ReadStatement): Promise<Answer<Page<WalletEntry>>> {
  const { customerId, visibleId, parameters, freshness } = query;
  const { cursor, limit } = parameters;
  const list = ['statement', customerId];
  const conditions = new Conditions()
    .add([customerId], (given) => `customer_id = ${given}`)
    .addGiven(visibleId, (given) => `customer_id = ${given}`);
  if (cursor !== undefined) conditions.add(cursors.open(list, cursor), (revision) => `revision < ${revision}`);
  const order = 'revision desc';
  const select = Select.from(walletEntries, `${conditions.where} order by ${order} limit ${conditions.parameter(limit + 1)}`);
  const question = { projection: 'wallets', select, order, values: conditions.values, sequence: customerId } as const;
  const reading = await views.read({ ...question, seesHidden: visibleId === undefined }, freshness);
  // A wallet begins with its first entry.
  if (reading.rows.length === 0 && cursor === undefined) throw missing(reading.position, NO_WALLET);
  return answerPage(reading, limit, toWalletEntry, (last) => cursors.seal(list, [String(last.revision)]));
}
