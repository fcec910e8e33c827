import { OperatorError } from '../operator-error.js';
import { type Access } from './access.js';
import { CommandClient } from './command-client.js';
import { readCsvRows } from './csv-rows.js';
import { type ImportOptions } from './import-options.js';
import { type RetryPolicy } from './patience.js';
import { PatientHttp } from './patient-http.js';
import { formatCount, type Progress } from './progress.js';
import { Report } from './report.js';
import { gatherRetailData, type RetailData, withinWindow } from './retail-data.js';
import { readSalesTotals, type SalesTotals } from './sales-totals.js';
import { sendCommands } from './send-commands.js';
import { Tally } from './tally.js';
import { waitForViews } from './views.js';

export interface ImportResult {
  readonly data: RetailData;
  readonly tally: Tally;
  /** What the sales report says of the days imported; undefined where there was nothing to ask for. */
  readonly sales: SalesTotals | undefined;
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
  using report = new Report(options.report);
  progress.say(`Reading ${options.file} …`);
  const data = withinWindow(await gatherRetailData(readCsvRows(options.file, signal)), options.window);
  progress.say(
    `${formatCount(data.lines)} lines: ${formatCount(data.catalogue.length)} products; to import ${formatCount(data.orders.length)} orders, ` +
      `${formatCount(data.creditNotes.length)} credit notes; refused ${formatCount(data.refused.length)} lines.`,
  );
  signal.throwIfAborted();
  report.refusedLines(data.refused);

  try {
    return await sendAndCompare(data, report, options, access, retries, progress, signal);
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error;
    throw new OperatorError(`${error.message} ${goesOn}`, { cause: error });
  }
}

async function sendAndCompare(
  data: RetailData,
  report: Report,
  { concurrency }: ImportOptions,
  { commandApiUrl, queryApiUrl, tokens }: Access,
  retries: RetryPolicy,
  progress: Progress,
  signal: AbortSignal,
): Promise<ImportResult> {
  const shared = { tokens, retries, onTrouble: (sentence: string) => progress.say(sentence) };
  const client = new CommandClient(new PatientHttp({ name: 'command API', url: commandApiUrl, ...shared }));
  const tally = new Tally();
  await sendCommands(data, { client, concurrency, tally, report, progress, signal });

  const url = queryApiUrl ?? client.queryApiUrl;
  if (url === undefined) {
    progress.say('Everything is sent. Give --query-url to wait for the views and compare their totals.');
    return { data, tally, sales: undefined };
  }
  const http = new PatientHttp({ name: 'query API', url, ...shared });
  await waitForViews(http, client.furthestPosition, progress, signal);
  const days = daysOf(data);
  return { data, tally, sales: days && (await readSalesTotals(http, days, signal)) };
}

/** The days that the invoices span, the second exclusive. */
function daysOf({ orders, creditNotes }: RetailData): { from: string; to: string } | undefined {
  const days = [...orders, ...creditNotes].map(({ time }) => time.slice(0, 10)).sort();
  const [first] = days;
  const last = days.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const next = new Date(`${last}T00:00:00.000Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return { from: first, to: next.toISOString().slice(0, 10) };
}
