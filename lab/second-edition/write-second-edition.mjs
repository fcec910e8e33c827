// Writes a month, or a day, of the online-retail file as its second edition and the tools between would: that edition's headers, in an order of their own
// and beside a column of row numbers, customers as decimals with nan for none, dates with the month first or to the minute, Latin-1 where asked.
//
//   node lab/second-edition/write-second-edition.mjs <csv|csv.gz> <2011-01|2011-01-04> <out.csv> [--encoding latin1] [--dates us]
//
// A line belongs to its own date. Then for example: npm run import -- online-retail <out.csv> --encoding latin1 --dates us
import { Buffer } from 'node:buffer';
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';

const text = { type: 'string' };
const { values, positionals } = parseArgs({ allowPositionals: true, options: { encoding: text, dates: text } });
const [file, span, out] = positionals;
if (out === undefined || !/^\d{4}-\d\d(-\d\d)?$/.test(span)) {
  throw new Error('Usage: write-second-edition.mjs <csv|csv.gz> <2011-01|2011-01-04> <out.csv>');
}

const bytes = readFileSync(file);
const lines = parse(file.endsWith('.gz') ? gunzipSync(bytes) : bytes, { columns: true });
const chosen = lines.filter(({ InvoiceDate: date }) => date.startsWith(span));

const header = ['', 'Customer ID', 'Country', 'InvoiceDate', 'Invoice', 'StockCode', 'Quantity', 'Price', 'Description'];
const rows = chosen.map((line, index) => [
  String(index),
  line.CustomerID === '' ? 'nan' : `${line.CustomerID}.0`,
  line.Country,
  dateOf(line.InvoiceDate),
  line.InvoiceNo,
  line.StockCode,
  line.Quantity,
  line.UnitPrice,
  line.Description,
]);
const csv = [header, ...rows].map((fields) => `${fields.map(quoted).join(',')}\r\n`).join('');
writeFileSync(out, Buffer.from(csv, values.encoding === 'latin1' ? 'latin1' : 'utf8'));
console.log(`${chosen.length} lines of ${span} in ${out}`);

/** "2010-12-01 08:26:00" as 12/1/2010 8:26 or 2010-12-01T08:26. No line of the set has seconds. */
function dateOf(date) {
  const [, year, monthOfYear, day, hour, minute, second] = /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)$/.exec(date);
  if (second !== '00') throw new Error(`${date} has seconds`);
  if (values.dates !== 'us') return `${year}-${monthOfYear}-${day}T${hour}:${minute}`;
  return `${Number(monthOfYear)}/${Number(day)}/${year} ${Number(hour)}:${minute}`;
}

function quoted(field) {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
