import { walletEntries } from '#read-models/wallets';
import { type Answer, missing, type Page } from '../answers/answer.js';
import { type Sources } from '../ask.js';
import { type AskedCustomer } from '../customers/own-or-all.js';
import { Conditions } from '../paging/conditions.js';
import { answerPage } from '../paging/page.js';
import { type PageParameters } from '../paging/page-parameters.js';
import { Select } from '../views/select.js';
import { NO_WALLET } from './find-wallet.js';
import { toWalletEntry, type WalletEntry } from './wallet.js';

type AskedStatement = AskedCustomer & { readonly parameters: PageParameters };

/** What came into a wallet and went out of it, the latest first. */
export async function readStatement({ views, cursors }: Sources, asked: AskedStatement): Promise<Answer<Page<WalletEntry>>> {
  const { customerId, visibleId, freshness } = asked;
  const { cursor, limit } = asked.parameters;
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
