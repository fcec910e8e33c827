// Checks Orderline's sales reports against the CSV they came from, to the last decimal.
// On purpose it depends on nothing and shares no code with the importer or the product: own CSV reader, own arithmetic.
//
//   node tools/verify/verify-sales.mjs <csv|csv.gz> [--from 2010-12-01] [--to 2010-12-08] [--oracle <oracle.json>]
//        [--url http://127.0.0.1:3001 --token "$(npm run -s token -- --role clerk)"]
//
// --from is inclusive, --to exclusive. Without --url it prints its own figures. Exit code 1 on any difference.
import { readFileSync } from 'node:fs';
import { URL } from 'node:url';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';

const SCALE = 10n ** 4n;

/** RFC 4180: commas, quotes doubled inside quotes, LF or CRLF. */
function* csvRows(text) {
  let row = [];
  let field = '';
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (quoted) {
      if (char !== '"') field += char;
      else if (text[at + 1] === '"') {
        field += '"';
        at++;
      } else quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === ',') {
      row.push(field);
      field = '';
    } else if (char === '\n') {
      row.push(field.endsWith('\r') ? field.slice(0, -1) : field);
      yield row;
      row = [];
      field = '';
    } else field += char;
  }
  if (quoted) throw new Error('The file ends within quotes');
  if (field !== '' || row.length > 0) yield [...row, field];
}

function toUnits(decimal) {
  const match = /^(-?)(\d+)(?:\.(\d{1,4})0*)?$/.exec(decimal);
  if (match === null) throw new Error(`"${decimal}" is no decimal with at most 4 decimals`);
  const units = BigInt(match[2]) * SCALE + BigInt((match[3] ?? '').padEnd(4, '0'));
  return match[1] === '-' ? -units : units;
}

function toDecimal(units) {
  const size = units < 0n ? -units : units;
  const fraction = (size % SCALE).toString().padStart(4, '0').replace(/0+$/, '');
  return `${units < 0n ? '-' : ''}${size / SCALE}${fraction && `.${fraction}`}`;
}

/** Sales and credits by invoice; an invoice's time is the earliest of its lines. */
function readInvoices(file) {
  const bytes = readFileSync(file);
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  const invoices = new Map();
  const counts = { lines: 0, sale: 0, credit: 0, refused: 0 };
  for (const row of csvRows(text)) {
    if (counts.lines++ === 0) continue;
    const [number, code, , quantity, time, price, customer, country] = row;
    if (row.length !== 8) throw new Error(`Line ${counts.lines} has ${row.length} fields`);
    const units = BigInt(quantity);
    const unitPrice = toUnits(price);
    const credit = number.startsWith('C');
    if (!credit && !(/^\d+$/.test(number) && units > 0n && unitPrice > 0n)) {
      counts.refused++;
      continue;
    }
    counts[credit ? 'credit' : 'sale']++;
    const invoice = invoices.get(number) ?? { number, credit, time, customer, country, lines: [] };
    if (time < invoice.time) invoice.time = time;
    invoice.lines.push({ code, sku: code.replaceAll(' ', '_'), units: credit ? -units : units, unitPrice });
    invoices.set(number, invoice);
  }
  counts.lines--;
  return { invoices: [...invoices.values()], counts };
}

const keysOf = {
  day: (invoice) => invoice.time.slice(0, 10),
  month: (invoice) => invoice.time.slice(0, 7),
  country: (invoice) => invoice.country,
  product: (_invoice, line) => line.sku,
};

function tally(invoices, keyOf) {
  const rows = new Map();
  for (const invoice of invoices) {
    const countedIn = new Set();
    for (const line of invoice.lines) {
      const key = keyOf(invoice, line);
      const row = rows.get(key) ?? { orders: 0n, units: 0n, gross: 0n, credited: 0n };
      rows.set(key, row);
      const value = line.units * line.unitPrice;
      if (invoice.credit) {
        row.credited += value;
        continue;
      }
      row.gross += value;
      row.units += line.units;
      if (!countedIn.has(key)) row.orders++;
      countedIn.add(key);
    }
  }
  return rows;
}

const total = (invoices) => tally(invoices, () => 'total').get('total') ?? { orders: 0n, units: 0n, gross: 0n, credited: 0n };

async function readReport(by, { url, token, from, to }) {
  const rows = new Map();
  let cursor = null;
  do {
    const address = new URL('/reports/sales', url);
    for (const [name, value] of Object.entries({ by, limit: '200', from, to, cursor })) {
      if (value !== undefined && value !== null) address.searchParams.set(name, value);
    }
    const response = await globalThis.fetch(address, { headers: token === undefined ? {} : { authorization: `Bearer ${token}` } });
    const body = await response.text();
    if (response.status !== 200) throw new Error(`${address} answers ${response.status}: ${body.slice(0, 500)}`);
    const page = JSON.parse(body);
    for (const item of page.items) {
      // The file knows pounds only: a row in another currency is one too many.
      const key = item.currency === 'GBP' ? item.key : `${item.key} in ${item.currency}`;
      if (rows.has(key)) throw new Error(`by=${by}: the key ${key} comes twice`);
      rows.set(key, item);
    }
    cursor = page.nextCursor;
  } while (cursor !== null);
  return rows;
}

/** A row as both sides can spell it: figures as exact strings. */
function expectedRow({ orders, units, gross, credited }) {
  const amounts = { gross, cancelled: 0n, returned: 0n, credited, net: gross - credited };
  const spelled = Object.fromEntries(Object.entries(amounts).map(([name, value]) => [name, `${toDecimal(value)} GBP`]));
  return { currency: 'GBP', orders: String(orders), units: String(units), ...spelled };
}

const spell = (value) =>
  typeof value === 'object' && value !== null ? `${toDecimal(toUnits(value.amount))} ${value.currency}` : String(value);

function differences(by, expected, reported) {
  const found = [];
  for (const [key, row] of expected) {
    const item = reported.get(key);
    if (item === undefined) found.push(`by=${by} ${key}: missing in the report`);
    else {
      for (const [field, value] of Object.entries(expectedRow(row))) {
        if (spell(item[field]) !== value) found.push(`by=${by} ${key}: ${field} is ${spell(item[field])}, the file says ${value}`);
      }
    }
  }
  for (const key of reported.keys()) if (!expected.has(key)) found.push(`by=${by} ${key}: in the report, but not in the file`);
  return found;
}

async function compareWithReports(invoices, target) {
  const found = [];
  const table = [];
  for (const [by, keyOf] of Object.entries(keysOf)) {
    const expected = tally(invoices, keyOf);
    const reported = await readReport(by, target);
    const wrong = differences(by, expected, reported);
    found.push(...wrong);
    table.push({ by, 'keys in file': expected.size, 'keys in report': reported.size, 'fields a key': 8, differences: wrong.length });
  }
  console.table(table);
  return found;
}

/** Only what oracle.json gives as a target: its `net` and `invoices` by month hold refused lines as well. */
function compareWithOracle({ invoices, counts }, oracle) {
  const sums = total(invoices);
  const credits = invoices.filter(({ credit }) => credit).length;
  const byMonth = tally(invoices, keysOf.month);
  const byCountry = tally(invoices, keysOf.country);
  const byCode = tally(invoices, (_invoice, line) => line.code);
  const byCustomer = tally(invoices, (invoice) => invoice.customer || '(none)');
  const money = (text) => toDecimal(toUnits(text));
  const top = (name, pairs, rows, figure) => pairs.map(([key, value]) => [`${name} ${key}`, money(value), figure(rows.get(key))]);
  const gross = (row) => toDecimal(row?.gross ?? 0n);
  const checks = [
    ['lines', oracle.lines, counts.lines],
    ['sale lines', oracle['sale_lines(no C/A, qty>0, price>0)'], counts.sale],
    ['sale invoices', oracle.sale_invoices, sums.orders],
    ['sale units', oracle.sale_units, sums.units],
    ['gross', money(oracle.sale_revenue_gross), toDecimal(sums.gross)],
    ['cancelled lines', oracle.cancelled_lines, counts.credit],
    ['cancelled invoices', oracle.cancelled_invoices, credits],
    ['cancel value', money(oracle.cancel_value), toDecimal(-sums.credited)],
    ...Object.entries(oracle.by_month).map(([month, row]) => [`gross ${month}`, money(row.gross_sales), gross(byMonth.get(month))]),
    ...top('gross', oracle.top_countries_gross, byCountry, gross),
    ...top('gross of customer', oracle.top_customers_gross, byCustomer, gross),
    ...top('units of', oracle.top_products_units, byCode, (row) => String(row?.units)),
  ];
  console.table(checks.map(([figure, oracle, file]) => ({ figure, oracle: String(oracle), file: String(file) })));
  return checks
    .filter(([, expected, own]) => String(expected) !== String(own))
    .map(([figure, expected, own]) => `oracle ${figure}: ${expected}, the file says ${own}`);
}

function printOwnFigures(invoices) {
  const figures = ({ orders, units, gross, credited }) => ({
    orders: String(orders),
    units: String(units),
    gross: toDecimal(gross),
    credited: toDecimal(credited),
    net: toDecimal(gross - credited),
  });
  for (const by of ['day', 'country']) {
    const rows = [...tally(invoices, keysOf[by])].sort(([left], [right]) => (left < right ? -1 : 1));
    console.table(Object.fromEntries(rows.map(([key, row]) => [key, figures(row)])));
  }
  console.table({ total: figures(total(invoices)) });
}

const usage =
  'Usage: node tools/verify/verify-sales.mjs <csv|csv.gz> [--from day] [--to day] [--oracle json] [--url query-api --token jwt]';

function readArguments() {
  const text = { type: 'string' };
  try {
    return parseArgs({ allowPositionals: true, options: { from: text, to: text, url: text, token: text, oracle: text } });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    console.error(`${error.message}\n${usage}`);
    process.exit(2);
  }
}

if (process.argv.includes('--help')) {
  console.log(usage);
  process.exit(0);
}
const { values, positionals } = readArguments();
const [file] = positionals;
if (file === undefined) {
  console.error(usage);
  process.exit(2);
}
const read = readInvoices(file);
const inWindow = read.invoices.filter(({ time }) => {
  const day = time.slice(0, 10);
  return (values.from === undefined || day >= values.from) && (values.to === undefined || day < values.to);
});
const credits = inWindow.filter(({ credit }) => credit);
const linesOf = (invoices) => invoices.reduce((sum, { lines }) => sum + lines.length, 0);
console.log(
  `${file}: ${read.counts.lines} lines, of them ${read.counts.sale} sold, ${read.counts.credit} credited, ${read.counts.refused} refused. ` +
    `Within ${values.from ?? 'the beginning'} to ${values.to ?? 'the end'}: ${inWindow.length - credits.length} orders and ` +
    `${credits.length} credit notes with ${linesOf(inWindow) - linesOf(credits)} and ${linesOf(credits)} lines.`,
);
const found = [];
if (values.oracle !== undefined) found.push(...compareWithOracle(read, JSON.parse(readFileSync(values.oracle, 'utf8'))));
if (values.url !== undefined) found.push(...(await compareWithReports(inWindow, values)));
else printOwnFigures(inWindow);
const sums = total(inWindow);
console.log(`Total: ${sums.orders} orders, ${sums.units} units, gross ${toDecimal(sums.gross)}, credited ${toDecimal(sums.credited)} GBP.`);
for (const difference of found) console.error(difference);
const compared = values.oracle !== undefined || values.url !== undefined;
if (compared) console.log(found.length === 0 ? 'All figures are equal.' : `${found.length} differences.`);
process.exitCode = found.length === 0 ? 0 : 1;
