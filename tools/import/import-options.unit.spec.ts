import { describe, expect, it } from 'vitest';
import { readImportOptions } from './import-options.js';

const read = (command: string) => readImportOptions(command.split(' ').filter(Boolean));

describe('the command line', () => {
  it('needs no more than a format and a file', () => {
    expect(read('online-retail sales.csv.gz')).toEqual({
      file: 'sales.csv.gz',
      form: { encoding: 'utf-8', columns: new Map() },
      dates: 'iso',
      window: { from: undefined, to: undefined },
      report: 'import-report.ndjson',
      concurrency: 24,
      url: undefined,
      queryUrl: undefined,
      token: undefined,
    });
  });

  it('takes every option, in any order', () => {
    const options = read(
      '--from 2010-12-01 online-retail --to=2010-12-08 sales.csv --report r.ndjson --url http://host:1/ --query-url http://host:2 --token t --concurrency 8',
    );
    expect(options).toMatchObject({
      file: 'sales.csv',
      window: { from: '2010-12-01', to: '2010-12-08' },
      report: 'r.ndjson',
      concurrency: 8,
      url: 'http://host:1',
      queryUrl: 'http://host:2',
      token: 't',
    });
  });

  it('takes the form of the file', () => {
    const options = read('online-retail sales.csv --encoding ISO-8859-1 --dates us --map InvoiceNo=Order --map Price=Net=1');
    expect(options).toMatchObject({
      form: {
        encoding: 'latin1',
        columns: new Map([
          ['InvoiceNo', 'Order'],
          ['UnitPrice', 'Net=1'],
        ]),
      },
      dates: 'us',
    });
    expect(read('online-retail sales.csv --map InvoiceNo=Order UnitPrice=Net').form.columns.size).toBe(2);
  });

  it.each([
    ['', /first argument is the format, online-retail or catalogue, but it is missing/],
    ['icecat x.csv', /but it is icecat/],
    ['online-retail', /file to import, is missing/],
    ['online-retail a.csv b.csv', /Unexpected: b\.csv/],
    ['online-retail a.csv --from 01.12.2010', /--from must be a day like 2010-12-01, but is "01\.12\.2010"/],
    ['online-retail a.csv --to 2011-02-30', /--to must be a day/],
    ['online-retail a.csv --from 2010-12-08 --to 2010-12-01', /must be later than/],
    ['online-retail a.csv --concurrency 0', /--concurrency must be/],
    ['online-retail a.csv --url localhost:3000', /--url must be an http URL/],
    ['online-retail a.csv --encoding utf-16', /--encoding must be utf-8 or latin1, but is "utf-16"/],
    ['online-retail a.csv --dates eu', /--dates must be us, or be left out, but is "eu"/],
    ['online-retail a.csv --map Number=Invoice', /--map must be like InvoiceNo=Invoice, with one of InvoiceNo, .* but is "Number=Invoice"/],
    ['online-retail a.csv --map InvoiceNo', /--map must be like/],
    ['online-retail a.csv Invoice=Order', /Unexpected: Invoice=Order/],
    ['online-retail a.csv --report ./a.csv', /--report names the file to import/],
    ['online-retail a.csv --form 2010-12-01', /Unknown option '--form'/],
  ])('refuses "%s" in a sentence', (command, sentence) => {
    expect(() => read(command)).toThrow(sentence);
  });
});
