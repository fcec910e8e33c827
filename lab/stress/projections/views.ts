import { views } from '#read-models/views';
import { type Part } from './part.js';
import { waitFor } from './waiting.js';

export const viewNames: readonly string[] = views.map(({ name }) => name);
const SETTLE_MS = 180_000;

interface Checkpoint {
  readonly name: string;
  readonly generation: number;
  readonly position: string;
}

type Parts = Pick<Part, 'installation' | 'faults'>;

/**
 * Waits until nothing is written any more, process managers included, and every checkpoint is the log's last event, exactly. A fault where
 * that does not happen. @returns the log's end
 */
export async function settle(part: Parts): Promise<bigint> {
  const { store } = part.installation;
  await waitForCheckpoints(part, 'every checkpoint at the head of the log', async () => {
    const head = await store.head();
    const astray = await checkpoints(part, 'position <> $1', head);
    return (await store.head()) === head ? astray : ['the log, which still grows'];
  });
  return store.head();
}

/** Waits until every view has passed the position. A fault where that does not happen. */
export async function pass(part: Parts, position: bigint): Promise<void> {
  await waitForCheckpoints(part, `every view beyond ${position}`, () =>
    checkpoints(part, `kind = 'projection' and position < $1`, position),
  );
}

/** @param look who is not there yet */
async function waitForCheckpoints({ faults }: Parts, what: string, look: () => Promise<readonly string[]>): Promise<void> {
  let astray: readonly string[] = [];
  const arrived = async () => {
    astray = await look();
    return astray.length === 0 ? true : undefined;
  };
  await waitFor(what, SETTLE_MS, arrived, 100).catch((error: unknown) => faults.push(`${String(error)}: ${astray.join(', ')}`));
}

async function checkpoints({ installation }: Parts, condition: string, position: bigint): Promise<readonly string[]> {
  const { rows } = await installation.pool.query<Checkpoint>(
    `select name, generation, position from projections.generations where state in ('live', 'retained') and ${condition}`,
    [position.toString()],
  );
  return rows.map(({ name, generation, position: at }) => `${name} ${generation} at ${at}`);
}

/** Compares every live view with a fold from scratch. @returns how many rows were compared */
export async function verifyViews({ installation, faults }: Parts): Promise<number> {
  let rows = 0;
  for (const name of viewNames) {
    const { code, document, errors } = await (await installation.replay('replay_verify', 'verify', name)).ended;
    const found = document as { rows?: number; parked?: number } | undefined;
    rows += found?.rows ?? 0;
    if (code !== 0) faults.push(`verify ${name} ended with ${code}: ${errors || JSON.stringify(document)}`);
    else if (found?.parked !== 0) faults.push(`verify ${name}: ${found?.parked} events are parked`);
  }
  return rows;
}
