import path from 'node:path';
import { parseArgs } from 'node:util';
import { columnOf, type ColumnMap, retailColumns } from './columns.js';
import { type FileForm } from './csv-rows.js';
import { type DateForm } from './dates.js';
import { type Encoding, encodings } from './encoding.js';
import { type DayWindow } from './retail-data.js';

export interface ImportOptions {
  readonly file: string;
  readonly form: FileForm;
  readonly dates: DateForm;
  readonly window: DayWindow;
  readonly report: string;
  /** Commands under way at a time. */
  readonly concurrency: number;
  /** The command API; without it the local installation's. */
  readonly url: string | undefined;
  readonly queryUrl: string | undefined;
  readonly token: string | undefined;
}

export const usage = `Usage: npm run import -- online-retail <csv or csv.gz> [options]
       npm run import -- catalogue <ndjson or ndjson.gz> [--report, --url, --query-url, --token, --concurrency]
  A catalogue holds one {"sku", "name", "description"?, "category", "attributes"?, "price", "stock"?} a line: each product is added, revised to what its
  line says, and published; stock is received up to what it says. The options of online-retail:
  --from <day>          first day to import, as 2010-12-01; products and stock are always those of the whole file
  --to <day>            first day no longer to import
  --encoding <name>     utf-8, or latin1 where the file is ISO 8859-1 or Windows-1252 (utf-8)
  --dates us            the month stands first where dates have slashes: 12/31/2010 8:26
  --map <column>=<name> what the file calls a column, where it is neither InvoiceNo, StockCode, Description, Quantity, InvoiceDate,
                        UnitPrice, CustomerID, Country, nor Invoice, Price, Customer ID; once for each: --map InvoiceNo="Order no"
  --report <file>       where refused lines and commands go (import-report.ndjson)
  --url <url>           command API (the local installation's)
  --query-url <url>     query API (the local installation's, or the one that the command API names)
  --token <jwt>         token of role importer (one of its own for the local installation)
  --concurrency <n>     commands under way at a time, 1 to 256 (24)`;

/** The command line asks for something else than it may. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** What both kinds of import are told. */
export type CatalogueOptions = Pick<ImportOptions, 'file' | 'report' | 'concurrency' | 'url' | 'queryUrl' | 'token'>;

/** @throws UsageError naming what is wrong */
export function readCatalogueOptions(args: readonly string[]): CatalogueOptions {
  const { values, positionals } = parse(args);
  const [, file, ...more] = positionals;
  if (file === undefined) throw new UsageError('The second argument, the file to import, is missing.');
  if (more.length > 0) throw new UsageError(`Unexpected: ${more.join(' ')}`);
  for (const name of ['from', 'to', 'encoding', 'dates', 'map'] as const)
    if (values[name] !== undefined) throw new UsageError(`--${name} is of no use for a catalogue.`);
  const report = values.report ?? 'import-report.ndjson';
  if (path.resolve(report) === path.resolve(file)) throw new UsageError('--report names the file to import, and would overwrite it.');
  return {
    file,
    report,
    concurrency: readConcurrency(values.concurrency ?? '24'),
    url: readUrl('--url', values.url),
    queryUrl: readUrl('--query-url', values['query-url']),
    token: values.token,
  };
}

/** @throws UsageError naming what is wrong */
export function readImportOptions(args: readonly string[]): ImportOptions {
  const { values, positionals } = parse(args);
  const [format, file, ...more] = positionals;
  if (format !== 'online-retail')
    throw new UsageError(`The first argument is the format, online-retail or catalogue, but it is ${format ?? 'missing'}.`);
  if (file === undefined) throw new UsageError('The second argument, the file to import, is missing.');
  // --map A=B C=D is meant as it looks.
  const mappings = values.map === undefined ? [] : [...values.map, ...more.filter(isMapping)];
  const unexpected = more.filter((text) => !mappings.includes(text));
  if (unexpected.length > 0) throw new UsageError(`Unexpected: ${unexpected.join(' ')}`);
  const report = values.report ?? 'import-report.ndjson';
  if (path.resolve(report) === path.resolve(file)) throw new UsageError('--report names the file to import, and would overwrite it.');
  const from = readDay('--from', values.from);
  const to = readDay('--to', values.to);
  if (from !== undefined && to !== undefined && from >= to) throw new UsageError(`--to ${to} must be later than --from ${from}.`);
  return {
    file,
    form: { encoding: readEncoding(values.encoding ?? 'utf-8'), columns: readMap(mappings) },
    dates: readDates(values.dates),
    window: { from, to },
    report,
    concurrency: readConcurrency(values.concurrency ?? '24'),
    url: readUrl('--url', values.url),
    queryUrl: readUrl('--query-url', values['query-url']),
    token: values.token,
  };
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const form = { encoding: text, dates: text, map: { type: 'string', multiple: true } } as const;
  const options = { ...form, from: text, to: text, report: text, url: text, 'query-url': text, token: text, concurrency: text };
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(error.message, { cause: error });
    throw error;
  }
}

function readEncoding(text: string): Encoding {
  const encoding = encodings.get(text.toLowerCase());
  if (encoding === undefined) throw new UsageError(`--encoding must be utf-8 or latin1, but is "${text}".`);
  return encoding;
}

function readDates(text: string | undefined): DateForm {
  if (text === undefined || text === 'iso' || text === 'us') return text ?? 'iso';
  throw new UsageError(`--dates must be us, or be left out, but is "${text}".`);
}

const isMapping = (text: string) => columnOf(text.split('=', 1)[0] ?? '') !== undefined && text.includes('=');

function readMap(mappings: readonly string[]): ColumnMap {
  return new Map(
    mappings.map((text) => {
      const column = columnOf(text.split('=', 1)[0] ?? '');
      const name = text.slice(text.indexOf('=') + 1).trim();
      if (column !== undefined && text.includes('=') && name !== '') return [column, name] as const;
      throw new UsageError(`--map must be like InvoiceNo=Invoice, with one of ${retailColumns.join(', ')} first, but is "${text}".`);
    }),
  );
}

function readDay(name: string, day: string | undefined): string | undefined {
  if (day === undefined) return undefined;
  const instant = new Date(`${day}T00:00:00.000Z`);
  if (/^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(day)) return day;
  throw new UsageError(`${name} must be a day like 2010-12-01, but is "${day}".`);
}

function readConcurrency(text: string): number {
  const concurrency = Number(text);
  if (Number.isInteger(concurrency) && concurrency >= 1 && concurrency <= 256) return concurrency;
  throw new UsageError(`--concurrency must be a whole number from 1 to 256, but is "${text}".`);
}

function readUrl(name: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const url = URL.parse(text);
  if (url === null || !['http:', 'https:'].includes(url.protocol)) throw new UsageError(`${name} must be an http URL, but is "${text}".`);
  return text.replace(/\/+$/, '');
}
