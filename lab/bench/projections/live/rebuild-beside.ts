import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { type Random } from '../../../test-bed/random.js';
import { withChild } from '../../../test-bed/child-process.js';
import { type Latencies } from '../results.js';
import { loadAtRate } from './command-load.js';
import { type CommandSender } from './command-sender.js';

const VIEW = 'orders';
const PATIENCE_MS = 30_000;

/** How long commands take to be answered at an even rate. */
export async function commandLatencies(sender: CommandSender, random: Random, rate: number, milliseconds: number): Promise<Latencies> {
  const load = await loadAtRate(sender, random, rate, milliseconds);
  if (load.refused > 0) throw new Error(`${load.refused} of the commands were refused`);
  return {
    perSecond: (load.placed.length / load.milliseconds) * 1_000,
    milliseconds: load.placed.map(({ due, answered }) => answered - due),
  };
}

/**
 * Does something while `replay rebuild --rate` is at work as a process of its own. What it has filled when it is interrupted is kept, and the next
 * time it goes on from there.
 * @throws Error when it ends before the work does, which then was not beside it
 */
export async function besideRebuild<Result>(
  url: string,
  environment: NodeJS.ProcessEnv,
  eventsPerSecond: number,
  work: () => Promise<Result>,
): Promise<Result> {
  const args = ['rebuild', VIEW, '--rate', String(eventsPerSecond), '--no-swap', '--json'];
  return withChild('apps/projector/src/replay-main.js', { args, environment }, async (replay) => {
    const before = await filled(url);
    for (const tooLate = AbortSignal.timeout(PATIENCE_MS); (await filled(url)) <= before; await delay(20)) {
      if (tooLate.aborted || replay.exitCode !== undefined) throw new Error('The rebuild does not begin');
    }
    const result = await work();
    if (replay.exitCode !== undefined) throw new Error('The rebuild was over before the measurement');
    return result;
  });
}

/** How far the generation is that is being filled; 0 before there is one. */
async function filled(url: string): Promise<bigint> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ position: string }>(
      `select position from projections.generations where name = $1 and state = 'rebuilding'`,
      [VIEW],
    );
    return BigInt(rows[0]?.position ?? 0);
  } finally {
    await client.end();
  }
}
