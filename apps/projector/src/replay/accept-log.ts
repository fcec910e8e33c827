import { hostname, userInfo } from 'node:os';
import { accept, type Accepted } from './accept-transaction.js';
import { describeLook } from './describe-look.js';
import { forgetErasures } from './key-tables.js';
import { disagrees, isLive, type Look, look } from './look-at-log.js';
import { rebuildLost } from './lost-views.js';
import { type RebuildResult } from './rebuild.js';
import { ReplayError } from './replay-error.js';
import { type Workbench } from './workbench.js';

export interface AcceptOptions {
  /** Nobody is asked; the log must end at `end`. */
  readonly yes: boolean;
  readonly end: bigint | undefined;
  readonly anotherLog: boolean;
}

export interface AcceptResult {
  readonly look: Look;
  /** Undefined where there was nothing to accept. */
  readonly accepted: Accepted | undefined;
  readonly rebuilt: readonly RebuildResult[];
}

/**
 * Says that a log which has changed is the right one, and brings everything in line with it. Killed anywhere, it is run again and does what is left.
 * @throws ReplayError, also where a person says no
 */
export async function acceptLog(workbench: Workbench, options: AcceptOptions): Promise<AcceptResult> {
  const { reporter, url, keysUrl = url } = workbench;
  const looked = await look(workbench);
  reporter.say(describeLook(looked));
  const disagreeing = looked.checkpoints.filter(disagrees);
  let accepted: Accepted | undefined;
  if (disagreeing.length > 0) {
    if (disagreeing.some(isLive)) refuseStrangeLog(looked, options);
    await confirm(workbench, looked, options);
    await forgetErasures(keysUrl);
    reporter.say('Erased persons: all erasing events are read again.');
    accepted = await accept(workbench, looked.end, whoami());
    reporter.say('The log is accepted: commands are open, process managers begin at its beginning.');
  }
  const rebuilt = await rebuildLost(workbench);
  return { look: looked, accepted, rebuilt };
}

/** One place at which any follower has stood is enough for it to be the same log, as it was once. */
function refuseStrangeLog({ checkpoints, common }: Look, { anotherLog }: AcceptOptions): void {
  const strange = checkpoints.filter(disagrees).find((checkpoint) => isLive(checkpoint) && checkpoint.judgement.anotherLog);
  if (strange === undefined || common > 0n || anotherLog) return;
  throw new ReplayError(
    `EVENT_STORE_URL and READ_MODELS_URL do not belong together: not even the oldest event that ${strange.name} knows of is in that log. ` +
      'If the log is the right one all the same, say --another-log.',
  );
}

async function confirm({ reporter }: Workbench, { end }: Look, { yes, end: expected }: AcceptOptions): Promise<void> {
  if (yes) {
    if (expected === end.position) return;
    throw new ReplayError(
      `The log ends at position ${end.position}, not at ${expected}. Look again, and say --end ${end.position} if that is right.`,
    );
  }
  const confirmed = await reporter.confirm(
    `Is the log that ends at position ${end.position} the right one? What was read of another one is given up for good. [y/N] `,
  );
  if (confirmed === undefined)
    throw new ReplayError(`Nobody is there to be asked. If the log is the right one, say --yes --end ${end.position}.`);
  if (!confirmed) throw new ReplayError('Nothing was changed.');
}

function whoami(): string {
  try {
    return `${userInfo().username}@${hostname()}`;
  } catch {
    return hostname(); // A login without a name, as in containers.
  }
}
