import { LogDisagrees, saysLogChanged } from '#subscriptions/log-disagrees';
import { judgeCheckpoints } from '#subscriptions/log-verdict';
import { UnreadableRow } from '../engine/stored-row.js';
import { queryOf, type Workbench } from './workbench.js';

/** Undefined tables, columns and functions, other types: the tables are not those that the fold writes. */
const OTHER_TABLES = ['42P01', '42703', '42804', '42883'];

type Parts = Pick<Workbench, 'session' | 'log'>;

/** Waiting for what follows a place in another log would be waiting for ever. @throws LogDisagrees where the live view does not agree with the log */
export async function demandSameLog({ session, log }: Parts, name: string): Promise<void> {
  const [live] = await judgeCheckpoints(queryOf(session), log, [name]);
  if (live?.judgement.verdict === 'log-changed') throw new LogDisagrees(live, live.judgement);
}

/** @throws LogDisagrees where a half-built generation does not agree with the log */
export async function demandPlace({ session, log }: Parts, name: string, generation: number): Promise<void> {
  const judged = await judgeCheckpoints(queryOf(session), log, [name], ['rebuilding', 'ready']);
  const own = judged.find((each) => each.generation === generation);
  if (own?.judgement.verdict === 'log-changed') throw new LogDisagrees(own, own.judgement);
}

/** Whether a half-built generation is no longer good for anything: its log or its tables are not what they were, or hold what cannot be read back. */
export function cannotGoOn(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (saysLogChanged(cause) || cause instanceof UnreadableRow) return true;
    if (OTHER_TABLES.includes((cause as { code?: string }).code ?? '')) return true;
  }
  return false;
}
