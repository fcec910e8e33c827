import { type Pool } from 'pg';
import { type JsonObject } from '../event-store.js';
import { read } from './connections.js';

export async function readSnapshot(pool: Pool, stream: string): Promise<JsonObject | undefined> {
  const text = 'select snapshot from event_store.snapshots where stream = $1';
  const [row] = await read<{ snapshot: JsonObject }>(pool, { name: 'read-snapshot', text, values: [stream] });
  return row?.snapshot;
}

export async function writeSnapshot(pool: Pool, stream: string, snapshot: string): Promise<void> {
  await read(pool, {
    name: 'write-snapshot',
    text: `insert into event_store.snapshots (stream, snapshot) values ($1, $2)
      on conflict (stream) do update set snapshot = excluded.snapshot, written_at = clock_timestamp()`,
    values: [stream, snapshot],
  });
}
