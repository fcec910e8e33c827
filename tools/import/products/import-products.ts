import { OperatorError } from '../../operator-error.js';
import { type Access } from '../access.js';
import { Apis } from '../apis.js';
import { type Command } from '../commands.js';
import { type RetryPolicy } from '../patience.js';
import { counted, formatCount, type Progress } from '../progress.js';
import { Report } from '../report.js';
import { Tally } from '../tally.js';
import { goesOn } from '../run-import.js';
import { takeTurn } from '../turn.js';
import { headOf, waitForViews } from '../views.js';
import { type ProductFile, readProductFile } from './product-lines.js';
import { sendProductLines, type SentProducts } from './send-products.js';
import { lookAtShelf, readShelves } from './stored-products.js';

export interface ProductImportOptions {
  readonly file: string;
  readonly report: string;
  readonly concurrency: number;
}

export interface ProductImport {
  readonly file: ProductFile;
  readonly tally: Tally;
  readonly sent: SentProducts;
}

/**
 * Brings a catalogue in, and returns when every view shows it. The same file again changes nothing.
 * @throws OperatorError when the file cannot be read or an API cannot be used; what was acknowledged until then is stored
 */
export async function importProducts(
  options: ProductImportOptions,
  access: Access,
  retries: RetryPolicy,
  progress: Progress,
  signal: AbortSignal,
): Promise<ProductImport> {
  progress.say(`Reading ${options.file} …`);
  const file = await readProductFile(options.file, signal);
  if (file.products.length + file.refused.length === 0) throw new OperatorError(`${options.file} holds no products.`);
  progress.say(
    `${counted(file.lines, 'line')}: ${counted(file.products.length, 'product')}; refused ${counted(file.refused.length, 'line')}.`,
  );
  await using _turn = access.dataDirectory === undefined ? undefined : await takeTurn(access.dataDirectory, progress, signal);
  using report = new Report(options.report);
  for (const line of file.refused) report.refusedProduct(line);
  const apis = new Apis(access, retries, progress);
  const queries = apis.queries;
  if (queries === undefined) throw new OperatorError('Give --query-url: the import asks the query API what the shop holds already.');
  const tally = new Tally();
  const sending = { client: apis.commands, concurrency: options.concurrency, tally, report, progress, signal };
  try {
    // Of an import that was interrupted the views may not show everything yet.
    const shelves = await readShelves(queries, await headOf(queries, signal), signal);
    const look = async (sku: string) => lookAtShelf(queries, sku, await headOf(queries, signal), signal);
    const sent = await sendProductLines(file.products, shelves, look, sending);
    if (apis.commands.furthestPosition > 0n) await waitForViews(queries, apis.commands.furthestPosition, progress, signal);
    return { file, tally, sent };
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error;
    throw new OperatorError(`${error.message} ${goesOn}`, { cause: error });
  }
}

const rows: readonly (readonly [Command['name'], string])[] = [
  ['AddProduct', 'products added'],
  ['ReviseProduct', 'products revised'],
  ['ChangePrice', 'prices changed'],
  ['PublishProduct', 'products published'],
  ['ReceiveStock', 'stock receipts'],
];

/** What was done, for people. */
export function summarizeProducts({ file, tally, sent }: ProductImport, reportFile: string): string {
  const row = (title: string, ...cells: readonly string[]) =>
    `${title.padEnd(30)}${cells.map((cell) => cell.padStart(16)).join('')}`.trimEnd();
  const counts = rows.map(([name, title]) => {
    const { new: written, 'already-there': there, refused } = tally.of(name);
    return row(title, formatCount(written), formatCount(there), formatCount(refused));
  });
  return [
    row('', 'new', 'already there', 'refused'),
    ...counts,
    '',
    row('as their lines say', formatCount(sent.done)),
    row('refused lines', formatCount(file.refused.length + sent.invalid)),
    row('refused for what is there', formatCount(sent.refused)),
    `Each with its reason: ${reportFile}`,
  ].join('\n');
}

/** Why the import is no success, in a sentence each. */
export function shortcomingsOfProducts({ file, sent }: ProductImport): readonly string[] {
  const [first] = [...file.refused, ...(sent.firstInvalid === undefined ? [] : [sent.firstInvalid])].sort(
    (one, other) => one.line - other.line,
  );
  return [
    ...(sent.done + sent.refused === 0
      ? [`Every line was refused${first === undefined ? '' : `; the first, line ${first.line}: ${first.detail}`}.`]
      : []),
    ...(sent.refused > 0 ? [`${counted(sent.refused, 'product')} could not be made what the file says.`] : []),
  ];
}
