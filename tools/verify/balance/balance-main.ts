import { EventStoreError } from '#event-store/errors';
import { type OrderlineEvent } from '#events/contracts/event-catalogue';
import { formatAmount } from '#events/contracts/money';
import { answersHelp } from '../../answers-help.js';
import { localInstallation } from '../../local-installation.js';
import { OperatorError } from '../../operator-error.js';
import { audit } from './audit.js';
import { type Ledger } from './ledger.js';
import { readLedger } from './read-ledger.js';

const usage = `Usage: npm run verify:balance
  Adds up the log of EVENT_STORE_URL, or of the installation that runs here: exit code 1 where money or stock is out of balance.`;
const MOST_FAULTS_SHOWN = 50;

/**
 * Adds up the whole log of EVENT_STORE_URL, or of the local installation that runs, and says whether money and stock are in balance. To be asked
 * when nothing is under way: an order whose fulfilment is still at work counts as stuck.
 */
async function main(): Promise<boolean> {
  if (answersHelp(process.argv.slice(2), usage)) return true;
  const url = process.env.EVENT_STORE_URL || (await localInstallation()).runtime?.eventStoreUrl;
  if (url === undefined) throw new OperatorError('Nothing runs here: start the installation, or name the log with EVENT_STORE_URL.');
  const ledger = await readLedger(url);
  for (const line of summary(ledger)) console.log(line);
  const faults = audit(ledger);
  for (const fault of faults.slice(0, MOST_FAULTS_SHOWN)) console.log(fault);
  console.log(faults.length === 0 ? 'Money and stock are in balance.' : `${faults.length} faults.`);
  return faults.length === 0;
}

function summary({ events, skus, orders }: Ledger): string[] {
  const units = { received: 0, adjusted: 0, restocked: 0, onHand: 0, reserved: 0, dispatched: 0 };
  for (const sku of skus.values()) for (const name of Object.keys(units) as (keyof typeof units)[]) units[name] += sku[name];
  const times = (type: OrderlineEvent['type']) => [...orders.values()].filter((order) => order.times.has(type)).length;
  const money = { paid: 0n, paidBack: 0n };
  for (const { paid, paidBack } of orders.values()) {
    money.paid += paid;
    money.paidBack += paidBack;
  }
  return [
    `${events} events, ${skus.size} skus, ${orders.size} orders`,
    `orders: ${times('OrderConfirmed')} confirmed, ${times('OrderRejected')} rejected, ${times('OrderCancelled')} cancelled, ${times('OrderShipped')} shipped, ${times('OrderLinesReturned')} returned from`,
    `units: ${Object.entries(units)
      .map(([name, count]) => `${count} ${name === 'onHand' ? 'on hand' : name}`)
      .join(', ')}`,
    `money: ${formatAmount(money.paid)} paid, ${formatAmount(money.paidBack)} paid back`,
  ];
}

try {
  if (!(await main())) process.exitCode = 1;
} catch (error) {
  if (!(error instanceof OperatorError || error instanceof EventStoreError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
