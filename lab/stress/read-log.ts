import { createHash } from 'node:crypto';
import pg from 'pg';
import { eventLine } from './event-line.js';

export interface LoggedEvent {
  readonly position: bigint;
  readonly stream: string;
  readonly revision: number;
}

export interface Log {
  readonly byId: ReadonlyMap<string, LoggedEvent>;
  readonly count: number;
  readonly digest: string;
  readonly violations: readonly string[];
}

interface Row {
  readonly position: string;
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly data: string;
}

const PAGE = 5_000;

/** Reads the table itself, past the event store, and checks what must hold of any log: positions 1..n, revisions from 0, no id twice. */
export async function readLog(url: string): Promise<Log> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const byId = new Map<string, LoggedEvent>();
  const revisions = new Map<string, number>();
  const digest = createHash('sha256');
  const violations: string[] = [];
  let last = 0n;
  let count = 0;
  try {
    for (;;) {
      const { rows } = await client.query<Row>(
        `select position, stream, revision, id, type, data::text as data from event_store.events where position > $1 order by position limit ${PAGE}`,
        [last.toString()],
      );
      for (const { position, stream, revision, id, type, data } of rows) {
        if (BigInt(position) !== last + 1n) violations.push(`a gap in the log: ${position} follows ${last}`);
        last = BigInt(position);
        if (revision !== (revisions.get(stream) ?? -1) + 1)
          violations.push(`${stream} jumps to revision ${revision} at position ${position}`);
        revisions.set(stream, revision);
        const first = byId.get(id);
        if (first !== undefined) violations.push(`event ${id} stands twice: at ${first.position} and ${position}`);
        byId.set(id, { position: last, stream, revision });
        digest.update(eventLine(position, stream, revision, id, type, data));
      }
      count += rows.length;
      if (rows.length < PAGE) return { byId, count, digest: digest.digest('hex'), violations };
    }
  } finally {
    await client.end();
  }
}
