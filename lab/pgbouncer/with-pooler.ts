import { withCleanUp } from '../test-bed/clean-up.js';
import { findPgBouncer, startPgBouncer, versionOf } from './pgbouncer.js';

/** Connections to the server for each database and role: far fewer than clients. */
const POOL_SIZE = 5;

/** How the processes of a run reach a database, given how their observer does. */
export type Through = (url: string) => string;

/** A run with a PgBouncer in transaction mode in front of every database, if it is wanted. @throws Error where there is none */
export async function withPooler<Result>(wanted: boolean, server: string, use: (through: Through) => Promise<Result>): Promise<Result> {
  if (!wanted) return use((url) => url);
  const program = await findPgBouncer();
  if (program === undefined) throw new Error('There is no PgBouncer here for --pooler (Debian: apt-get install pgbouncer).');
  console.log(`through PgBouncer ${await versionOf(program)} in transaction mode, ${POOL_SIZE} connections for each database and role`);
  const pooler = await startPgBouncer({ server, program, poolSize: POOL_SIZE });
  return withCleanUp(pooler.stop, () => use(pooler.through));
}
