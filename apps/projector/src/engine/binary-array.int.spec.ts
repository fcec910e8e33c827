import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Session } from '#subscriptions/session';
import { createTestDatabase, type TestDatabase } from '#lab/test-bed/database';
import { type ColumnType } from '#read-models/table';
import { type Json } from '#read-models/json';
import { carrierTypes, encodeArray } from './binary-array.js';
import { readRow } from './stored-row.js';

let database: TestDatabase;
let session: Session;
beforeAll(async () => {
  database = await createTestDatabase();
  session = await Session.open({ url: database.url, name: 'test', idleInTransactionMs: 10_000 });
});
afterAll(async () => {
  await session.close();
  await database.drop();
});

async function roundTrip(type: ColumnType, values: readonly unknown[]): Promise<unknown[]> {
  const rows = await session.prepared(type, `select v::${type} from unnest($1::${carrierTypes[type]}[]) v`, [encodeArray(type, values)]);
  return rows.map((fields) => readRow({ name: 't', columns: { v: { type, nullable: true } }, key: [], indexes: [] }, fields).v);
}

const text = fc.string({ unit: 'grapheme' }).filter((value) => !value.includes('\0') && value.isWellFormed());
const time = fc.date({ min: new Date('1900-01-01'), max: new Date('2200-01-01'), noInvalidDate: true }).map((date) => date.toISOString());
const kinds: readonly [ColumnType, fc.Arbitrary<unknown>][] = [
  ['text', text],
  ['integer', fc.integer()],
  ['bigint', fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })],
  ['numeric', fc.integer().map((value) => String(value / 4))],
  ['timestamptz', time],
  ['date', time.map((value) => value.slice(0, 10))],
];

test.each(kinds)('what is sent as %s comes back as it was, nulls too', async (type, values) => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.option(values), { maxLength: 30 }), async (list) => {
      expect(await roundTrip(type, list)).toEqual(list);
    }),
    { numRuns: 40 },
  );
});

test.each(['json', 'jsonb'] as const)('what is sent as %s comes back as it was', async (type) => {
  const values = fc.dictionary(text, fc.oneof(text, fc.integer(), fc.boolean()));
  await fc.assert(
    fc.asyncProperty(fc.array(values, { maxLength: 10 }), async (list) => {
      const found = await roundTrip(
        type,
        list.map((value) => JSON.stringify(value)),
      );
      expect(found.map((json) => (json as Json<unknown>).value)).toEqual(list);
    }),
    { numRuns: 40 },
  );
});
