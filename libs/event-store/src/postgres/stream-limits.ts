import { type Pool, type PoolClient } from 'pg';
import { COMMIT_DURABLY, WITH_DURABLE } from '#postgres/durable';
import { type ExpectedRevision, type StreamLimits } from '../event-store.js';
import { WrongExpectedRevision } from '../errors.js';
import { read } from './connections.js';
import { classify, translate } from './postgres-errors.js';
import { APPEND_LOCK, LOCK_TIMEOUT_MS } from './append-functions.js';

interface LimitsRow {
  readonly truncate_before: number | null;
  readonly max_count: number | null;
}

export async function readStreamLimits(pool: Pool, stream: string): Promise<StreamLimits> {
  const text = 'select truncate_before, max_count from event_store.stream_limits where stream = $1';
  const [row] = await read<LimitsRow>(pool, { name: 'read-stream-limits', text, values: [stream] });
  return {
    ...(row?.truncate_before == null ? {} : { truncateBefore: row.truncate_before }),
    ...(row?.max_count == null ? {} : { maxCount: row.max_count }),
  };
}

export async function writeStreamLimits(pool: Pool, stream: string, limits: StreamLimits): Promise<void> {
  const { truncateBefore = null, maxCount = null } = limits;
  const written = await read(pool, {
    text: `${WITH_DURABLE} insert into event_store.stream_limits (stream, truncate_before, max_count)
      select $1, $2, $3 from durable where not exists (select from event_store.stream_limits l where l.stream = $1 and l.deleted_to >= event_store.last_revision($1))
      on conflict (stream) do update set truncate_before = excluded.truncate_before, max_count = excluded.max_count
      returning stream`,
    values: [stream, truncateBefore, maxCount],
  });
  if (written.length === 0) throw new WrongExpectedRevision(stream, 'streamExists', 'noStream');
}

/** Hides a stream's events from reads of the stream; the log of all keeps them. */
export async function deleteStream(pool: Pool, stream: string, expected: ExpectedRevision): Promise<void> {
  const client = await connect(pool);
  let broken: Error | undefined;
  try {
    await client.query(`begin isolation level read committed; ${COMMIT_DURABLY}; set local lock_timeout = ${LOCK_TIMEOUT_MS}`);
    await client.query('select pg_advisory_xact_lock($1)', [APPEND_LOCK]);
    const { rows } = await client.query<{ current: number | null; deleted_to: number | null }>(
      `select event_store.last_revision($1) as current, (select deleted_to from event_store.stream_limits where stream = $1) as deleted_to`,
      [stream],
    );
    const { current, deleted_to: deletedTo } = rows[0] ?? { current: null, deleted_to: null };
    const visible = current === null || (deletedTo !== null && current <= deletedTo) ? 'noStream' : current;
    const matches = expected === 'any' || (expected === 'streamExists' ? visible !== 'noStream' : visible === expected);
    if (!matches) throw new WrongExpectedRevision(stream, expected, visible);
    if (visible !== 'noStream') {
      await client.query(
        `insert into event_store.stream_limits (stream, deleted_to) values ($1, $2)
         on conflict (stream) do update set deleted_to = excluded.deleted_to, truncate_before = null, max_count = null`,
        [stream, visible],
      );
    }
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => (broken = failure));
    throw translate(error, classify(error) === 'connection' ? 'unknown' : 'not-written');
  } finally {
    client.release(broken);
  }
}

async function connect(pool: Pool): Promise<PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    throw translate(error, 'not-written');
  }
}
