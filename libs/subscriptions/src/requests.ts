import { beginBatch, commitBatch } from './checkpoint.js';
import { type Answer, type Owner, retrySequence } from './retry-parked.js';
import { loadParked } from './parking.js';
import { CONTROL_CHANNEL } from './schema.js';

interface Request {
  readonly id: string;
  readonly verb: 'retry' | 'discard';
  /** Always one for `discard`: see `discardFirst`. `null` retries all. */
  readonly sequence: string | null;
  readonly reason: string | null;
}

/** Does what people asked for, in the order they asked. @throws LeaseLost, and what the database throws */
export async function answerRequests(owner: Owner): Promise<void> {
  const { session, lease } = owner;
  const open = await session.query<Request>(
    `select id, verb, sequence, reason from projections.requests
     where name = $1 and generation = $2 and answered_at is null order by requested_at, id`,
    [lease.name, lease.generation],
  );
  for (const request of open) {
    const answer: Answer = { applied: 0, discarded: 0, failed: [] };
    for (const sequence of await parkedSequences(owner, request.sequence)) {
      if (request.verb === 'discard' && (await discardFirst(owner, sequence, request))) answer.discarded++;
      await retrySequence(owner, sequence, answer);
    }
    await session.query('update projections.requests set answered_at = now(), answer = $2 where id = $1', [
      request.id,
      JSON.stringify(answer),
    ]);
    await session.query(`select pg_notify($1, $2)`, [CONTROL_CHANNEL, lease.name]);
  }
}

async function parkedSequences({ session, lease }: Owner, sequence: string | null): Promise<readonly string[]> {
  const parked = await loadParked(session, lease, sequence ?? undefined);
  return [...new Set(parked.map((pointer) => pointer.sequence))];
}

/**
 * Leaves out the failing event of a sequence, for good. In the same transaction the request becomes a plain retry: after a crash the next owner
 * must not take the event behind it for the one that was meant.
 */
async function discardFirst({ session, lease, position }: Owner, sequence: string, { id, reason }: Request): Promise<boolean> {
  const [first] = await loadParked(session, lease, sequence);
  if (first === undefined) return false;
  const { live } = await beginBatch(session, lease, position);
  await session.query('set local synchronous_commit = on');
  await session.query(
    `insert into projections.discarded (name, position, sequence, stream, revision, reason) values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    [lease.name, first.position.toString(), sequence, first.stream, first.revision, reason ?? ''],
  );
  await session.query('delete from projections.parked where name = $1 and generation = $2 and position = $3', [
    lease.name,
    lease.generation,
    first.position.toString(),
  ]);
  await session.query(`update projections.requests set verb = 'retry' where id = $1`, [id]);
  await commitBatch(session, lease, { position, events: 0, recordedAt: undefined }, live);
  return true;
}
