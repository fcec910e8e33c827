import { createLogger } from '#platform/logging/logger';
import { openEventStore } from '#event-store/open-event-store';
import { KeyVault } from '#personal-data/key-vault';
import { SharedLog } from '#subscriptions/shared-log';
import { AggregateCommandHandler } from '../../handle-command.js';
import { ProcessManagers } from '../../processes/process-managers.js';
import { erasuresFor, recordErasure } from './erasing.js';

/** A process of its own that erases whom it is told to, with the follower at work; for tests that kill it. */
const [url = '', masterKey = ''] = process.argv.slice(2);
const logger = createLogger('erasing', 'silent');
const store = openEventStore(url);
const erasures = erasuresFor({ keys: new KeyVault({ url, masterKey }, logger), store, logger });
await erasures.catchUp();
await new ProcessManagers({
  switched: 'on',
  url,
  log: new SharedLog(store),
  logger,
  managers: [{ subscriber: erasures.subscriber }],
  times: { leaseMs: 1_200, beatMs: 100, idleInTransactionMs: 700 },
}).start();
process.on('message', (customerId: string) => {
  void recordErasure(new AggregateCommandHandler(store, logger), customerId).then(() => process.send?.('recorded'));
});
process.send?.('ready');
