import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { retailColumns } from './columns.js';
import { type CsvRow, type FileForm, readCsvRows } from './csv-rows.js';
import { type Encoding } from './encoding.js';

const header = retailColumns.join(',');
const lantern = '536365,71053,WHITE METAL LANTERN,6,2010-12-01 08:26:00,3.39,17850,United Kingdom';

describe('reading the rows of a file', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'orderline-csv-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function rowsOf(content: string | Buffer, name = 'sales.csv', form: Partial<FileForm> = {}): Promise<CsvRow[]> {
    const file = path.join(folder, name);
    await writeFile(file, content);
    return readAll(file, form);
  }

  async function readAll(file: string, form: Partial<FileForm> = {}): Promise<CsvRow[]> {
    const rows = [];
    for await (const row of readCsvRows(file, { encoding: 'utf-8', columns: new Map(), ...form })) rows.push(row);
    return rows;
  }

  it('numbers rows by the line they begin on, also after a row of several lines', async () => {
    const rows = await rowsOf(`${header}\n1,a,"two\nlines, and a ""quote""",1,t,1,,UK\n\n${lantern}\n`);

    expect(rows.map(({ line }) => line)).toEqual([2, 5]);
    expect(rows[0]?.fields[2]).toBe('two\nlines, and a "quote"');
    expect(rows[1]?.fields).toEqual(lantern.split(','));
  });

  it.each([
    ['gzipped', gzipSync(`${header}\n${lantern}\n`), 'sales.csv.gz'],
    ['gzipped and not called so', gzipSync(`${header}\n${lantern}\n`), 'sales.csv'],
    ['that is called gzipped and is not', `${header}\n${lantern}\n`, 'sales.csv.gz'],
    [
      'with the headers of the second edition',
      `Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country\n${lantern}\n`,
      'sales.csv',
    ],
    ['with quoted headers and blanks around them', `"InvoiceNo", ${header.slice(10)} \n${lantern}\n`, 'sales.csv'],
    ['with a byte order mark', `\ufeff${header}\n${lantern}\n`, 'sales.csv'],
    ['with Windows line ends', `${header}\r\n${lantern}\r\n`, 'sales.csv'],
    ['with an empty line at its end', `${header}\n${lantern}\n\n`, 'sales.csv'],
    ['without a last line end', `${header}\n${lantern}`, 'sales.csv'],
  ])('reads a file %s', async (_, content, name) => {
    expect(await rowsOf(content, name)).toEqual([{ line: 2, fields: lantern.split(',') }]);
  });

  it('leaves a row with too few fields to its reader', async () => {
    expect(await rowsOf(`${header}\n536365,71053\n${lantern}\n`)).toMatchObject([{ line: 2, fields: ['536365', '71053'] }, { line: 3 }]);
  });

  it.each([
    ['an empty file', '', 'sales.csv', /is empty/],
    ['an empty gzip', gzipSync(''), 'sales.csv', /is empty/],
    [
      'a quote that is never closed',
      `${header}\n${lantern}\n1,a,"never closed\n${lantern}\n`,
      'sales.csv',
      /not well-formed CSV in row 3,/,
    ],
    [
      'a stray quote, without its value',
      `${header}\n1,\u0001a"b,c,1,t,1,,UK\n`,
      'sales.csv',
      /not well-formed CSV in row 2, [^\p{Cc}]* at line 2\.$/u,
    ],
    ['a stray quote', `${header}\n1,a"b,c,1,t,1,,UK\n`, 'sales.csv', /not well-formed CSV in row 2, .*line 2/],
    ['half a gzip file', gzipSync(`${header}\n${lantern}\n`.repeat(99)).subarray(0, 60), 'sales.csv.gz', /no complete gzip file/],
    [
      'an Excel workbook',
      Buffer.from('PK\u0003\u0004\u0014\0\u0006\0 and so on'),
      'sales.csv',
      /is a zip archive \(an Excel workbook is one\), but must be CSV/,
    ],
    ['gzip within gzip', gzipSync(gzipSync(header)), 'sales.csv', /is gzip within gzip/],
    ['UTF-16', Buffer.from(`\ufeff${header}\n${lantern}\n`, 'utf16le'), 'sales.csv', /is UTF-16 or binary, but must be CSV in UTF-8/],
    [
      'what is no text',
      Buffer.from(Array.from({ length: 256 }, (_, byte) => byte)),
      'sales.csv',
      /^\S+ is binary, but must be CSV in UTF-8, plain or gzipped\.$/,
    ],
    ['UTF-16 without a byte order mark', Buffer.from(`${header}\n${lantern}\n`, 'utf16le'), 'sales.csv', /is UTF-16 or binary/],
    ['UTF-16 the other way round', Buffer.from(`\ufeff${header}\n`, 'utf16le').swap16(), 'sales.csv', /is UTF-16 or binary/],
  ])('refuses %s in a sentence', async (_, content, name, sentence) => {
    await expect(rowsOf(content, name)).rejects.toThrow(sentence);
  });

  it('reads columns in any order and beside others', async () => {
    const rows = await rowsOf(
      `,Country,Price,Note,Customer ID,Invoice,Quantity,StockCode,InvoiceDate,Description\n0,UK,3.39,x,17850,1,6,A,t,Lamp\n1,UK\n`,
    );
    expect(rows).toEqual([
      { line: 2, fields: ['1', 'A', 'Lamp', '6', 't', '3.39', '17850', 'UK'] },
      { line: 3, fields: ['1', 'UK'], expected: 10 },
    ]);
  });

  it('reads columns by the names that they are given', async () => {
    const columns = new Map([
      ['InvoiceNo', 'Order no'],
      ['UnitPrice', 'Net'],
    ] as const);
    const content = `Order no,StockCode,Description,Quantity,InvoiceDate,Net,CustomerID,Country,Price\n${lantern},9.99\n`;
    expect(await rowsOf(content, 'sales.csv', { columns })).toEqual([{ line: 2, fields: lantern.split(',') }]);
  });

  it.each([
    [
      `Number,StockCode,Description,Quantity,InvoiceDate,Net,CustomerID,Country`,
      /line 1: the header lacks InvoiceNo \(or Invoice\), UnitPrice \(or Price\)\. It has: Number, StockCode, .*, Country\. If .*: --map InvoiceNo=<its name>\.$/,
    ],
    [header.replaceAll(',', ';'), /Its columns must be separated by commas/],
    [`${header},Price`, /more than one column of the header may be UnitPrice\. Say which: --map UnitPrice=<its name>/],
    ['\u0001\u0002\u0003,\u001b[31m', /^[^\p{Cc}]*the header lacks [^\p{Cc}]*Its first line is no text[^\p{Cc}]*$/u],
  ])('says what is wrong with the header %j', async (line, sentence) => {
    await expect(rowsOf(`${line}\n${lantern}\n`)).rejects.toThrow(sentence);
  });

  it('says that no column is called as one is said to be', async () => {
    const columns = new Map([['InvoiceNo', 'Order']] as const);
    await expect(rowsOf(`${header}\n${lantern}\n`, 'sales.csv', { columns })).rejects.toThrow(/the header lacks Order \(for InvoiceNo\)/);
  });

  describe('in another encoding', () => {
    const voucher = lantern.replace('WHITE METAL LANTERN', 'GIFT VOUCHER £40 – “café” €');
    const windows = Buffer.from(
      `${header}\n${lantern}\n${voucher}\n`.replace('–', '\x96').replace('“', '\x93').replace('”', '\x94').replace('€', '\x80'),
      'latin1',
    );
    const utf8 = `${header}\n${lantern}\n${voucher}\n`;
    const reading = (content: string | Buffer, encoding: Encoding) => rowsOf(content, 'sales.csv', { encoding });

    it('reads it where that is said', async () => {
      expect((await reading(windows, 'latin1'))[1]?.fields).toEqual(voucher.split(','));
      expect((await reading(`${header}\n${lantern}\n`, 'latin1'))[0]?.fields).toEqual(lantern.split(','));
    });

    it('refuses it where it is not, naming the line', async () => {
      await expect(reading(windows, 'utf-8')).rejects.toThrow(/line 3 holds bytes that are not UTF-8\. .* say --encoding latin1\.$/);
      const far = Buffer.concat([Buffer.from(`${header}\n${`${voucher}\n`.repeat(5_000)}`), windows]);
      await expect(reading(far, 'utf-8')).rejects.toThrow(/line 5004 holds bytes/);
      await expect(reading(Buffer.from(`${utf8}\xc3`, 'latin1'), 'utf-8')).rejects.toThrow(/not UTF-8/);
    });

    it.each([utf8, `\ufeff${header}\n${lantern}\n`])('refuses UTF-8 that is said to be Latin-1', async (content) => {
      await expect(reading(content, 'latin1')).rejects.toThrow(/is UTF-8: leave out --encoding latin1/);
    });
  });

  it('says that a folder is no file', async () => {
    await expect(readAll(folder)).rejects.toThrow(/is a folder, but must be a file/);
  });

  it('says which file is missing', async () => {
    await expect(readAll(path.join(folder, 'nowhere.csv'))).rejects.toThrow(/nowhere\.csv cannot be read: ENOENT/);
  });

  it('does not gather a whole file behind an unclosed quote', async () => {
    await expect(rowsOf(`${header}\n1,a,"${'x'.repeat(200_000)}`)).rejects.toThrow(/not well-formed CSV in row 2, .*Max Record Size/);
  });
});
