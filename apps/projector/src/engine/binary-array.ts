import { type ColumnType } from '#read-models/table';

/** The type of the array that carries a column's values; what it is not itself is cast from text on arrival. */
export const carrierTypes: Readonly<Record<ColumnType, string>> = {
  text: 'text',
  integer: 'integer',
  bigint: 'bigint',
  numeric: 'text',
  json: 'json',
  jsonb: 'jsonb',
  timestamptz: 'timestamptz',
  date: 'text',
  tsvector: 'text',
  'bigint[]': 'text',
};
const oids: Readonly<Record<string, number>> = { text: 25, integer: 23, bigint: 20, json: 114, jsonb: 3802, timestamptz: 1184 };
/** Microseconds from 1970 to 2000, where PostgreSQL's clock begins. */
const EPOCH_2000 = 946_684_800_000_000n;

/**
 * A column of values in PostgreSQL's binary form of an array, which the driver sends as it is: no escaping here and no parsing there,
 * which for JSON columns costs more than everything else.
 * @throws Error for a value that the column does not hold, or that would not come back as it was; it may name the value
 * @param values text for text, numeric, date, json, jsonb, tsvector and arrays; numbers for integer, or their digits; bigints for bigint; ISO 8601 for timestamptz
 */
export function encodeArray(type: ColumnType, values: readonly unknown[]): Buffer {
  const carrier = carrierTypes[type];
  const writer = new ArrayWriter(values.length);
  let nulls = false;
  writer.header(oids[carrier] as number, values.length);
  for (const value of values) {
    if (value === null || value === undefined) {
      nulls = true;
      writer.null();
    } else if (type === 'integer')
      writer.integer(Number(value)); // As text where it is part of a key.
    else if (type === 'bigint') writer.bigint(value as bigint);
    else if (type === 'timestamptz') writer.bigint(BigInt(timeOf(value as string)) * 1_000n - EPOCH_2000);
    else writer.text(value as string, type === 'jsonb');
  }
  return writer.finish(nulls);
}

/** Other years have another spelling in PostgreSQL, and none in the times of readers. */
const [FIRST_TIME, LAST_TIME] = [Date.parse('0001-01-01T00:00:00.000Z'), Date.parse('9999-12-31T23:59:59.999Z')];

function timeOf(value: string): number {
  const time = Date.parse(value);
  if (!(time >= FIRST_TIME && time <= LAST_TIME)) throw new RangeError('A time must be a date of the years 1 to 9999');
  return time;
}

class ArrayWriter {
  #buffer: Buffer;
  #end = 0;

  constructor(count: number) {
    this.#buffer = Buffer.allocUnsafe(64 + count * 24);
  }

  header(elementType: number, count: number): void {
    this.#int32(count === 0 ? 0 : 1);
    this.#int32(0);
    this.#int32(elementType);
    if (count === 0) return;
    this.#int32(count);
    this.#int32(1);
  }

  null(): void {
    this.#int32(-1);
  }

  integer(value: number): void {
    if (!Number.isInteger(value)) throw new RangeError('A column of integers holds nothing else'); // Node would write another number.
    this.#int32(4);
    this.#int32(value);
  }

  bigint(value: bigint): void {
    this.#int32(8);
    this.#reserve(8);
    this.#end = this.#buffer.writeBigInt64BE(value, this.#end);
  }

  text(value: string, versioned: boolean): void {
    this.#reserve(5 + value.length * 3);
    const start = this.#end + 4;
    let at = start;
    if (versioned) at = this.#buffer.writeUInt8(1, at);
    at += this.#buffer.write(value, at, 'utf8');
    this.#buffer.writeInt32BE(at - start, this.#end);
    this.#end = at;
  }

  finish(nulls: boolean): Buffer {
    if (nulls) this.#buffer.writeInt32BE(1, 4);
    return this.#buffer.subarray(0, this.#end);
  }

  #int32(value: number): void {
    this.#reserve(4);
    this.#end = this.#buffer.writeInt32BE(value, this.#end);
  }

  #reserve(bytes: number): void {
    if (this.#end + bytes <= this.#buffer.length) return;
    const larger = Buffer.allocUnsafe((this.#buffer.length + bytes) * 2);
    this.#buffer.copy(larger, 0, 0, this.#end);
    this.#buffer = larger;
  }
}
