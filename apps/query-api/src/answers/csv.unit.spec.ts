import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prefersCsv, writeCsv } from './csv.js';

const written = async (...rows: readonly (readonly (string | { number: string | number })[])[]) =>
  (await writeCsv('table.csv', ['key', 'net'], rows, (row) => row)).text;

/** An independent reading of RFC 4180. */
function read(text: string): string[][] {
  const rows: string[][] = [];
  const cell = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n)/y;
  for (let row: string[] = []; cell.lastIndex < text.length;) {
    const [, value = '', end] = cell.exec(text) ?? [];
    row.push(value.startsWith('"') ? value.slice(1, -1).replaceAll('""', '"') : value);
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

describe('A table as CSV', () => {
  it('has a header, and CR LF after every line', async () => {
    expect(await written(['2010-12-01', { number: '-5.5' }], ['2010-12-02', { number: 3 }])).toBe(
      'key,net\r\n2010-12-01,-5.5\r\n2010-12-02,3\r\n',
    );
    expect(await written()).toBe('key,net\r\n');
  });

  it('holds any text as it is, and what a spreadsheet would run behind an apostrophe', async () => {
    const anyText = fc.string({ unit: fc.constantFrom(...'ab"\',;=+-@\t\r\n é😀') });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(anyText, anyText), { maxLength: 5 }), async (rows) => {
        const [, ...cells] = read(await written(...rows));
        expect(cells).toEqual(rows.map((row) => row.map((text) => (/^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text))));
        for (const text of cells.flat()) expect(text).not.toMatch(/^[=+\-@\t\r\n]/);
      }),
    );
  });

  it.each([
    ['=HYPERLINK("x")', `"'=HYPERLINK(""x"")"`],
    ['+1', `"'+1"`],
    ['-1', `"'-1"`],
    ['@SUM(A1)', `"'@SUM(A1)"`],
    ['\t=1', `"'\t=1"`],
    ['Bonaire, St. "E"', `"Bonaire, St. ""E"""`],
    ['a=b', 'a=b'],
  ])('writes %j', async (text, cell) => expect(await written([text])).toBe(`key,net\r\n${cell}\r\n`));

  it('lets others have their turn between its parts', async () => {
    let turns = 0;
    let counting = true;
    const count = () => {
      turns++;
      if (counting) setImmediate(count);
    };
    setImmediate(count);
    const { text } = await writeCsv(
      'table.csv',
      ['n'],
      Array.from({ length: 5_000 }, (_, index) => index),
      (number) => [{ number }],
    );
    counting = false;
    expect(text.split('\r\n')).toHaveLength(5_002);
    expect(turns).toBeGreaterThanOrEqual(3);
  });
});

it.each([
  ['text/csv', true],
  ['text/csv, application/json;q=0.5', true],
  ['text/csv;q=0.9, */*;q=0.1', true],
  ['application/json, text/csv', false],
  ['text/csv;q=0', false],
  ['*/*', false],
  ['text/*', false],
  [undefined, false],
])('Accept %j asks for CSV: %s', (accept, csv) => expect(prefersCsv(accept)).toBe(csv));
