import pg from 'pg';
import { type NewEvent } from '#event-store/event-store';
import { measure, type Measurement } from '../measure.js';

/** Single-row floors never use more connections than this. */
const MOST_CONNECTIONS = 32;
const MULTI_ROW = 500;

const COLUMNS = '(stream, revision, id, type, data, metadata)';

/** What a program does that knows nothing of event stores: the same rows into a bare table with the driver alone. */
export async function createFloorTable(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`create table floor (position bigint generated always as identity primary key, stream text not null, revision integer not null, id uuid not null,
      type text not null, data json not null, metadata json not null, recorded_at timestamptz not null default clock_timestamp())`);
  } finally {
    await client.end();
  }
}

/** Single-row autocommit inserts, server-prepared. */
export async function singleRowInserts(url: string, callers: number, milliseconds: number, newEvent: () => NewEvent): Promise<Measurement> {
  const connections = Math.min(callers, MOST_CONNECTIONS);
  const pool = new pg.Pool({ connectionString: url, max: connections });
  try {
    await Promise.all(Array.from({ length: connections }, () => pool.query('select pg_sleep(0.05)')));
    return await measure(callers, milliseconds, (caller, count) => {
      const event = newEvent();
      return pool.query({
        name: 'floor-single',
        text: `insert into floor ${COLUMNS} values ($1, $2, $3, $4, $5, $6)`,
        values: [`floor-${caller}-${count}`, 0, event.id, event.type, JSON.stringify(event.data), JSON.stringify(event.metadata)],
      });
    });
  } finally {
    await pool.end();
  }
}

/** Inserts of 500 rows each on one connection; the rate is of rows. */
export async function multiRowInserts(url: string, milliseconds: number, newEvent: () => NewEvent): Promise<Measurement> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const measured = await measure(1, milliseconds, (_caller, count) => {
      const events = Array.from({ length: MULTI_ROW }, newEvent);
      return client.query({
        name: 'floor-multi',
        text: `insert into floor ${COLUMNS} select * from unnest($1::text[], $2::integer[], $3::uuid[], $4::text[], $5::json[], $6::json[])`,
        values: [
          events.map((_event, index) => `floor-${count}-${index}`),
          events.map(() => 0),
          events.map((event) => event.id),
          events.map((event) => event.type),
          events.map((event) => JSON.stringify(event.data)),
          events.map((event) => JSON.stringify(event.metadata)),
        ],
      });
    });
    return { ...measured, perSecond: measured.perSecond * MULTI_ROW };
  } finally {
    await client.end();
  }
}
