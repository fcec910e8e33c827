import { LogChanged, PositionBeyondLog } from '#event-store/errors';
import { type Disagrees, judgeCheckpoints } from '#subscriptions/log-verdict';
import { UnreadableRow } from '../engine/stored-row.js';
import { ReplayError } from './replay-error.js';
import { queryOf, type Workbench } from './workbench.js';

/** Undefined tables, columns and functions, other types: the tables are not those that the fold writes. */
const OTHER_TABLES = ['42P01', '42703', '42804', '42883'];

/** A generation was made from another log than the one that is there: waiting for what follows would be waiting for ever. */
class OtherLog extends ReplayError {}

/** @throws ReplayError where the live view does not agree with the log, so that nothing can catch up with it */
export async function demandSameLog({ session, log }: Pick<Workbench, 'session' | 'log'>, name: string): Promise<void> {
  const [judged] = await judgeCheckpoints(queryOf(session), log, [name]);
  if (judged?.judgement.verdict === 'log-changed')
    throw new OtherLog(
      `${name}: ${changeOf(judged.judgement)} Put back the log that was read, or say that this one is right: npm run replay -- accept-log.`,
    );
}

/** @throws ReplayError where a half-built generation does not agree with the log */
export async function demandPlace({ session, log }: Pick<Workbench, 'session' | 'log'>, name: string, generation: number): Promise<void> {
  const judged = await judgeCheckpoints(queryOf(session), log, [name], ['rebuilding', 'ready']);
  const own = judged.find((each) => each.generation === generation)?.judgement;
  if (own?.verdict === 'log-changed') throw new OtherLog(changeOf(own));
}

function changeOf({ position, expected, found }: Disagrees): string {
  const there = found === undefined ? 'no event stands' : 'another event stands';
  return `The log has changed: ${there} at position ${position}, where ${expected === undefined ? 'it was read to' : `${expected} stood`}.`;
}

/** Whether a half-built generation is no longer good for anything: its log or its tables are not what they were, or hold what cannot be read back. */
export function cannotGoOn(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof LogChanged || cause instanceof PositionBeyondLog) return true;
    if (cause instanceof OtherLog || cause instanceof UnreadableRow) return true;
    if (OTHER_TABLES.includes((cause as { code?: string }).code ?? '')) return true;
  }
  return false;
}
