import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CsvRow, readCsvRows, retailColumns } from './csv-rows.js';

const header = retailColumns.join(',');
const lantern = '536365,71053,WHITE METAL LANTERN,6,2010-12-01 08:26:00,3.39,17850,United Kingdom';

describe('reading the rows of a file', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'orderline-csv-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function rowsOf(content: string | Buffer, name = 'sales.csv'): Promise<CsvRow[]> {
    const file = path.join(folder, name);
    await writeFile(file, content);
    return readAll(file);
  }

  async function readAll(file: string): Promise<CsvRow[]> {
    const rows = [];
    for await (const row of readCsvRows(file)) rows.push(row);
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
    ['another header', `Invoice,StockCode\n${lantern}\n`, 'sales.csv', /line 1: the header is "Invoice,StockCode", but must be/],
    ['an empty file', '', 'sales.csv', /is empty/],
    [
      'a quote that is never closed',
      `${header}\n${lantern}\n1,a,"never closed\n${lantern}\n`,
      'sales.csv',
      /not well-formed CSV in row 3,/,
    ],
    ['a stray quote', `${header}\n1,a"b,c,1,t,1,,UK\n`, 'sales.csv', /not well-formed CSV in row 2, .*line 2/],
    ['half a gzip file', gzipSync(`${header}\n${lantern}\n`.repeat(99)).subarray(0, 60), 'sales.csv.gz', /no complete gzip file/],
    ['a plain file that is called gzip', header, 'sales.csv.gz', /no complete gzip file/],
  ])('refuses %s in a sentence', async (_, content, name, sentence) => {
    await expect(rowsOf(content, name)).rejects.toThrow(sentence);
  });

  it('says which file is missing', async () => {
    await expect(readAll(path.join(folder, 'nowhere.csv'))).rejects.toThrow(/nowhere\.csv cannot be read: ENOENT/);
  });

  it('does not gather a whole file behind an unclosed quote', async () => {
    await expect(rowsOf(`${header}\n1,a,"${'x'.repeat(200_000)}`)).rejects.toThrow(/not well-formed CSV in row 2, .*Max Record Size/);
  });
});
