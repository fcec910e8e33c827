import { type Logger } from '#platform/logging/logger';
import { Client } from '#postgres/client';
import { PatientPool } from '#postgres/patient-pool';
import { notePool } from '#postgres/pools';
import pg from 'pg';

const TIMESTAMPTZ = 1184;
const DATE = 1082;
const asDate = pg.types.getTypeParser(TIMESTAMPTZ) as (value: string) => Date;

/** Rows as `RowOf` promises them: times as ISO text, days, bigints and decimals as the text that PostgreSQL sends. Never a float. */
const rowTypes: pg.CustomTypesConfig = {
  getTypeParser: (oid: number): ((value: string) => unknown) => {
    if (oid === TIMESTAMPTZ) return isoTime;
    if (oid === DATE) return (value) => value;
    return pg.types.getTypeParser(oid) as (value: string) => unknown;
  },
};

/** As PostgreSQL writes a time of our age where its clock is that of UTC. */
const UTC_TIME = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,3}))?\+00$/;

/** ISO 8601 in UTC with milliseconds. */
export function isoTime(value: string): string {
  const [, day, time, fraction = ''] = UTC_TIME.exec(value) ?? [];
  return day === undefined ? asDate(value).toISOString() : `${day}T${time}.${fraction.padEnd(3, '0')}Z`;
}

/** Connections to the read models: few, none that waits or works for long. */
export function openPool(url: string, connections: number, logger: Logger): pg.Pool {
  const pool = notePool(
    new PatientPool({
      Client,
      connectionString: url,
      application_name: 'orderline-query-api',
      types: rowTypes,
      max: connections,
      min: connections, // Kept: on a busy machine one takes long to make.
      statement_timeout: 5_000,
      // For a server that accepts the statement and then says nothing at all.
      query_timeout: 6_000,
      keepAlive: true,
    }),
  );
  pool.on('error', (error) => logger.warn({ err: error }, 'an idle connection to the read models broke'));
  return pool;
}
