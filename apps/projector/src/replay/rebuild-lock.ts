import { setInterval } from 'node:timers/promises';
import { literal, type Session } from '#subscriptions/session';
import { ReplayError } from './replay-error.js';
import { openSession, type Workbench } from './workbench.js';

/** Apart from other advisory locks: the name's hash with this seed is the key. */
const SEED = 7_310_274_815;
/** A holder that says nothing for so long stands still, and its session is ended by the server. */
const SILENCE_MS = 5_000;
const SIGN_OF_LIFE_MS = 1_000;
/** The second where the server knows it: no limit of the database's for whole transactions. */
const BOUNDS = `set local idle_in_transaction_session_timeout = ${SILENCE_MS};
  select set_config(name, '0', true) from pg_settings where name = 'transaction_timeout'`;

/** Another process, or a person at another terminal, rebuilds the projection. */
export class RebuildUnderWay extends ReplayError {
  constructor(name: string) {
    super(`${name} is being rebuilt by another process already: npm run replay -- list shows how far it is.`);
    this.name = 'RebuildUnderWay';
  }
}

/**
 * Works on a projection's next generation while nobody else does. The hold ends with the process that has it, or with its silence: then the work's signal
 * aborts, and whatever it still does is fenced by the lease of the generation.
 * @throws RebuildUnderWay
 */
export async function alone<Result>(workbench: Workbench, name: string, work: (held: Workbench) => Promise<Result>): Promise<Result> {
  const session = await openSession(workbench.url, 'rebuild lock');
  const [ended, lost] = [new AbortController(), new AbortController()];
  let kept: Promise<void> | undefined;
  try {
    // Of a transaction, which stays open and holds nothing else: behind a pooler the session is nobody's. It has no snapshot between two statements, so no row version waits for it.
    const [row] = await session.begin(`${BOUNDS}; select pg_try_advisory_xact_lock(hashtextextended(${literal(name)}, ${SEED}))`);
    if (row?.[0] !== 't') throw new RebuildUnderWay(name);
    kept = keep(session, ended.signal).catch(() =>
      lost.abort(new ReplayError(`The rebuild of ${name} has lost its hold on the database. Run it again to go on.`)),
    );
    return await work({ ...workbench, signal: AbortSignal.any([workbench.signal, lost.signal]) });
  } finally {
    ended.abort();
    await kept;
    await session.close();
  }
}

/** Looks whether somebody is {@link alone} with it at this moment, and is in nobody's way. @throws RebuildUnderWay */
export async function demandNobodyElse(session: Session, name: string): Promise<void> {
  const held = await session.query(
    `select from pg_locks where locktype = 'advisory' and granted and objsubid = 1
       and database = (select oid from pg_database where datname = current_database())
       and (classid::bigint << 32) | objid::bigint = hashtextextended($1, ${SEED})`,
    [name],
  );
  if (held.length > 0) throw new RebuildUnderWay(name);
}

async function keep(session: Session, ended: AbortSignal): Promise<void> {
  try {
    for await (const _ of setInterval(SIGN_OF_LIFE_MS, undefined, { signal: ended })) await session.script('select');
  } catch (error) {
    if (!ended.aborted) throw error;
  }
}
