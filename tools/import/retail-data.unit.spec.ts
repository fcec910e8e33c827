import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAmount } from '#events/contracts/money';
import { creditNoteCommand, orderCommand } from './commands.js';
import { type CsvRow } from './csv-rows.js';
import { daysOf, gatherRetailData, totalsOf, withinWindow } from './retail-data.js';

const kingdom = 'United Kingdom';
/** Rows from line 2 on: invoice, stock code, description, quantity, time, price, and what is given beyond. */
function rows(...lines: readonly string[]): CsvRow[] {
  return lines.map((line, index) => {
    const fields = line.split('|');
    return { line: index + 2, fields: [...fields, ...['17850', kingdom].slice(fields.length - 6)] };
  });
}

describe('gathering invoices', () => {
  it('makes one order of an invoice, in file order, at its earliest time', async () => {
    const data = await gatherRetailData(
      rows(
        '536365|A|Lamp|6|2010-12-01 08:27:00|2.55',
        '536366|B|Vase|1|2010-12-01 08:28:00|1.00',
        '536365|B|Vase|2|2010-12-01 08:26:00|1.10',
        '536365|A|Lamp|1|2010-12-01 08:27:00|2.40',
      ),
    );

    expect(data.orders.map(({ id }) => id)).toEqual(['536365', '536366']);
    expect(data.orders[0]).toMatchObject({
      time: '2010-12-01T08:26:00.000Z',
      customerId: '17850',
      lines: [
        { line: 2, sku: 'A', quantity: 6, unitPrice: '2.55' },
        { line: 4, sku: 'B', quantity: 2, unitPrice: '1.1' },
        { line: 5, sku: 'A', quantity: 1, unitPrice: '2.4' },
      ],
    });
  });

  it('makes a credit note of cancelled lines', async () => {
    const data = await gatherRetailData(
      rows('C536379|D|Discount|-1|2010-12-01 09:41:00|27.50', 'C536379|A|Lamp|-2|2010-12-01 09:41:00|0.125'),
    );

    expect(data.orders).toEqual([]);
    expect(data.creditNotes).toMatchObject([{ id: 'C536379', kind: 'credit', lines: [{ quantity: 1 }, { quantity: 2 }] }]);
    const { value, ...counts } = totalsOf(data.creditNotes);
    expect(counts).toEqual({ lines: 2, units: 3 });
    expect(formatAmount(value)).toBe('27.75');
  });

  it('refuses a line of another customer or country than its invoice', async () => {
    const { orders, refused } = await gatherRetailData(
      rows('1|A|Lamp|1|2010-12-01 08:26:00|1', '1|A|Lamp|1|2010-12-01 08:26:00|1|17850|France', '1|A|Lamp|1|2010-12-01 08:26:00|1||France'),
    );

    expect(orders[0]?.lines).toHaveLength(1);
    expect(refused.map(({ line, reason }) => [line, reason])).toEqual([
      [3, 'differs-from-invoice'],
      [4, 'differs-from-invoice'],
    ]);
  });

  it('refuses what an order has no more room for', async () => {
    const { orders, refused } = await gatherRetailData(rows(...Array.from({ length: 2_002 }, () => '1|A|Lamp|1|2010-12-01 08:26:00|1')));

    expect(orders[0]?.lines).toHaveLength(2_000);
    expect(refused.map(({ line, reason }) => [line, reason])).toEqual([
      [2_002, 'invoice-full'],
      [2_003, 'invoice-full'],
    ]);
  });
});

describe('the catalogue', () => {
  const entriesOf = async (...lines: readonly string[]) => (await gatherRetailData(rows(...lines))).catalogue;

  it('takes the most frequent name and price of the sales, and all units sold', async () => {
    const entries = await entriesOf(
      '1|A|LAMP|3|2010-12-01 08:26:00|2.10',
      '2|A|WHITE LAMP |4|2010-12-01 08:26:00|2.50',
      '3|A|WHITE LAMP|5|2010-12-01 08:26:00|2.5',
      '4|A|damaged|-9|2010-12-01 08:26:00|0.0',
      'C5|A|damaged|-1|2010-12-01 08:26:00|9',
    );
    expect(entries).toEqual([{ sku: 'A', name: 'WHITE LAMP', price: '2.5', unitsSold: 12 }]);
  });

  it('settles ties by code points and by the lower price, whatever the order of the lines', async () => {
    const lines = ['1|A|\u{1f4a1}|1|2010-12-01 08:26:00|10', '2|A|\uff21|1|2010-12-01 08:26:00|9.5'] as const;
    const expected = [{ sku: 'A', name: '\uff21', price: '9.5', unitsSold: 2 }];
    expect(await entriesOf(...lines)).toEqual(expected);
    expect(await entriesOf(...lines.toReversed())).toEqual(expected);
  });

  it('falls back to the sku where no sale has a name', async () => {
    expect(await entriesOf('1|A| |1|2010-12-01 08:26:00|1')).toMatchObject([{ name: 'A' }]);
  });

  it('leaves out what was only credited', async () => {
    expect(await entriesOf('C1|CRUK|Commission|-1|2010-12-01 08:26:00|1')).toEqual([]);
  });

  it('stops where two stock codes would be one sku', async () => {
    const lines = ['1|BANK CHARGES|x|1|2010-12-01 08:26:00|1', 'C2|BANK_CHARGES|x|-1|2010-12-01 08:26:00|1'];
    await expect(entriesOf(...lines)).rejects.toThrow(
      'Line 3: the stock codes "BANK CHARGES" and "BANK_CHARGES" would both become the sku',
    );
  });
});

describe('dates with slashes', () => {
  const dated = (...dates: readonly string[]) => rows(...dates.map((date, index) => `${index + 1}|A|Lamp|1|${date}|1`));

  it('are not guessed at', async () => {
    const file = dated('2010-12-01 08:26:00', '12/1/2010 8:26');
    await expect(gatherRetailData(file)).rejects.toThrow(/^Line 3: the invoice date "12\/1\/2010 8:26" .* say --dates us\.$/);
  });

  it('have the month first where that is said, beside others', async () => {
    const { orders } = await gatherRetailData(dated('2010-12-01', '12/2/2010 8:26'), 'us');
    expect(orders.map(({ time }) => time)).toEqual(['2010-12-01T00:00:00.000Z', '2010-12-02T08:26:00.000Z']);
  });

  it('are refused altogether where some surely have the day first, and none the month', async () => {
    const file = dated('1/12/2010 8:26', '13/12/2010 8:26');
    await expect(gatherRetailData(file, 'us')).rejects.toThrow(/^Line 3: the invoice date "13\/12\/2010 8:26" has the day first/);
  });

  it('are refused one by one where others surely have the month first', async () => {
    const { orders, refused } = await gatherRetailData(dated('12/31/2010 8:26', '13/12/2010 8:26'), 'us');
    expect([orders.length, refused.length]).toEqual([1, 1]);
  });
});

describe('a window of days', () => {
  const lines = [
    '1|A|Lamp|1|2010-11-30 23:59:59|1',
    '2|B|Vase|1|2010-12-01 00:01:00|1',
    '2|B|Vase|1|2010-11-30 23:59:00|1',
    '3|B|Vase|1|2010-12-01 00:00:00|1',
    '4|B|Vase|1|2010-12-02 00:00:00|1',
    'C5|B|Vase|-1|2010-12-01 12:00:00|1',
    '6|B|Vase|1|2010-12-01 12:00:00|0',
    '7|B|Vase|1|2010-12-02 12:00:00|0',
    '8|B|Vase|1|no time|1',
  ];

  it('holds the invoices whose earliest line lies in it, and the catalogue of the whole file', async () => {
    const data = withinWindow(await gatherRetailData(rows(...lines)), { from: '2010-12-01', to: '2010-12-02' });

    expect(data.orders.map(({ id }) => id)).toEqual(['3']);
    expect(data.creditNotes.map(({ id }) => id)).toEqual(['C5']);
    expect(data.refused.map(({ line }) => line)).toEqual([8, 10]);
    expect(data.catalogue).toMatchObject([
      { sku: 'A', unitsSold: 1 },
      { sku: 'B', unitsSold: 4 },
    ]);
  });

  it('is open where an end is missing', async () => {
    const data = await gatherRetailData(rows(...lines));

    expect(withinWindow(data, {})).toEqual(data);
    expect(withinWindow(data, { from: '2010-12-01' }).orders.map(({ id }) => id)).toEqual(['3', '4']);
    expect(withinWindow(data, { to: '2010-12-01' }).orders.map(({ id }) => id)).toEqual(['1', '2']);
  });
});

it('says which days the invoices span', async () => {
  const { orders } = await gatherRetailData(rows('1|A|Lamp|1|2010-12-31 23:59:59|1', '2|A|Lamp|1|2010-11-30|1'));
  expect(daysOf(orders)).toEqual({ from: '2010-11-30', to: '2011-01-01' });
  expect(daysOf([])).toBeUndefined();
  const last = await gatherRetailData(rows('1|A|Lamp|1|9999-12-31|1'));
  expect(daysOf(last.orders)).toEqual({ from: '9999-12-31', to: undefined });
});

describe('any file', () => {
  const anyRow = fc
    .tuple(
      fc.constantFrom('1', '2', '3', 'C1', 'C2', 'A1', ''),
      fc.constantFrom('A', 'a', 'BANK CHARGES', ''),
      fc.constantFrom('Lamp', ''),
      fc.constantFrom('1', '-1', '0', 'x', '12'),
      fc.constantFrom('2010-12-01 08:26:00', '2010-12-01 08:27:00', '2010-12-02 00:00:00', ''),
      fc.constantFrom('1.25', '0.0', '-1', 'x', '0.001'),
      fc.constantFrom('17850', ''),
      fc.constantFrom(kingdom, 'EIRE', ''),
    )
    .map((fields) => [...fields]);
  const anyRows = fc.array(fc.oneof({ weight: 9, arbitrary: anyRow }, { weight: 1, arbitrary: fc.array(fc.string()) }), { maxLength: 60 });

  it('has every line in exactly one command or in the report', async () => {
    await fc.assert(
      fc.asyncProperty(anyRows, async (contents) => {
        const data = await gatherRetailData(contents.map((fields, index) => ({ line: index + 2, fields })));
        const commands = [...data.orders.map(orderCommand), ...data.creditNotes.map((invoice) => creditNoteCommand(invoice))];
        const placed = [...commands.flatMap(({ lines }) => lines), ...data.refused.map(({ line }) => line)];

        expect(placed.sort((left, right) => left - right)).toEqual(contents.map((_, index) => index + 2));
        expect(new Set(commands.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(commands.length);
      }),
      { numRuns: 300 },
    );
  });

  it('is split by a window and its complement without a line lost or doubled', async () => {
    await fc.assert(
      fc.asyncProperty(anyRows, async (contents) => {
        const data = await gatherRetailData(contents.map((fields, index) => ({ line: index + 2, fields })));
        const before = withinWindow(data, { to: '2010-12-02' });
        const after = withinWindow(data, { from: '2010-12-02' });
        const ids = (some: typeof data) => [...some.orders, ...some.creditNotes].map(({ id }) => id);

        expect([...ids(before), ...ids(after)].sort()).toEqual(ids(data).sort());
      }),
    );
  });
});
