import { LogChanged, PositionBeyondLog } from '#event-store/errors';
import { UnreadableRow } from '../engine/stored-row.js';
import { ReplayError } from './replay-error.js';
import { type Workbench } from './workbench.js';

/** Undefined tables, columns and functions: the tables are not those that the fold writes. */
const OTHER_TABLES = ['42P01', '42703', '42804', '42883'];

/** The log holds no event at the place where a generation stands: waiting for what follows would be waiting for ever. */
class NoSuchPlace extends ReplayError {}

/** @throws ReplayError where the log holds no event at the position */
export async function demandPlace({ log }: Pick<Workbench, 'log'>, position: bigint): Promise<void> {
  if (position === 0n || (await log.eventAt(position)) !== undefined) return;
  throw new NoSuchPlace(`The log holds no event at position ${position}, it ends at ${await log.head()}: it is not the log that was read.`);
}

/** Whether a half-built generation is no longer good for anything: its log or its tables are not what they were, or hold what cannot be read back. */
export function cannotGoOn(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof LogChanged || cause instanceof PositionBeyondLog) return true;
    if (cause instanceof NoSuchPlace || cause instanceof UnreadableRow) return true;
    if (OTHER_TABLES.includes((cause as { code?: string }).code ?? '')) return true;
  }
  return false;
}
