import { OperatorError } from '../operator-error.js';
import { type Access } from './access.js';
import { Apis } from './apis.js';
import { compareTotals, type Comparison } from './compare-totals.js';
import { readCsvRows } from './csv-rows.js';
import { type ImportOptions } from './import-options.js';
import { type RetryPolicy } from './patience.js';
import { counted, type Progress } from './progress.js';
import { receiveStock } from './receive-stock.js';
import { Report } from './report.js';
import { daysOf, gatherRetailData, type RetailData, withinWindow } from './retail-data.js';
import { readSalesTotals } from './sales-totals.js';
import { sendCreditNotes, sendOrders, sendProducts } from './send-commands.js';
import { type Sending } from './sending.js';
import { lookAtShop } from './shop-state.js';
import { Tally } from './tally.js';
import { takeTurn } from './turn.js';
import { waitForViews } from './views.js';

export interface ImportResult {
  /** Of the window. */
  readonly data: RetailData;
  readonly tally: Tally;
  /** Undefined where there was nothing to compare, or nobody to ask. */
  readonly comparison: Comparison | undefined;
}

/** What an import that ended early leaves behind. */
export const goesOn = 'What was acknowledged is stored. The same import again goes on where this one stopped.';

/**
 * Reads the file, sends its commands, and returns when every view shows them.
 *
 * @throws OperatorError when the file cannot be read or an API cannot be used; what was acknowledged until then is stored
 * @throws the signal's reason once it is aborted
 */
export async function runImport(
  options: ImportOptions,
  access: Access,
  retries: RetryPolicy,
  progress: Progress,
  signal: AbortSignal,
): Promise<ImportResult> {
  progress.say(`Reading ${options.file} …`);
  const file = await gatherRetailData(readCsvRows(options.file, options.form, signal), options.dates);
  if (file.lines === 0) throw new OperatorError(`${options.file} has a header, but no lines.`);
  const data = withinWindow(file, options.window);
  progress.say(
    `${counted(data.lines, 'line')}: ${counted(data.catalogue.length, 'product')}; to import ${counted(data.orders.length, 'order')}, ` +
      `${counted(data.creditNotes.length, 'credit note')}; refused ${counted(data.refused.length, 'line')}.`,
  );
  if (data.orders.length + data.creditNotes.length + data.refused.length === 0) progress.say('No line of the file lies in these days.');
  signal.throwIfAborted();
  await using _turn = access.dataDirectory === undefined ? undefined : await takeTurn(access.dataDirectory, progress, signal);
  // Only now, so that a wrong file leaves the report of an earlier import as it was.
  using report = new Report(options.report);
  report.refusedLines(data.refused);

  const apis = new Apis(access, retries, progress);
  const sending = { client: apis.commands, concurrency: options.concurrency, tally: new Tally(), report, progress, signal };
  try {
    return await sendAndCompare(file, data, apis, sending);
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error;
    throw new OperatorError(`${error.message} ${goesOn}`, { cause: error });
  }
}

/** @param file all of it: products and stock are those of the whole file, so that a week and then the year add up */
async function sendAndCompare(file: RetailData, data: RetailData, apis: Apis, sending: Sending): Promise<ImportResult> {
  const { client, tally, report, progress, signal } = sending;
  const days = daysOf([...data.orders, ...data.creditNotes]);
  let creditedBefore: bigint | undefined;
  if (file.orders.length > 0) {
    await sendProducts(file.catalogue, sending);
    const products = client.furthestPosition;
    const http = apis.queries;
    if (http === undefined) throw new OperatorError('Give --query-url: the import asks the query API what is in stock already.');
    const look = () => lookAtShop(http, file.orders, client.furthestPosition, progress, signal);
    const shop = await receiveStock(file.catalogue, file.orders, look, sending);
    if (days !== undefined) ({ credited: creditedBefore } = await readSalesTotals(http, days, client.furthestPosition, signal));
    await sendOrders(data.orders, shop, products, sending);
  }
  await sendCreditNotes(data.creditNotes, sending);

  const uncompared = { data, tally, comparison: undefined };
  if (client.furthestPosition === 0n) return uncompared;
  const http = apis.queries;
  if (http === undefined) {
    progress.say('Everything is sent. Give --query-url to wait for the views and compare their totals.');
    return uncompared;
  }
  const position = await waitForViews(http, client.furthestPosition, progress, signal);
  if (days === undefined) return uncompared;
  const comparison = await compareTotals(http, days, tally, creditedBefore, position, signal);
  for (const order of comparison.rejected) report.rejectedOrder(order);
  return { data, tally, comparison };
}
